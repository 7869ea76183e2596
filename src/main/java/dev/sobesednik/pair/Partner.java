package dev.sobesednik.pair;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody who takes part, under Telegram's number and first name, and what they said of themselves.
///
/// @param level of the questions, 0 for any
/// @param slots when there is time; empty for any time
/// @param offset minutes from UTC
/// @param last the partner of the newest pair, 0 before the first
/// @param leftOut the newest week without a partner
/// @param silent weeks in a row in which nothing was heard and no interview took place
/// @param paused not paired until the next press
/// @param seen the day of the newest press
public record Partner(
        long id,
        String name,
        int level,
        Set<Slot> slots,
        int offset,
        long last,
        @Nullable LocalDate leftOut,
        int silent,
        boolean paused,
        LocalDate seen) {

    /// After so many silent weeks in a row the bot pairs somebody no more until they press again.
    public static final int PATIENCE = 2;

    /// Whoever presses nothing for so long takes part no more.
    public static final int WEEKS = 8;

    private static final int HOUR = 60;
    private static final int WEST = -12 * HOUR;
    private static final int EAST = 14 * HOUR;

    /// The slots are kept in their order, so that the same partner is always stored as the same text.
    public Partner {
        var ordered = EnumSet.noneOf(Slot.class);
        ordered.addAll(slots);
        slots = Collections.unmodifiableSet(ordered);
    }

    public static Partner joined(long id, String name, int level, int offset, LocalDate today) {
        return new Partner(id, name, level, Set.of(), offset, 0, null, 0, false, today);
    }

    /// Pressed something: here again.
    ///
    /// @param now the name, which may have changed
    public Partner present(String now, LocalDate today) {
        return new Partner(id, now, level, slots, offset, last, leftOut, 0, false, today);
    }

    public Partner nextLevel(int levels) {
        var next = level >= levels ? 0 : level + 1;
        return new Partner(id, name, next, slots, offset, last, leftOut, silent, paused, seen);
    }

    public Partner toggled(Slot slot) {
        var changed = EnumSet.noneOf(Slot.class);
        changed.addAll(slots);
        if (!changed.remove(slot)) changed.add(slot);
        return new Partner(id, name, level, changed, offset, last, leftOut, silent, paused, seen);
    }

    /// Sets the clock an hour or more on, as far as there are zones: a half-hour zone stays one.
    public Partner shifted(int hours) {
        var wanted = offset + hours * HOUR;
        var changed = wanted < WEST || wanted > EAST ? offset : wanted;
        return new Partner(id, name, level, slots, changed, last, leftOut, silent, paused, seen);
    }

    Partner paired(long with) {
        return new Partner(id, name, level, slots, offset, with, leftOut, silent, paused, seen);
    }

    Partner without(LocalDate week) {
        return new Partner(id, name, level, slots, offset, 0, week, silent, paused, seen);
    }

    Partner heard() {
        return new Partner(id, name, level, slots, offset, last, leftOut, 0, paused, seen);
    }

    Partner unheard() {
        var weeks = silent + 1;
        return new Partner(id, name, level, slots, offset, last, leftOut, weeks, paused || weeks >= PATIENCE, seen);
    }

    boolean isExpired(LocalDate today) {
        return today.isAfter(seen.plusWeeks(WEEKS));
    }

    /// Those of this person's slots in which both have time, by this person's clock; all slots mean any time.
    public Set<Slot> common(Partner other) {
        var common = EnumSet.noneOf(Slot.class);
        for (var slot : times()) if (minutes(slot, other) > 0) common.add(slot);
        return common;
    }

    int commonMinutes(Partner other) {
        return times().stream().mapToInt(slot -> minutes(slot, other)).sum();
    }

    private int minutes(Slot slot, Partner other) {
        return other.times().stream()
                .mapToInt(theirs -> slot.common(offset, theirs, other.offset))
                .sum();
    }

    private Set<Slot> times() {
        return slots.isEmpty() ? EnumSet.allOf(Slot.class) : slots;
    }
}
