package dev.sobesednik.pair;

import dev.sobesednik.interview.Member;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody who takes part, and what they said of themselves.
///
/// @param level of the questions, 0 for any
/// @param slots when there is time; empty for any time
/// @param offset hours from UTC
/// @param last the partner of the newest pair, 0 before the first
/// @param leftOut the newest week without a partner
/// @param silent weeks in a row in which nothing was heard and no interview took place
/// @param paused not paired until the next press
/// @param seen the day of the newest press
public record Partner(
        Member member,
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

    private static final int WEST = -12;
    private static final int EAST = 14;

    public static Partner joined(Member member, int level, int offset, LocalDate today) {
        return new Partner(member, level, Set.of(), offset, 0, null, 0, false, today);
    }

    /// Pressed something: here again.
    public Partner present(Member now, LocalDate today) {
        return new Partner(now, level, slots, offset, last, leftOut, 0, false, today);
    }

    public Partner nextLevel(int levels) {
        var next = level >= levels ? 0 : level + 1;
        return new Partner(member, next, slots, offset, last, leftOut, silent, paused, seen);
    }

    public Partner toggled(Slot slot) {
        var changed = EnumSet.noneOf(Slot.class);
        changed.addAll(slots);
        if (!changed.remove(slot)) changed.add(slot);
        return new Partner(member, level, Set.copyOf(changed), offset, last, leftOut, silent, paused, seen);
    }

    public Partner shifted(int hours) {
        var changed = Math.clamp(offset + hours, WEST, EAST);
        return new Partner(member, level, slots, changed, last, leftOut, silent, paused, seen);
    }

    Partner paired(long with) {
        return new Partner(member, level, slots, offset, with, leftOut, silent, paused, seen);
    }

    Partner without(LocalDate week) {
        return new Partner(member, level, slots, offset, 0, week, silent, paused, seen);
    }

    Partner heard() {
        return new Partner(member, level, slots, offset, last, leftOut, 0, paused, seen);
    }

    Partner unheard() {
        var weeks = silent + 1;
        return new Partner(member, level, slots, offset, last, leftOut, weeks, paused || weeks >= PATIENCE, seen);
    }

    boolean isExpired(LocalDate today) {
        return today.isAfter(seen.plusWeeks(WEEKS));
    }

    /// Those of this person's slots in which both have time, by this person's clock; all slots mean any time.
    public Set<Slot> common(Partner other) {
        var common = EnumSet.noneOf(Slot.class);
        for (var slot : times()) if (hours(slot, other) > 0) common.add(slot);
        return common;
    }

    int commonHours(Partner other) {
        return times().stream().mapToInt(slot -> hours(slot, other)).sum();
    }

    private int hours(Slot slot, Partner other) {
        return other.times().stream()
                .mapToInt(theirs -> slot.common(offset, theirs, other.offset))
                .sum();
    }

    private Set<Slot> times() {
        return slots.isEmpty() ? EnumSet.allOf(Slot.class) : slots;
    }
}
