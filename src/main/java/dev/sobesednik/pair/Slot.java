package dev.sobesednik.pair;

/// When somebody has time, by the clock at home.
public enum Slot {
    MORNING(8, 12, false),
    EVENING(18, 22, false),
    WEEKEND(10, 20, true);

    private static final int DAY = 24;

    private final int from;
    private final int until;
    private final boolean weekend;

    Slot(int from, int until, boolean weekend) {
        this.from = from;
        this.until = until;
        this.weekend = weekend;
    }

    /// How many hours of this slot at one offset from UTC are hours of the other slot at another.
    int common(int offset, Slot other, int otherOffset) {
        if (weekend != other.weekend) return 0;
        var common = 0;
        for (int hour = from; hour < until; hour++) {
            var there = Math.floorMod(hour - offset + otherOffset, DAY);
            if (there >= other.from && there < other.until) common++;
        }
        return common;
    }
}
