package dev.sobesednik.profile;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a person names a time of day: `9`, `9:30`, `09.30`, `0930`, `21-30`, `7pm`, with the words of both languages
/// around it, and perhaps a zone beside it: `09:00 Berlin`.
public final class ClockTimes {

    /// @param rest what else was typed, in lower case and without the words that belong to the time: a zone, or
    ///   nothing
    public record Read(LocalTime time, String rest) {}

    // Longer is a letter, not a time.
    private static final int LONGEST = 100;

    private static final Map<String, List<String>> WORDS =
            Typed.words("clock-words.properties", "clock-words_ru.properties");
    private static final List<String> PARTS = List.of("am", "pm", "morning", "day", "evening", "night");

    private static final String NO_LETTER = "(?!\\p{L})";
    private static final String PART = Typed.either(parts()) + NO_LETTER;
    private static final String TIME = "(?:(?<lead>%s) )?(?:%s )?".formatted(PART, Typed.either(words("before")))
            + "(?:(?<run>\\d{3,4})(?!\\d)"
            + "|(?<hour>\\d{1,2})(?: ?[:.] ?|-| - | | ?%1$s ?)(?<minute>\\d{2})(?: ?%2$s)?(?!\\d)"
                    .formatted(Typed.either(words("hour")) + NO_LETTER, Typed.either(words("minute")) + NO_LETTER)
            // Behind "9-3" or "9:3" stands no time of day but something else.
            + "|(?:(?<only>\\d{1,2})(?!\\d|-\\d)|(?<spelled>%1$s)%2$s)(?: ?%3$s%2$s)?)"
                    .formatted(Typed.either(words("hours")), NO_LETTER, Typed.either(words("hour")))
            + "(?![:.,]\\d)(?: ?(?<part>%s))?".formatted(PART);

    private static final Pattern IN_FRONT = Pattern.compile(TIME);
    private static final Pattern AT_THE_END = Pattern.compile("(?<rest>.+?) " + TIME);
    private static final Pattern BEHIND =
            Pattern.compile("^%1$s%2$s|(?<!\\p{L})%1$s$".formatted(Typed.either(words("behind")), NO_LETTER));
    private static final Pattern MARKS = Pattern.compile("^[\\s,;()]+|[\\s,;()]+$");

    private ClockTimes() {}

    /// A time of day and nothing else.
    public static Optional<LocalTime> parse(String words) {
        return read(words).filter(read -> read.rest().isEmpty()).map(Read::time);
    }

    /// A time of day, and what stands behind or before it.
    public static Optional<Read> read(String words) {
        if (words.length() > LONGEST) return Optional.empty();
        var typed = Typed.fold(words);
        var front = IN_FRONT.matcher(typed);
        if (front.lookingAt()) return time(front).map(time -> new Read(time, rest(typed.substring(front.end()))));
        var end = AT_THE_END.matcher(typed);
        return end.matches() ? time(end).map(time -> new Read(time, rest(end.group("rest")))) : Optional.empty();
    }

    private static Optional<LocalTime> time(Matcher typed) {
        int hour = hour(typed);
        int minute = typed.group("run") == null ? number(typed.group("minute")) : number(typed.group("run")) % 100;
        for (var part : new String[] {typed.group("lead"), typed.group("part")})
            if (part != null) hour = within(part, hour);
        return hour < 0 || hour > 23 || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
    }

    private static int hour(Matcher typed) {
        var spelled = typed.group("spelled");
        if (spelled != null) return words("hours").indexOf(spelled) % 12 + 1;
        if (typed.group("run") != null) return number(typed.group("run")) / 100;
        return number(typed.group(typed.group("hour") == null ? "only" : "hour"));
    }

    /// The hour of 24 that is called so in this part of the day, or -1 when nobody calls any so.
    private static int within(String part, int hour) {
        var key = PARTS.stream()
                .filter(of -> words(of).contains(part))
                .findFirst()
                .orElseThrow();
        return switch (key) {
            case "am" -> hour == 12 ? 0 : hour < 12 ? hour : -1;
            case "pm" -> hour == 0 ? -1 : hour < 12 ? hour + 12 : hour;
            case "morning" -> hour < 12 ? hour : -1;
            case "day" -> hour > 0 && hour < 7 ? hour + 12 : hour > 9 && hour < 19 ? hour : -1;
            case "evening" -> hour == 12 ? 0 : hour > 3 && hour < 12 ? hour + 12 : hour > 15 ? hour : -1;
            // Five at night is before dawn, nine at night after dusk; nobody says seven at night in Russian, and in
            // English it is the evening.
            default -> hour == 12 ? 0 : hour < 6 ? hour : hour < 12 ? hour + 12 : hour > 17 ? hour : -1;
        };
    }

    private static String rest(String words) {
        var left = MARKS.matcher(words).replaceAll("");
        return MARKS.matcher(BEHIND.matcher(left).replaceAll("")).replaceAll("");
    }

    private static List<String> words(String key) {
        return Objects.requireNonNull(WORDS.get(key));
    }

    private static List<String> parts() {
        var all = new ArrayList<String>();
        PARTS.forEach(part -> all.addAll(words(part)));
        return all;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
