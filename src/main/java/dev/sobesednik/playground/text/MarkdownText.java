package dev.sobesednik.playground.text;

import dev.sobesednik.playground.call.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Telegram's two Markdown styles: text and entities out of marks, with the words that Telegram uses for what it
/// refuses. The old style nests nothing and leaves alone what is no mark; the new one wants every other mark escaped.
final class MarkdownText {

    private static final String MARKS = "_*[]()~`>#+-=|{}.!";
    private static final String OLD_MARKS = "_*`[";
    private static final String CODE_MARKS = "`";

    private final String source;
    private final boolean old;
    private final StringBuilder text = new StringBuilder();
    private final List<Entity> entities = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int quoteFrom = -1;
    private int at;

    /// @param mark what closes it
    private record Open(String type, String mark, String detail, int offset, int begin) {}

    private MarkdownText(String source, boolean old) {
        this.source = source;
        this.old = old;
    }

    static FormattedText parse(String markdown) {
        return new MarkdownText(markdown, false).parse();
    }

    static FormattedText parseOld(String markdown) {
        return new MarkdownText(markdown, true).parse();
    }

    private FormattedText parse() {
        while (at < source.length()) step();
        if (!open.isEmpty()) {
            var last = open.getLast();
            throw refuseAt(
                    old
                            ? "Can't find end of the entity starting"
                            : "Can't find end of " + nameOf(last.type) + " entity",
                    last.begin);
        }
        endQuote(false);
        return new FormattedText(text.toString(), entities);
    }

    private void step() {
        var c = source.charAt(at);
        var inside = open.peekLast();
        var code = inside != null && inside.mark.startsWith("`");
        if (c == '\\' && escapes(peek(at + 1))) {
            text.append(peek(at + 1));
            at += 2;
        } else if (inside != null && closes(inside)) {
            close(inside);
        } else if (code || (old && inside != null) || (old ? OLD_MARKS : MARKS).indexOf(c) < 0) {
            plain(c);
        } else {
            begin(c);
        }
    }

    private boolean escapes(char next) {
        if (old) return open.isEmpty() && OLD_MARKS.indexOf(next) >= 0 && next != '\0';
        return next > 0 && next <= 126;
    }

    private boolean closes(Open inside) {
        // Two underscores are an underline's even inside italics.
        if (inside.mark.equals("_") && !old && source.startsWith("__", at)) return false;
        return source.startsWith(inside.mark, at);
    }

    private void plain(char c) {
        if (c == '\n' && quoteFrom >= 0 && peek(at + 1) != '>') endQuote(false);
        text.append(c);
        at++;
        if (c == '\n' && quoteFrom >= 0) at++;
    }

    private void begin(char c) {
        switch (c) {
            case '*' -> open("bold", "*", 1);
            case '_' -> {
                if (!old && peek(at + 1) == '_') open("underline", "__", 2);
                else open("italic", "_", 1);
            }
            case '~' -> open("strikethrough", "~", 1);
            case '[' -> open("text_link", "]", 1);
            case '`' -> {
                if (source.startsWith("```", at)) pre();
                else open("code", CODE_MARKS, 1);
            }
            case '|' -> bars();
            case '!' -> {
                if (peek(at + 1) != '[') throw reserved(c);
                open("custom_emoji", "]", 2);
            }
            case '>' -> {
                if (!lineStarts()) throw reserved(c);
                quoteFrom = text.length();
                at++;
            }
            default -> throw reserved(c);
        }
    }

    private boolean lineStarts() {
        return quoteFrom < 0 && (text.isEmpty() || text.charAt(text.length() - 1) == '\n');
    }

    private void open(String type, String mark, int length) {
        open.addLast(new Open(type, mark, "", text.length(), at));
        at += length;
    }

    private void pre() {
        var begin = at;
        at += 3;
        var end = at;
        while (end < source.length() && !Character.isWhitespace(source.charAt(end)) && source.charAt(end) != '`') end++;
        var language = peek(end) == '\n' ? source.substring(at, end) : "";
        if (peek(end) == '\n') at = end + 1;
        open.addLast(new Open("pre", "```", language, text.length(), begin));
    }

    private void bars() {
        if (peek(at + 1) != '|') throw reserved('|');
        var ends = at + 2 == source.length() || peek(at + 2) == '\n';
        if (quoteFrom >= 0 && ends) {
            endQuote(true);
            at += 2;
        } else {
            open("spoiler", "||", 2);
        }
    }

    private void endQuote(boolean expandable) {
        if (quoteFrom >= 0 && text.length() > quoteFrom) {
            var type = expandable ? "expandable_blockquote" : "blockquote";
            entities.add(new Entity(type, quoteFrom, text.length() - quoteFrom, ""));
        }
        quoteFrom = -1;
    }

    private void close(Open inside) {
        open.removeLast();
        at += inside.mark.length();
        var detail = inside.detail;
        if (inside.mark.equals("]")) {
            detail = address(inside);
            if (detail == null) return;
        }
        var length = text.length() - inside.offset;
        if (length > 0) entities.add(new Entity(inside.type, inside.offset, length, detail));
    }

    /// What stands in parentheses behind a link's text or an emoji; null where it leads nowhere.
    private @Nullable String address(Open inside) {
        var url = new StringBuilder();
        if (peek(at) == '(') {
            var begin = at++;
            while (at < source.length() && source.charAt(at) != ')') {
                if (!old && source.charAt(at) == '\\' && escapes(peek(at + 1))) at++;
                url.append(source.charAt(at++));
            }
            if (at >= source.length()) throw refuseAt("Can't find end of a URL", begin);
            at++;
        }
        if (inside.type.equals("custom_emoji")) {
            var id = url.toString().replaceFirst("^tg://emoji\\?id=", "");
            if (!id.matches("[1-9]\\d{0,18}")) throw refuse("Custom emoji entity must contain a tg://emoji URL");
            return id;
        }
        return Links.isLink(url.toString()) ? Links.complete(url.toString()) : null;
    }

    private static String nameOf(String type) {
        return switch (type) {
            case "text_link" -> "TextUrl";
            case "custom_emoji" -> "CustomEmoji";
            case "pre" -> "Pre";
            default -> Character.toUpperCase(type.charAt(0)) + type.substring(1);
        };
    }

    private char peek(int index) {
        return index < source.length() ? source.charAt(index) : '\0';
    }

    private static Refusal reserved(char c) {
        return refuse("Character '" + c + "' is reserved and must be escaped with the preceding '\\'");
    }

    private Refusal refuseAt(String why, int index) {
        return refuse(why + " at byte offset " + source.substring(0, index).getBytes(StandardCharsets.UTF_8).length);
    }

    private static Refusal refuse(String why) {
        return Refusal.badRequest("can't parse entities: " + why);
    }
}
