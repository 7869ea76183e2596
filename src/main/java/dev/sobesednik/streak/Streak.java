package dev.sobesednik.streak;

import dev.sobesednik.profile.LocalDay;
import dev.sobesednik.record.Slice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Days in a row on which a person graded at least one question.
///
/// @param length counted days; frozen and excused days keep it but do not add to it
/// @param best the longest so far
/// @param freezes days that can be forgiven, at most [#FREEZES]
/// @param toNextFreeze counted days since the last freeze was earned, below [#EARNED_BY]
/// @param last when and where something last counted; absent before the first time
/// @param days the newest [#REMEMBERED] entries of the diary, oldest first
/// @param excused days on which the bot failed the person: they cost nothing
public record Streak(
        int length,
        int best,
        int freezes,
        int toNextFreeze,
        @Nullable Last last,
        List<Day> days,
        Set<LocalDate> excused) {

    public static final int FREEZES = 2;
    public static final int EARNED_BY = 7;
    public static final int REMEMBERED = 14;

    public static final Streak NONE = new Streak(0, 0, 0, 0, null, List.of(), Set.of());

    public static final Slice<Streak> SLICE = new Slice<>("streak", NONE);

    /// @param zone the zone in force then: what was one day there must not become two by travelling
    public record Last(Instant at, ZoneId zone, LocalDate day) {}

    /// @param answers how many questions were graded that day
    public record Day(LocalDate date, Kind kind, int answers) {}

    public enum Kind {
        COUNTED,
        FROZEN,
        EXCUSED
    }

    /// A question was graded.
    public Streak answered(Instant now, ZoneId zone) {
        var today = LocalDay.of(now, zone);
        if (last == null) return began(now, zone, today);

        // Flying west repeats a date, and a corrected zone may go back to one that has passed.
        if (!today.isAfter(last.day)) return again(now, zone);

        var missed = missed(now, zone);
        var forgiven = missed.stream().filter(day -> !excused.contains(day)).count();
        if (forgiven > freezes) return began(now, zone, today);

        var diary = new ArrayList<>(days);
        for (var day : missed) diary.add(new Day(day, excused.contains(day) ? Kind.EXCUSED : Kind.FROZEN, 0));
        diary.add(new Day(today, Kind.COUNTED, 1));
        var progress = toNextFreeze + 1;
        var earned = progress == EARNED_BY;
        return new Streak(
                length + 1,
                Math.max(best, length + 1),
                Math.min(FREEZES, freezes - (int) forgiven + (earned ? 1 : 0)),
                earned ? 0 : progress,
                new Last(now, zone, today),
                newest(diary),
                after(today));
    }

    /// The bot failed to ask on this day: it will not count as missed.
    public Streak excuse(LocalDate day) {
        if (last == null || !day.isAfter(last.day)) return this;
        var all = new TreeSet<>(excused);
        all.add(day);
        while (all.size() > REMEMBERED) all.removeFirst();
        return new Streak(length, best, freezes, toNextFreeze, last, days, Set.copyOf(all));
    }

    /// The length as of now: 0 once more days were missed than freezes forgive.
    public int current(Instant now, ZoneId zone) {
        if (last == null) return 0;
        return missed(now, zone).stream().filter(day -> !excused.contains(day)).count() > freezes ? 0 : length;
    }

    public boolean countedToday(Instant now, ZoneId zone) {
        return last != null && !LocalDay.of(now, zone).isAfter(last.day);
    }

    /// The whole local days between the last that counted and today. After a change of zone both zones are asked, and
    /// the kinder answer holds: nobody loses a day to the date line.
    private List<LocalDate> missed(Instant now, ZoneId zone) {
        var from = last;
        if (from == null) return List.of();
        var here = LocalDay.of(now, zone);
        var gap = Math.min(
                ChronoUnit.DAYS.between(from.day, here),
                Math.min(
                        ChronoUnit.DAYS.between(LocalDay.of(from.at, from.zone), LocalDay.of(now, from.zone)),
                        ChronoUnit.DAYS.between(LocalDay.of(from.at, zone), here)));
        if (gap <= 1) return List.of();
        return here.minusDays(gap - 1).datesUntil(here).toList();
    }

    private Streak began(Instant now, ZoneId zone, LocalDate today) {
        var diary = new ArrayList<>(days);
        diary.add(new Day(today, Kind.COUNTED, 1));
        return new Streak(1, Math.max(best, 1), freezes, 1, new Last(now, zone, today), newest(diary), after(today));
    }

    private Streak again(Instant now, ZoneId zone) {
        var from = java.util.Objects.requireNonNull(last);
        var diary = new ArrayList<>(days);
        if (!diary.isEmpty()) {
            var day = diary.removeLast();
            diary.add(new Day(day.date, day.kind, day.answers + 1));
        }
        return new Streak(
                length, best, freezes, toNextFreeze, new Last(now, zone, from.day), List.copyOf(diary), excused);
    }

    private static List<Day> newest(List<Day> diary) {
        return List.copyOf(diary.subList(Math.max(0, diary.size() - REMEMBERED), diary.size()));
    }

    private Set<LocalDate> after(LocalDate today) {
        var left = new TreeSet<LocalDate>();
        for (var day : excused) if (day.isAfter(today)) left.add(day);
        return Set.copyOf(left);
    }
}
