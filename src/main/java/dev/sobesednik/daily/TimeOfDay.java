package dev.sobesednik.daily;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/// How people write a time of day: `9`, `9:30`, `09.30`, `0930`.
public final class TimeOfDay {

    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[:.\\s](\\d{2}))?");

    private TimeOfDay() {}

    public static Optional<LocalTime> parse(String words) {
        var typed = words.strip();
        if (typed.matches("\\d{4}")) typed = typed.substring(0, 2) + ":" + typed.substring(2);
        var match = TIME.matcher(typed);
        if (!match.matches()) return Optional.empty();
        try {
            var minute = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
            return Optional.of(LocalTime.of(Integer.parseInt(match.group(1)), minute));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
