package dev.sobesednik.streak;

import dev.sobesednik.profile.LocalDay;
import dev.sobesednik.record.Slice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
/// @param lost the streak before this one, while it can be brought back
public record Streak(
        int length,
        int best,
        int freezes,
        int toNextFreeze,
        @Nullable Last last,
        List<Day> days,
        Set<LocalDate> excused,
        @Nullable Lost lost) {

    public static final int FREEZES = 2;
    public static final int EARNED_BY = 7;
    public static final int REMEMBERED = 14;
    /// So many answers in one day bring a lost streak back.
    public static final int REPAIRED_BY = 5;
    /// Days after the one that broke a streak, on which it can be brought back.
    public static final int REPAIRABLE_FOR = 2;
    /// A shorter one is begun anew sooner than brought back, and needs no word in the evening.
    public static final int WORTH_SAVING = 3;

    /// The first freeze is free.
    public static final Streak NONE = new Streak(0, 0, 1, 0, null, List.of(), Set.of(), null);

    public static final Slice<Streak> SLICE = new Slice<>("streak", NONE);

    /// @param zone the zone in force then: what was one day there must not become two by travelling
    public record Last(Instant at, ZoneId zone, LocalDate day) {}

    /// @param answers how many questions were graded that day
    public record Day(LocalDate date, Kind kind, int answers) {}

    public enum Kind {
        COUNTED,
        FROZEN,
        EXCUSED,
        /// Missed, and made good for by the answers of a later day.
        REPAIRED
    }

    /// A streak that has ended and can be brought back.
    ///
    /// @param toNextFreeze as it was then
    /// @param gap the days between it and the one that followed, as the diary will tell them once it is back
    /// @param until the last day for it
    /// @param zone where that day was reckoned
    public record Lost(int length, int toNextFreeze, List<Day> gap, LocalDate until, ZoneId zone) {

        /// Nobody loses a day to travel: the day where the person was then, or where they are, whichever lasts longer.
        boolean isOpen(Instant now, ZoneId here) {
            return !LocalDay.of(now, here).isAfter(until)
                    || !LocalDay.of(now, zone).isAfter(until);
        }
    }

    /// A question was graded.
    public Streak answered(Instant now, ZoneId zone) {
        var today = LocalDay.of(now, zone);
        if (last == null) return began(now, zone, today);

        // Flying west repeats a date, and a corrected zone may go back to one that has passed.
        if (!today.isAfter(last.day)) return again(now, zone).repaired(now, zone);

        if (current(now, zone) == 0) return began(now, zone, today);

        var diary = new ArrayList<>(days);
        diary.addAll(gap(now, zone));
        diary.add(new Day(today, Kind.COUNTED, 1));
        var progress = toNextFreeze + 1;
        var earned = progress == EARNED_BY;
        return new Streak(
                length + 1,
                Math.max(best, length + 1),
                Math.min(FREEZES, freezesLeft(now, zone) + (earned ? 1 : 0)),
                earned ? 0 : progress,
                new Last(now, zone, today),
                newest(diary),
                after(today),
                lost != null && lost.isOpen(now, zone) ? lost : null);
    }

    /// The bot failed to ask on this day: it will not count as missed.
    public Streak excuse(LocalDate day) {
        if (last == null || !day.isAfter(last.day)) return this;
        var all = new TreeSet<>(excused);
        all.add(day);
        while (all.size() > REMEMBERED) all.removeFirst();
        return new Streak(length, best, freezes, toNextFreeze, last, days, Set.copyOf(all), lost);
    }

    /// The length as of now: 0 once more days were missed than freezes forgive.
    public int current(Instant now, ZoneId zone) {
        return gap(now, zone).stream().anyMatch(day -> day.kind == Kind.REPAIRED) ? 0 : length;
    }

    /// The freezes as of now: those of the days missed since the last answer are gone.
    public int freezesLeft(Instant now, ZoneId zone) {
        return freezes
                - (int) gap(now, zone).stream()
                        .filter(day -> day.kind == Kind.FROZEN)
                        .count();
    }

    public boolean countedToday(Instant now, ZoneId zone) {
        return last != null && !LocalDay.of(now, zone).isAfter(last.day);
    }

    /// What can be brought back now, if anything can: a streak that ended before this one, or this one.
    public Optional<Lost> repairable(Instant now, ZoneId zone) {
        var ended = current(now, zone) == 0 ? ended(now, zone) : lost;
        return ended != null && ended.isOpen(now, zone) ? Optional.of(ended) : Optional.empty();
    }

    /// How many answers of today are still missing for a repair.
    public int toRepair(Instant now, ZoneId zone) {
        return REPAIRED_BY - (countedToday(now, zone) ? answersOfTheLastDay() : 0);
    }

    /// The day that ends the streak unless something counts on it. Read off the record alone.
    public Optional<LocalDate> lastChance(ZoneId zone) {
        if (last == null) return Optional.empty();
        var day = last.day.plusDays(1);
        while (current(LocalDay.start(day.plusDays(1), zone), zone) > 0) day = day.plusDays(1);
        return Optional.of(day);
    }

    /// The days missed since the last that counted, as the diary will tell them: freezes go to the first of those that
    /// are not excused, and what no freeze is left for can only be repaired.
    public List<Day> gap(Instant now, ZoneId zone) {
        var gap = new ArrayList<Day>();
        var left = freezes;
        for (var day : missed(now, zone)) {
            var kind = excused.contains(day) ? Kind.EXCUSED : left > 0 ? Kind.FROZEN : Kind.REPAIRED;
            if (kind == Kind.FROZEN) left--;
            gap.add(new Day(day, kind, 0));
        }
        return List.copyOf(gap);
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
        return new Streak(
                1,
                Math.max(best, 1),
                freezes,
                1,
                new Last(now, zone, today),
                newest(diary),
                after(today),
                repairable(now, zone).orElse(null));
    }

    /// This streak, which more missed days have ended than there are freezes.
    private @Nullable Lost ended(Instant now, ZoneId zone) {
        if (length < WORTH_SAVING) return null;
        var gap = gap(now, zone);
        return gap.stream()
                .filter(day -> day.kind == Kind.REPAIRED)
                .findFirst()
                .map(broken -> new Lost(length, toNextFreeze, newest(gap), broken.date.plusDays(REPAIRABLE_FOR), zone))
                .orElse(null);
    }

    /// Enough answers on one day, soon enough: the streak before this one goes on, and what counted since is added.
    private Streak repaired(Instant now, ZoneId zone) {
        if (lost == null || answersOfTheLastDay() < REPAIRED_BY || !lost.isOpen(now, zone)) return this;
        var diary = new ArrayList<>(days);
        diary.addAll(lost.gap);
        diary.sort(Comparator.comparing(Day::date));
        var progress = lost.toNextFreeze + toNextFreeze;
        var earned = progress >= EARNED_BY;
        return new Streak(
                lost.length + length,
                Math.max(best, lost.length + length),
                // All were used up before the day that broke it.
                earned ? 1 : 0,
                earned ? progress - EARNED_BY : progress,
                last,
                newest(diary),
                excused,
                null);
    }

    private Streak again(Instant now, ZoneId zone) {
        var from = java.util.Objects.requireNonNull(last);
        var diary = new ArrayList<>(days);
        if (!diary.isEmpty()) {
            var day = diary.removeLast();
            diary.add(new Day(day.date, day.kind, day.answers + 1));
        }
        return new Streak(
                length, best, freezes, toNextFreeze, new Last(now, zone, from.day), List.copyOf(diary), excused, lost);
    }

    private int answersOfTheLastDay() {
        return days.isEmpty() ? 0 : days.getLast().answers;
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
