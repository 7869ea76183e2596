package dev.sobesednik.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// The day that an instant belongs to for a person: it begins at 04:00, so that an evening may last past midnight.
public final class LocalDay {

    /// Anki's default for "next day starts at".
    private static final int STARTS_AT = 4;

    private LocalDay() {}

    /// Computed on the wall clock, not by subtracting four hours from the instant: on the day of a clock change those
    /// differ.
    public static LocalDate of(Instant instant, ZoneId zone) {
        return LocalDateTime.ofInstant(instant, zone).minusHours(STARTS_AT).toLocalDate();
    }

    public static Instant start(LocalDate day, ZoneId zone) {
        return day.atTime(STARTS_AT, 0).atZone(zone).toInstant();
    }
}
