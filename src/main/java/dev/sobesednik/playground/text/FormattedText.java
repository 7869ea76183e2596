package dev.sobesednik.playground.text;

import dev.sobesednik.playground.call.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;

/// A text and its formatted parts, as Telegram stores them.
public record FormattedText(String text, List<Entity> entities) {

    static final FormattedText EMPTY = new FormattedText("", List.of());

    // Telegram ignores the rest.
    private static final int MOST_ENTITIES = 100;

    private static final List<Automatic> AUTOMATIC = List.of(
            new Automatic("url", "(?i)\\bhttps?://[^\\s<>\"«»]+[^\\s<>\"«».,:;!?)\\]}']"),
            new Automatic("email", "(?i)(?<![\\w.@])[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+"),
            new Automatic("mention", "(?<![\\w@/`])@[A-Za-z]\\w{2,31}(?!\\w)"),
            new Automatic("bot_command", "(?<![\\p{L}\\p{N}_/<>])/[A-Za-z0-9_]{1,64}(@[A-Za-z]\\w{2,31})?(?![\\w/])"),
            new Automatic("hashtag", "(?<![\\p{L}\\p{N}_#])#(?=[\\p{L}\\p{N}_]*[\\p{L}_])[\\p{L}\\p{N}_]{1,255}"));

    private static final Comparator<Entity> ORDER = Comparator.comparingInt(Entity::offset)
            .thenComparing(Comparator.comparingInt(Entity::length).reversed())
            .thenComparingInt(e -> e.isQuote() ? 0 : e.isStyle() ? 2 : 1)
            .thenComparing(Entity::type);

    private record Automatic(String type, Pattern pattern) {
        Automatic(String type, String pattern) {
            this(type, Pattern.compile(pattern));
        }
    }

    public static FormattedText plain(String text) {
        return new FormattedText(text, List.of());
    }

    /// What Telegram makes of it: outer blanks go, parts that must not nest are resolved, and what looks like a
    /// command, a mention, an address or a tag becomes one.
    public FormattedText tidied() {
        var clean = text.replace("\r", "").replace('\0', ' ');
        if (clean.length() != text.length()) return withoutReturns().tidied();
        var from = 0;
        while (from < clean.length() && isBlank(clean.charAt(from))) from++;
        var to = clean.length();
        while (to > from && isBlank(clean.charAt(to - 1))) to--;
        var trimmed = clean.substring(from, to);

        var kept = new ArrayList<Entity>();
        for (var entity : entities) {
            var begin = Math.max(entity.offset(), from);
            var end = Math.min(entity.end(), to);
            if (begin < end && !clean.substring(begin, end).isBlank()) kept.add(entity.at(begin - from, end - from));
        }
        var parts = new ArrayList<>(resolved(kept));
        addAutomatic(trimmed, parts);
        parts.sort(ORDER);
        return new FormattedText(trimmed, parts.stream().limit(MOST_ENTITIES).toList());
    }

    private FormattedText withoutReturns() {
        var kept = entities.stream()
                .map(e -> e.at(
                        e.offset() - returns(text.substring(0, e.offset())),
                        e.end() - returns(text.substring(0, e.end()))))
                .toList();
        return new FormattedText(text.replace("\r", ""), kept);
    }

    private static int returns(String text) {
        return (int) text.chars().filter(c -> c == '\r').count();
    }

    // Code holds nothing and lies in nothing but quotes; a quote lies in no quote; a link lies in no link.
    private static List<Entity> resolved(List<Entity> entities) {
        var sorted = entities.stream().sorted(ORDER).toList();
        var whole = new ArrayList<Entity>();
        for (var entity : sorted) {
            if (entity.isStyle()) continue;
            var clash = whole.stream()
                    .anyMatch(other -> other.touches(entity)
                            && (entity.isQuote() == other.isQuote() || (entity.isQuote() && other.isCode())));
            if (!clash) whole.add(entity);
        }
        var result = new ArrayList<>(whole);
        for (var style : sorted) {
            if (style.isStyle()) result.addAll(around(style, whole));
        }
        return merged(result);
    }

    private static List<Entity> around(Entity style, List<Entity> whole) {
        var pieces = new ArrayList<Entity>();
        var begin = style.offset();
        for (var code : whole) {
            if (!code.isCode() || code.end() <= begin || code.offset() >= style.end()) continue;
            if (code.offset() > begin) pieces.add(style.at(begin, code.offset()));
            begin = code.end();
        }
        if (begin < style.end()) pieces.add(style.at(begin, style.end()));
        return pieces;
    }

    // The same style twice over one stretch, or end to end, is one.
    private static List<Entity> merged(List<Entity> entities) {
        var result = new ArrayList<Entity>();
        for (var entity : entities.stream().sorted(ORDER).toList()) {
            var before = result.stream()
                    .filter(other -> entity.isStyle()
                            && other.type().equals(entity.type())
                            && other.offset() <= entity.offset()
                            && entity.offset() <= other.end())
                    .findFirst();
            if (before.isEmpty()) result.add(entity);
            else
                result.set(
                        result.indexOf(before.get()),
                        entity.at(before.get().offset(), Math.max(before.get().end(), entity.end())));
        }
        return result;
    }

    private static void addAutomatic(String text, List<Entity> entities) {
        for (var kind : AUTOMATIC) {
            var found = kind.pattern.matcher(text);
            while (found.find()) {
                var entity = new Entity(kind.type, found.start(), found.end() - found.start(), "");
                if (entities.stream().noneMatch(e -> !e.isStyle() && !e.isQuote() && e.touches(entity))) {
                    entities.add(entity);
                }
            }
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\0' || Character.isWhitespace(c) || c == '\u00a0';
    }

    public ArrayNode entitiesJson() {
        return entities.stream().map(Entity::json).collect(Json.toArray());
    }
}
