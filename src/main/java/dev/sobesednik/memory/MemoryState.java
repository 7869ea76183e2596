package dev.sobesednik.memory;

/// What FSRS-6 knows about one person's memory of one question. [Fsrs] makes and reads it.
///
/// What is out of bounds (an old record, a figure edited by hand) is pulled to the nearest bound, so the formulas never
/// meet a zero or an infinity; what is not a number has no nearest bound and is refused.
///
/// @param stability days until retrievability falls to 90 %, more than zero: [#MIN_STABILITY] to [#MAX_STABILITY]
/// @param difficulty 1 (easy) to 10
public record MemoryState(double stability, double difficulty) {

    /// The bounds of fsrs-rs and ts-fsrs; py-fsrs knows only the lower one, and nobody lives to see the upper.
    public static final double MIN_STABILITY = 0.001;

    public static final double MAX_STABILITY = 36_500;

    public static final double MIN_DIFFICULTY = 1;
    public static final double MAX_DIFFICULTY = 10;

    public MemoryState {
        if (Double.isNaN(stability) || Double.isNaN(difficulty))
            throw new IllegalArgumentException("stability %s, difficulty %s".formatted(stability, difficulty));
        stability = Math.clamp(stability, MIN_STABILITY, MAX_STABILITY);
        difficulty = Math.clamp(difficulty, MIN_DIFFICULTY, MAX_DIFFICULTY);
    }
}
