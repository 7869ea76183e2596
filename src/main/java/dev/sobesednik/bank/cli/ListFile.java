package dev.sobesednik.bank.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A list's text. It has to be UTF-8, with or without a byte order mark: a guessed encoding would go into the bank.
final class ListFile {

    private static final int LARGEST = 16 * 1024 * 1024;

    /// A sentence that names the file and, where it is the encoding, the line and what it looks like.
    static final class Unreadable extends IOException {
        private Unreadable(String sentence) {
            super(sentence);
        }
    }

    static String read(Path file) throws IOException {
        var name = String.valueOf(file.getFileName());
        if (Files.size(file) > LARGEST)
            throw new Unreadable("%s: larger than %d MB; split the list".formatted(name, LARGEST >> 20));
        var bytes = Files.readAllBytes(file);
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF))
            throw new Unreadable(sentence(name, "it is UTF-16", "UTF-16"));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            var seems = "line %d is not UTF-8; it looks like Windows-1251".formatted(lineOfBadByte(bytes));
            throw new Unreadable(sentence(name, seems, "CP1251"));
        }
    }

    private static String sentence(String name, String seems, String encoding) {
        return "%s: %s; save it as UTF-8, or: iconv -f %s -t UTF-8 \"%s\" > utf8.md"
                .formatted(name, seems, encoding, name);
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static int lineOfBadByte(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length), true);
        int line = 1;
        for (int i = 0; i < in.position(); i++) if (bytes[i] == '\n') line++;
        return line;
    }

    private ListFile() {}
}
