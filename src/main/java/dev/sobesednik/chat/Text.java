package dev.sobesednik.chat;

import java.util.Arrays;
import java.util.List;

/// What is said, before it is put into a language and into Telegram's HTML.
public sealed interface Text {

    /// A sentence of the message bundles. Arguments may be texts, strings, whole numbers, dates, times and zones;
    /// strings are escaped.
    record Said(String key, List<Object> arguments) implements Text {}

    /// Somebody's words or a name, shown as they are.
    record Plain(String words) implements Text {}

    /// A text of the bank in Markdown-lite.
    record Lite(String markdown) implements Text {}

    record Bold(Text inner) implements Text {}

    record Code(String language, String source) implements Text {}

    /// A block quotation; Telegram shows the first lines of an expandable one until it is tapped.
    record Quote(Text inner, boolean expandable) implements Text {}

    record Link(Text inner, String url) implements Text {}

    record Joined(String separator, List<Text> parts) implements Text {}

    static Text said(String key, Object... arguments) {
        return new Said(key, List.of(arguments));
    }

    static Text lines(Text... parts) {
        return new Joined("\n", Arrays.asList(parts));
    }

    static Text paragraphs(Text... parts) {
        return new Joined("\n\n", Arrays.asList(parts));
    }

    static Text paragraphs(List<Text> parts) {
        return new Joined("\n\n", List.copyOf(parts));
    }
}
