package dev.sobesednik.chat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a button carries: words joined by colons behind the format's number, such as `1:card:answer:q001:57`.
///
/// Telegram keeps old keyboards tappable for ever, and anybody can send any data: parsing answers with nothing rather
/// than throwing.
public final class Data {

    private static final String FORMAT = "1";
    /// Bytes: core.telegram.org/bots/api#inlinekeyboardbutton
    private static final int LIMIT = 64;

    private Data() {}

    public static String of(Object... words) {
        var data = new StringBuilder(FORMAT);
        for (var word : words) data.append(':').append(word);
        if (data.length() > LIMIT) throw new IllegalArgumentException("callback data over 64 bytes: " + data);
        return data.toString();
    }

    /// The words, or nothing when the data is of another format.
    public static Optional<List<String>> read(String data) {
        var words = data.split(":", -1);
        return words.length > 1 && words[0].equals(FORMAT)
                ? Optional.of(Arrays.asList(words).subList(1, words.length))
                : Optional.empty();
    }
}
