package dev.sobesednik.playground.text;

import dev.sobesednik.playground.call.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Telegram's HTML style: text and entities out of tags, with the words that Telegram uses for what it refuses.
final class HtmlText {

    private static final Set<String> TAGS = Set.of(
            "a",
            "b",
            "strong",
            "i",
            "em",
            "s",
            "strike",
            "del",
            "u",
            "ins",
            "tg-spoiler",
            "tg-emoji",
            "tg-time",
            "span",
            "pre",
            "code",
            "blockquote");

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private final List<Entity> entities = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    private record Open(String tag, String argument, String format, int offset) {}

    private HtmlText(String html) {
        this.html = html;
    }

    static FormattedText parse(String html) {
        return new HtmlText(html).parse();
    }

    private FormattedText parse() {
        while (at < html.length()) {
            var c = html.charAt(at);
            if (c == '<') {
                if (peek(at + 1) == '/') endTag();
                else startTag();
            } else if (c == '&') {
                text.append(reference());
            } else {
                text.append(c);
                at++;
            }
        }
        if (!open.isEmpty()) {
            throw refuse("Can't find end tag corresponding to start tag \"" + open.getLast().tag + "\"");
        }
        // A class of `code` means something inside `pre` only.
        entities.replaceAll(e -> e.type().equals("code") ? new Entity("code", e.offset(), e.length(), "") : e);
        return new FormattedText(text.toString(), entities);
    }

    private void startTag() {
        var begin = at++;
        var tag = until(c -> isSpace(c) || c == '>');
        if (at >= html.length()) throw refuseAt("Unclosed start tag", begin);
        tag = tag.toLowerCase(Locale.ROOT);
        if (!TAGS.contains(tag)) throw refuseAt("Unsupported start tag \"" + tag + "\"", begin);

        var argument = "";
        var format = "";
        while (true) {
            skipSpace();
            if (at >= html.length()) throw refuseAt("Unclosed start tag", begin);
            if (html.charAt(at) == '>') break;
            var name = until(c -> isSpace(c) || c == '=' || c == '>' || c == '/' || c == '"' || c == '\'');
            if (name.isEmpty()) throw refuseAt("Empty attribute name in the tag \"" + tag + "\"", begin);
            skipSpace();
            if (at >= html.length()) throw refuseAt("Unclosed start tag \"" + tag + "\"", begin);
            var value = "";
            if (html.charAt(at) == '=') {
                at++;
                value = attributeValue(tag, begin);
            }
            switch (tag + " " + name) {
                case "a href", "tg-emoji emoji-id", "tg-time unix" -> argument = value;
                case "tg-time format" -> format = value;
                case "blockquote expandable" -> argument = "expandable";
                case "code class" -> {
                    if (value.startsWith("language-")) argument = value.substring("language-".length());
                }
                case "span class" -> {
                    if (value.startsWith("tg-")) argument = value.substring("tg-".length());
                }
                default -> {}
            }
        }
        at++;
        if (tag.equals("span") && !argument.equals("spoiler")) {
            throw refuseAt("Tag \"span\" must have class \"tg-spoiler\"", begin);
        }
        open.addLast(new Open(tag, argument, format, text.length()));
    }

    private String attributeValue(String tag, int begin) {
        skipSpace();
        if (at >= html.length()) throw refuseAt("Unclosed start tag \"" + tag + "\"", begin);
        var quote = html.charAt(at);
        if (quote != '"' && quote != '\'') {
            var token = at;
            var value = until(c -> !(isAlphanumeric(c) || c == '.' || c == '-'));
            if (at < html.length() && !isSpace(html.charAt(at)) && html.charAt(at) != '>') {
                throw refuseAt("Unexpected end of name token", token);
            }
            if (at >= html.length()) throw refuseAt("Unclosed start tag", begin);
            return value.toLowerCase(Locale.ROOT);
        }
        at++;
        var value = new StringBuilder();
        while (at < html.length() && html.charAt(at) != quote) {
            if (html.charAt(at) == '&') value.append(reference());
            else value.append(html.charAt(at++));
        }
        at++;
        if (at >= html.length()) throw refuseAt("Unclosed start tag", begin);
        return value.toString();
    }

    private void endTag() {
        var begin = at;
        if (open.isEmpty()) throw refuseAt("Unexpected end tag", begin);
        at += 2;
        var name = until(c -> isSpace(c) || c == '>').toLowerCase(Locale.ROOT);
        skipSpace();
        if (peek(at) != '>') throw refuseAt("Unclosed end tag", begin);
        at++;
        var tag = open.removeLast();
        if (!name.isEmpty() && !name.equals(tag.tag)) {
            throw refuse("Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\""
                    .formatted(bytes(begin), tag.tag, name));
        }
        if (text.length() > tag.offset) close(tag);
    }

    private void close(Open tag) {
        var length = text.length() - tag.offset;
        switch (tag.tag) {
            case "b", "strong" -> add("bold", tag, "");
            case "i", "em" -> add("italic", tag, "");
            case "u", "ins" -> add("underline", tag, "");
            case "s", "strike", "del" -> add("strikethrough", tag, "");
            case "tg-spoiler", "span" -> add("spoiler", tag, "");
            case "blockquote" -> add(tag.argument.isEmpty() ? "blockquote" : "expandable_blockquote", tag, "");
            case "tg-emoji" -> {
                if (!tag.argument.matches("[1-9]\\d{0,18}")) throw refuse("Invalid custom emoji identifier specified");
                add("custom_emoji", tag, tag.argument);
            }
            case "tg-time" -> {
                if (tag.argument.matches("[1-9]\\d{0,9}"))
                    add("date_time", tag, (tag.argument + " " + tag.format).strip());
            }
            case "a" -> {
                var url = tag.argument.isEmpty() ? text.substring(tag.offset) : tag.argument;
                // An address that is none leaves plain text behind, without a word.
                if (Links.isLink(url)) add("text_link", tag, Links.complete(url));
            }
            case "code" -> {
                var inner = lastIfCovers("pre", tag.offset, length);
                if (inner != null && !tag.argument.isEmpty())
                    replaceLast(new Entity("pre", tag.offset, length, tag.argument));
                else add("code", tag, tag.argument);
            }
            case "pre" -> {
                var inner = lastIfCovers("code", tag.offset, length);
                if (inner != null && !inner.detail().isEmpty())
                    replaceLast(new Entity("pre", tag.offset, length, inner.detail()));
                else add("pre", tag, "");
            }
            default -> throw new IllegalStateException(tag.tag);
        }
    }

    private void add(String type, Open tag, String detail) {
        entities.add(new Entity(type, tag.offset, text.length() - tag.offset, detail));
    }

    private void replaceLast(Entity entity) {
        entities.set(entities.size() - 1, entity);
    }

    private @Nullable Entity lastIfCovers(String type, int offset, int length) {
        if (entities.isEmpty()) return null;
        var last = entities.getLast();
        return last.type().equals(type) && last.offset() == offset && last.length() == length ? last : null;
    }

    /// The character that a reference stands for; what is no reference stands for itself.
    private String reference() {
        var end = at + 1;
        var code = 0;
        if (peek(end) == '#') {
            var hexadecimal = peek(end + 1) == 'x';
            var digits = end + (hexadecimal ? 2 : 1);
            end = digits;
            while (Character.digit(peek(end), hexadecimal ? 16 : 10) >= 0 && peek(end) < 128) end++;
            if (end > digits && end - at < 10) code = Integer.parseInt(html, digits, end, hexadecimal ? 16 : 10);
            if (code >= 0x10ffff) code = 0;
        } else {
            while (isAlphanumeric(peek(end)) && !Character.isDigit(peek(end))) end++;
            code = switch (html.substring(at + 1, end)) {
                case "lt" -> '<';
                case "gt" -> '>';
                case "amp" -> '&';
                case "quot" -> '"';
                default -> 0;
            };
        }
        if (code == 0) return String.valueOf(html.charAt(at++));
        at = peek(end) == ';' ? end + 1 : end;
        return Character.toString(code);
    }

    private interface Stop {
        boolean at(char c);
    }

    private String until(Stop stop) {
        var from = at;
        while (at < html.length() && !stop.at(html.charAt(at))) at++;
        return html.substring(from, at);
    }

    private void skipSpace() {
        while (at < html.length() && isSpace(html.charAt(at))) at++;
    }

    private char peek(int index) {
        return index < html.length() ? html.charAt(index) : '\0';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0' || c == '\013';
    }

    private static boolean isAlphanumeric(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    private int bytes(int index) {
        return html.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
    }

    private Refusal refuseAt(String why, int index) {
        return refuse(why + " at byte offset " + bytes(index));
    }

    private static Refusal refuse(String why) {
        return Refusal.badRequest("can't parse entities: " + why);
    }
}
