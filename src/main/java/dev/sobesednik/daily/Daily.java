package dev.sobesednik.daily;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One person's daily question.
///
/// @param at the wall-clock minute that the person chose
/// @param resumes the first date after a pause; absent when there is none
/// @param handled the last local date that had its question, or was skipped in words
/// @param next the wake-up that is armed; absent when none is
public record Daily(
        Mode mode,
        LocalTime at,
        @Nullable LocalDate resumes,
        @Nullable LocalDate handled,
        @Nullable Instant next) {

    /// `UNASKED` is off, and the person was not offered it yet.
    public enum Mode {
        UNASKED,
        OFF,
        ON
    }

    public static final Daily UNASKED = new Daily(Mode.UNASKED, LocalTime.of(9, 0), null, null, null);

    /// What a wake-up means.
    public sealed interface Ring {
        /// The wake-up was replaced or cancelled after it was armed.
        record Stale() implements Ring {}

        /// @param skipped local dates that are past their grace, oldest first; may be empty
        /// @param askNow whether a question is due now
        record Due(Daily daily, List<LocalDate> skipped, boolean askNow) implements Ring {}
    }

    public Daily at(LocalTime time, ZoneId zone, Instant now) {
        return new Daily(Mode.ON, time, null, handled, null).arm(zone, now);
    }

    public Daily off() {
        return new Daily(Mode.OFF, at, null, handled, null);
    }

    /// @param days full local dates without a question, counted from the next one that would come without any
    ///     pause: two taps are one pause
    public Daily pause(int days, ZoneId zone, Instant now) {
        var unpaused = resume(zone, now).next;
        var first = LocalDate.ofInstant(unpaused == null ? now : unpaused, zone);
        return new Daily(mode, at, first.plusDays(days), handled, null).arm(zone, now);
    }

    public Daily resume(ZoneId zone, Instant now) {
        return new Daily(Mode.ON, at, null, handled, null).arm(zone, now);
    }

    public boolean isPaused(ZoneId zone, Instant now) {
        return mode == Mode.ON
                && resumes != null
                && next != null
                && LocalDate.ofInstant(now, zone).isBefore(resumes);
    }

    /// The same time of day in another zone, or after the person came back.
    public Daily arm(ZoneId zone, Instant now) {
        if (mode != Mode.ON) return disarm();
        var date = LocalDate.ofInstant(now, zone);
        if (handled != null && !date.isAfter(handled)) date = handled.plusDays(1);
        if (resumes != null && date.isBefore(resumes)) date = resumes;
        var due = instant(date, zone);
        while (!due.isAfter(now)) {
            date = date.plusDays(1);
            due = instant(date, zone);
        }
        return new Daily(mode, at, resumes, handled, due);
    }

    /// Nothing will come until it is armed again; the chosen time stays.
    public Daily disarm() {
        return new Daily(mode, at, resumes, handled, null);
    }

    /// @param grace how late a question may still come
    public Ring ring(Instant due, ZoneId zone, Instant now, Duration grace) {
        if (mode != Mode.ON || !due.equals(next)) return new Ring.Stale();
        var skipped = new ArrayList<LocalDate>();
        var date = LocalDate.ofInstant(due, zone);
        while (instant(date, zone).plus(grace).isBefore(now)) {
            skipped.add(date);
            date = date.plusDays(1);
        }
        var askNow = !instant(date, zone).isAfter(now);
        var done = askNow ? date : date.minusDays(1);
        return new Ring.Due(new Daily(mode, at, null, done, null).arm(zone, now), List.copyOf(skipped), askNow);
    }

    /// A time that a clock change skips comes as much later; one that comes twice, the first time.
    private Instant instant(LocalDate date, ZoneId zone) {
        return ZonedDateTime.of(date, at, zone).toInstant();
    }
}
