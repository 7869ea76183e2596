package dev.sobesednik.preparation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The day of an interview as people write it: `2026-12-04`, `4.12`, `04.12.2026`, `4 December`, `Dec 4`, `December`,
/// and
/// the same in Russian.
public sealed interface InterviewDay {

    record On(LocalDate day) implements InterviewDay {}

    /// It has passed.
    record Past(LocalDate day) implements InterviewDay {}

    /// More than [#MOST] days ahead: most likely mistyped.
    record TooFar(LocalDate day) implements InterviewDay {}

    /// No date, or one that no calendar has.
    record Unknown() implements InterviewDay {}

    int MOST = 365;
    /// Who knows the month alone means about its middle.
    int MIDDLE = 15;

    Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    Pattern DOTS = Pattern.compile("(\\d{1,2})[./](\\d{1,2})(?:[./](\\d{2,4}))?");
    Pattern DAY_MONTH = Pattern.compile("(\\d{1,2})\\s+(\\p{L}+)\\.?(?:\\s+(\\d{4}))?");
    Pattern MONTH_DAY = Pattern.compile("(\\p{L}+)\\.?\\s+(\\d{1,2})(?:,?\\s+(\\d{4}))?");
    Pattern MONTH = Pattern.compile("(\\p{L}+)");

    static InterviewDay read(String words, LocalDate today) {
        var typed = words.strip().toLowerCase(Locale.ROOT);
        try {
            return date(typed, today)
                    .<InterviewDay>map(day -> checked(day, today))
                    .orElseGet(Unknown::new);
        } catch (DateTimeException | NumberFormatException impossible) {
            return new Unknown();
        }
    }

    private static InterviewDay checked(LocalDate day, LocalDate today) {
        if (day.isBefore(today)) return new Past(day);
        return day.isAfter(today.plusDays(MOST)) ? new TooFar(day) : new On(day);
    }

    private static Optional<LocalDate> date(String typed, LocalDate today) {
        var iso = ISO.matcher(typed);
        if (iso.matches())
            return Optional.of(LocalDate.of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3))));
        var dots = DOTS.matcher(typed);
        if (dots.matches()) return Optional.of(day(number(dots.group(1)), number(dots.group(2)), dots.group(3), today));
        var dayMonth = DAY_MONTH.matcher(typed);
        if (dayMonth.matches())
            return month(dayMonth.group(2))
                    .map(month -> day(number(dayMonth.group(1)), month.getValue(), dayMonth.group(3), today));
        var monthDay = MONTH_DAY.matcher(typed);
        if (monthDay.matches())
            return month(monthDay.group(1))
                    .map(month -> day(number(monthDay.group(2)), month.getValue(), monthDay.group(3), today));
        var alone = MONTH.matcher(typed);
        return alone.matches()
                ? month(alone.group(1)).map(month -> day(MIDDLE, month.getValue(), null, today))
                : Optional.empty();
    }

    /// Without a year the next such day; with it the year as it was typed.
    private static LocalDate day(int day, int month, @Nullable String year, LocalDate today) {
        if (year != null) {
            var typed = number(year);
            return LocalDate.of(typed < 100 ? 2000 + typed : typed, month, day);
        }
        // 29 February comes with the next leap year.
        for (int ahead = 0; ahead < 8; ahead++) {
            var candidate = today.getYear() + ahead;
            if (month == Month.FEBRUARY.getValue() && day == 29 && !Year.isLeap(candidate)) continue;
            var date = LocalDate.of(candidate, month, day);
            if (!date.isBefore(today)) return date;
        }
        throw new DateTimeException("no such day");
    }

    /// By its name in Russian or English, whole or shortened, in whatever case the language puts it.
    private static Optional<Month> month(String word) {
        for (var locale : new Locale[] {Locale.of("ru"), Locale.ENGLISH})
            for (var month : Month.values())
                for (var style : new TextStyle[] {TextStyle.FULL, TextStyle.FULL_STANDALONE}) {
                    var name = month.getDisplayName(style, locale).toLowerCase(locale);
                    if (name.equals(word) || (word.length() >= 3 && name.startsWith(word))) return Optional.of(month);
                }
        return Optional.empty();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
