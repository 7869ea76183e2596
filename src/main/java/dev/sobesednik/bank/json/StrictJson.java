package dev.sobesednik.bank.json;

import dev.sobesednik.bank.Finding;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as a careful editor leaves it: UTF-8, each key once, nothing after the end, no text or depth without bounds.
final class StrictJson {

    static final int LARGEST_FILE = 16 * 1024 * 1024;

    // A bank is eight deep, its longest line has 2600 characters, its longest number four digits; an entry has about
    // 400 tokens and 16 KB. The bounds leave room for a thousand entries.
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxStringLength(20_000)
            .maxNameLength(100)
            .maxNumberLength(30)
            .maxTokenCount(500_000)
            .build();

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(BOUNDS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    sealed interface Parsed {
        record Tree(JsonNode root) implements Parsed {}

        record Broken(Finding finding) implements Parsed {}
    }

    static Parsed parse(byte[] bytes) {
        if (bytes.length > LARGEST_FILE) return broken("larger than %d MB".formatted(LARGEST_FILE >> 20));
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return broken("line %d: not UTF-8".formatted(lineOfBadByte(bytes)));
        }
        if (text.startsWith("\ufeff")) return broken("starts with a byte order mark; save it as UTF-8 without one");
        return parse(text);
    }

    private static Parsed parse(String text) {
        try (var parser = MAPPER.createParser(text)) {
            try {
                JsonNode root = MAPPER.readTree(parser);
                if (parser.nextToken() != null) return broken(place(parser) + "something after the end");
                if (root == null || !root.isObject()) return broken("has to be one JSON object");
                if (holdsHalfACharacter(root)) return broken("an escape such as \\ud800 stands for half a character");
                return new Parsed.Tree(root);
            } catch (JacksonException e) {
                return broken(place(parser) + shortened(e.getOriginalMessage()));
            }
        }
    }

    private static String place(JsonParser parser) {
        var location = parser.currentLocation();
        return "line %d, column %d: ".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static boolean holdsHalfACharacter(JsonNode node) {
        return node.isString()
                ? node.stringValue().codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)
                : node.valueStream().anyMatch(StrictJson::holdsHalfACharacter);
    }

    private static Parsed broken(String text) {
        return new Parsed.Broken(new Finding("", "", text));
    }

    // The parser quotes what it read, which in a hostile file is long, and names its own settings.
    private static String shortened(String message) {
        var line = message.lines().findFirst().orElse("").replaceAll(", from `[^`]*`", "");
        return line.length() <= 300 ? line : line.substring(0, 300) + "…";
    }

    private static int lineOfBadByte(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        int line = 1;
        for (int i = 0; i < in.position(); i++) if (bytes[i] == '\n') line++;
        return line;
    }

    private StrictJson() {}
}
