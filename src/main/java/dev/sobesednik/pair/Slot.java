package dev.sobesednik.pair;

/// When somebody has time, by the clock at home.
public enum Slot {
    MORNING(8, 12, false),
    EVENING(18, 22, false),
    WEEKEND(10, 20, true);

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private final int from;
    private final int until;
    private final boolean weekend;

    Slot(int from, int until, boolean weekend) {
        this.from = from * HOUR;
        this.until = until * HOUR;
        this.weekend = weekend;
    }

    /// How many minutes of this slot at one offset from UTC are minutes of the other slot at another. Less than an
    /// hour is none: no interview fits into it.
    int common(int offset, Slot other, int otherOffset) {
        if (weekend != other.weekend) return 0;
        var begins = Math.floorMod(other.from - otherOffset + offset, DAY);
        // By this clock the other slot may also have begun the day before.
        var minutes = overlap(begins, other) + overlap(begins - DAY, other);
        return minutes < HOUR ? 0 : minutes;
    }

    private int overlap(int begins, Slot other) {
        var ends = begins + other.until - other.from;
        return Math.max(0, Math.min(until, ends) - Math.max(from, begins));
    }
}
