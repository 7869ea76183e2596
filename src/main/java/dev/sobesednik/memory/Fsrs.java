package dev.sobesednik.memory;

/// FSRS-6 as pure functions: how a grade changes a memory, how likely it is to be there on a day, when to ask again.
///
/// The weights are the defaults of py-fsrs 6 (MIT), `DEFAULT_PARAMETERS` in
/// [fsrs/scheduler.py](https://github.com/open-spaced-repetition/py-fsrs/blob/main/fsrs/scheduler.py); the formulas are
/// those of [The Algorithm](https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm): S is stability,
/// D difficulty, R retrievability, G the grade from 1 to 4. There are no learning steps of minutes: time is counted in
/// whole days of the person's zone, and what happens within a day goes through the same-day formula.
///
/// Where the references differ:
/// - **Hard on the same day** never lowers stability. So it is in ts-fsrs, fsrs-rs and py-fsrs since 6.3.2; py-fsrs up
///   to 6.3.1 and the wiki spare only Good and Easy. Three agree, and "I recalled it" should not shorten the interval.
/// - **Rounding**: ts-fsrs rounds every intermediate figure to 8 digits; py-fsrs and fsrs-rs do not, and neither do we.
///   It moves a stability of decades by a minute, and of 25,000 intervals in the test's data one by a day.
/// - **Mean reversion** pulls towards D0(Easy) as the formula gives it, below 1; only the result is clamped. All three
///   do so.
/// - **Stability's upper bound** is that of ts-fsrs and fsrs-rs; py-fsrs has none. ts-fsrs also lifts a first stability
///   to 0.1 at least, which none of these weights needs.
/// - **Half a day** in an interval rounds up, as in ts-fsrs; Python rounds it to even.
public final class Fsrs {

    /// 0 to 3: first stability by grade. 4, 5: first difficulty. 6, 7: next difficulty, its step and mean reversion.
    /// 8 to 10: stability after a recall. 11 to 14: after a lapse. 15: Hard's penalty. 16: Easy's bonus.
    /// 17 to 19: the same day. 20: how fast the forgetting curve falls.
    private static final double[] W = {
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
        1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542
    };

    private static final double DECAY = -W[20];
    private static final double FACTOR = Math.pow(0.9, 1 / DECAY) - 1;

    /// A hundred years, as in the references.
    private static final int MAX_INTERVAL = 36_500;

    private Fsrs() {}

    /// The memory that the first grade leaves.
    public static MemoryState first(Rating rating) {
        return new MemoryState(W[rating.number() - 1], firstDifficulty(rating));
    }

    /// The memory after one more grade.
    ///
    /// @param elapsedDays whole days since the last grade, 0 for the same day; a clock that went back counts as 0
    public static MemoryState next(MemoryState state, long elapsedDays, Rating rating) {
        var forgotten = 1 - retrievability(state, (double) elapsedDays);
        var stability = elapsedDays <= 0
                ? onTheSameDay(state, rating)
                : rating == Rating.AGAIN ? afterLapse(state, forgotten) : afterRecall(state, forgotten, rating);
        return new MemoryState(stability, nextDifficulty(state, rating));
    }

    /// The chance that the answer is still known, 0 to 1.
    ///
    /// @param elapsedDays since the last grade, fractions welcome; less than zero counts as zero
    public static double retrievability(MemoryState state, double elapsedDays) {
        return Math.pow(1 + FACTOR * Math.max(0, elapsedDays) / state.stability(), DECAY);
    }

    /// After how many whole days retrievability falls to `retention`: 1 to 36,500.
    ///
    /// @param retention more than 0, at most 1
    public static int interval(MemoryState state, double retention) {
        if (!(retention > 0 && retention <= 1)) throw new IllegalArgumentException("retention " + retention);
        var days = state.stability() * ((Math.pow(retention, 1 / DECAY) - 1) / FACTOR);
        return Math.clamp(Math.round(days), 1, MAX_INTERVAL);
    }

    /// @param forgotten the chance that it was forgotten by now, 1 - R
    private static double afterRecall(MemoryState state, double forgotten, Rating rating) {
        var s = state.stability();
        var grade = switch (rating) {
            case AGAIN, GOOD -> 1;
            case HARD -> W[15];
            case EASY -> W[16];
        };
        var growth =
                Math.exp(W[8]) * (11 - state.difficulty()) * Math.pow(s, -W[9]) * Math.expm1(forgotten * W[10]) * grade;
        return s * (1 + growth);
    }

    private static double afterLapse(MemoryState state, double forgotten) {
        var s = state.stability();
        var lapsed = W[11]
                * Math.pow(state.difficulty(), -W[12])
                * (Math.pow(s + 1, W[13]) - 1)
                * Math.exp(forgotten * W[14]);
        // A lapse must not leave more than forgetting and relearning it on one day would.
        return Math.min(lapsed, s / Math.exp(W[17] * W[18]));
    }

    private static double onTheSameDay(MemoryState state, Rating rating) {
        var s = state.stability();
        var growth = Math.exp(W[17] * (rating.number() - 3 + W[18])) * Math.pow(s, -W[19]);
        return s * (rating == Rating.AGAIN ? growth : Math.max(growth, 1));
    }

    /// May be below 1 for Easy: mean reversion wants it so.
    private static double firstDifficulty(Rating rating) {
        return W[4] - Math.exp(W[5] * (rating.number() - 1)) + 1;
    }

    private static double nextDifficulty(MemoryState state, Rating rating) {
        var step = -W[6] * (rating.number() - 3);
        var damped = state.difficulty() + step * (10 - state.difficulty()) / 9;
        return W[7] * firstDifficulty(Rating.EASY) + (1 - W[7]) * damped;
    }
}
