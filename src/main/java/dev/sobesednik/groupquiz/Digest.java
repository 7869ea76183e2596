package dev.sobesednik.groupquiz;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/// The week in one message, on Sunday evenings. The same wake-up drops what is too old to be kept.
///
/// @param next the wake-up that is armed; absent when none is
/// @param told the date of the newest round that a digest has told of
public record Digest(
        boolean on, @Nullable Instant next, @Nullable LocalDate told) {

    public static final LocalTime AT = LocalTime.of(21, 0);

    static final Digest UNARMED = new Digest(true, null, null);

    /// One that is due and has not rung stays due.
    Digest arm(ZoneId zone, Instant now) {
        if (next != null && !next.isAfter(now)) return this;
        var sunday = LocalDate.ofInstant(now, zone).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        var due = sunday.atTime(AT).atZone(zone).toInstant();
        if (!due.isAfter(now)) due = sunday.plusWeeks(1).atTime(AT).atZone(zone).toInstant();
        return new Digest(on, due, told);
    }

    Digest disarm() {
        return new Digest(on, null, told);
    }

    Digest told(LocalDate newest) {
        return new Digest(on, next, newest);
    }
}
