package dev.sobesednik.streak;

import dev.sobesednik.record.Slice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a person wants to hear of the streak.
///
/// @param hidden nothing tells of it, but for `/streak`, which offers to show it again
/// @param reminded whether a word may come in the evening before the streak is lost
/// @param warned the last day whose evening has been, with a word or without
public record Manners(
        boolean hidden, boolean reminded, @Nullable LocalDate warned) {

    public static final Slice<Manners> SLICE = new Slice<>("streak-manners", new Manners(false, false, null));

    public static final LocalTime EVENING = LocalTime.of(20, 0);
    /// Until 08:00 nobody is written to.
    public static final LocalTime QUIET_FROM = LocalTime.of(22, 0);

    public Manners hide() {
        return new Manners(true, reminded, warned);
    }

    public Manners show() {
        return new Manners(false, reminded, warned);
    }

    /// An evening that has begun brings no word: the person has just read how things stand.
    public Manners remind(Streak streak, ZoneId zone, Instant now) {
        var on = new Manners(hidden, true, warned);
        return on.evening(streak, zone)
                .filter(at -> !at.isAfter(now))
                .map(_ -> on.rung(streak, zone))
                .orElse(on);
    }

    public Manners dontRemind() {
        return new Manners(hidden, false, warned);
    }

    /// When the word is due: in the evening of the one day that would end the streak, freezes and excused days counted.
    /// Each day is asked for once, read off the record alone.
    public Optional<Instant> evening(Streak streak, ZoneId zone) {
        if (!reminded || hidden || streak.length() < Streak.WORTH_SAVING) return Optional.empty();
        return streak.lastChance(zone)
                .filter(day -> warned == null || day.isAfter(warned))
                .map(day -> day.atTime(EVENING).atZone(zone).toInstant());
    }

    /// Whether a word may be said now: a wake-up may come hours late, and the streak may be lost by then.
    public boolean isTimely(Streak streak, ZoneId zone, Instant now) {
        var clock = LocalTime.ofInstant(now, zone);
        return !clock.isBefore(EVENING)
                && clock.isBefore(QUIET_FROM)
                && streak.current(now, zone) > 0
                && !streak.countedToday(now, zone);
    }

    /// The evening has been.
    public Manners rung(Streak streak, ZoneId zone) {
        return new Manners(hidden, reminded, streak.lastChance(zone).orElse(warned));
    }
}
