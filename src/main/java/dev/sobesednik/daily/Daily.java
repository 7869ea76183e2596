package dev.sobesednik.daily;

import dev.sobesednik.record.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The calendar of a daily question.
///
/// A question that is due stays due until its wake-up has rung, whatever is chosen or armed in between: only the ring
/// settles a date, by asking or by telling that it is skipped. Three things settle dates without a ring, and each is
/// said when it is chosen: switching off, a pause, and another time or zone in which today's minute has passed before
/// it was due.
///
/// @param at the wall-clock minute that was chosen
/// @param resumes the first date after a pause; absent when there is none
/// @param handled the last local date that had its question, or was skipped in words
/// @param next the wake-up that is armed; absent when none is
/// @param owed the local date whose question that wake-up brings; absent in records of before, which armed it in the
///     zone in force
public record Daily(
        Mode mode,
        LocalTime at,
        @Nullable LocalDate resumes,
        @Nullable LocalDate handled,
        @Nullable Instant next,
        @Nullable LocalDate owed) {

    /// `UNASKED` is off, and the person was not offered it yet.
    public enum Mode {
        UNASKED,
        OFF,
        ON
    }

    public static final Daily UNASKED = new Daily(Mode.UNASKED, LocalTime.of(9, 0), null, null, null, null);

    /// A person's. A group keeps its own in its quiz.
    public static final Slice<Daily> SLICE = new Slice<>("daily", UNASKED);

    /// What a wake-up means.
    public sealed interface Ring {
        /// The wake-up was replaced or cancelled after it was armed.
        record Stale() implements Ring {}

        /// @param skipped local dates whose question comes no more, oldest first; may be empty
        /// @param askNow whether a question is due now: that of the date `daily.handled()`
        record Due(Daily daily, List<LocalDate> skipped, boolean askNow) implements Ring {}
    }

    public Daily at(LocalTime time, ZoneId zone, Instant now) {
        return new Daily(Mode.ON, time, null, handled, next, owed).arm(zone, now);
    }

    public Daily off() {
        return new Daily(Mode.OFF, at, null, handled, null, null);
    }

    /// @param days full local dates without a question, counted from the next one that would come without any
    ///     pause: two taps are one pause
    public Daily pause(int days, ZoneId zone, Instant now) {
        var unpaused = resume(zone, now);
        var resumesOn = unpaused.newest(zone, now).plusDays(days);
        return new Daily(mode, at, resumesOn, handled, unpaused.next, unpaused.owed).arm(zone, now);
    }

    public Daily resume(ZoneId zone, Instant now) {
        return new Daily(Mode.ON, at, null, handled, next, owed).arm(zone, now);
    }

    public boolean isPaused(ZoneId zone, Instant now) {
        return mode == Mode.ON
                && resumes != null
                && next != null
                && LocalDate.ofInstant(now, zone).isBefore(resumes);
    }

    /// The date whose question comes next, while one is armed.
    public LocalDate comes(ZoneId zone, Instant now) {
        var date = newest(zone, now);
        return resumes != null && date.isBefore(resumes) ? resumes : date;
    }

    /// The same time of day in the zone in force: for what is still to come. Arming again changes nothing, and brings
    /// back what was disarmed.
    public Daily arm(ZoneId zone, Instant now) {
        if (mode != Mode.ON) return disarm();
        if (next != null && !next.isAfter(now)) return this;
        // Yesterday's minute is still ahead where a clock change skips the minutes before midnight.
        var date = LocalDate.ofInstant(now, zone).minusDays(1);
        if (handled != null && !date.isAfter(handled)) date = handled.plusDays(1);
        if (resumes != null && date.isBefore(resumes)) date = resumes;
        while (!instant(date, zone).isAfter(now)) date = date.plusDays(1);
        return new Daily(mode, at, resumes, handled, instant(date, zone), date);
    }

    /// Nothing will come until it is armed again; the chosen time stays.
    public Daily disarm() {
        return new Daily(mode, at, resumes, handled, null, null);
    }

    /// @param grace how late a question may still come
    public Ring ring(Instant due, ZoneId zone, Instant now, Duration grace) {
        if (mode != Mode.ON || !due.equals(next)) return new Ring.Stale();
        var newest = newest(zone, now);
        var skipped = new ArrayList<LocalDate>();
        var date = owed(zone);
        while (date.isBefore(newest) || dueSince(date, zone).plus(grace).isBefore(now)) {
            skipped.add(date);
            date = date.plusDays(1);
        }
        var paused = resumes != null && date.isBefore(resumes);
        var askNow = !paused && !dueSince(date, zone).isAfter(now);
        var done = askNow ? date : date.minusDays(1);
        var rung = new Daily(mode, at, paused ? resumes : null, done, null, null);
        return new Ring.Due(rung.arm(zone, now), List.copyOf(skipped), askNow);
    }

    /// Of the dates that are due the last one; the one that is waited for when none is.
    private LocalDate newest(ZoneId zone, Instant now) {
        var date = owed(zone);
        while (!instant(date.plusDays(1), zone).isAfter(now)) date = date.plusDays(1);
        return date;
    }

    private LocalDate owed(ZoneId zone) {
        if (owed != null) return owed;
        var date = LocalDate.ofInstant(Objects.requireNonNull(next), zone);
        return handled != null && !date.isAfter(handled) ? handled.plusDays(1) : date;
    }

    /// A time or a zone that is chosen while a question is due may put it off, and does not make it later than it is.
    private Instant dueSince(LocalDate date, ZoneId zone) {
        var minute = instant(date, zone);
        return next != null && minute.isBefore(next) ? next : minute;
    }

    /// A time that a clock change skips comes as much later; one that comes twice, the first time.
    private Instant instant(LocalDate date, ZoneId zone) {
        return ZonedDateTime.of(date, at, zone).toInstant();
    }
}
