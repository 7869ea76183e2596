package dev.sobesednik.matching;

import dev.sobesednik.memory.Rating;
import java.util.List;
import java.util.Optional;

/// @param named places, from 0 upwards and in order, of the key points that were surely mentioned; a point that is
///     absent may have been mentioned in other words
public record Match(Verdict verdict, List<Integer> named) {

    /// From this share on the answer would satisfy an interviewer.
    private static final double GOOD_FROM = 0.6;

    public enum Verdict {
        /// An attempt, however poor.
        RELATED,
        /// The words match nothing of the question: a greeting, a full stop, a talk about something else.
        UNRELATED,
        /// The person says that they do not know.
        GAVE_UP
    }

    public static final Match NOTHING = new Match(Verdict.UNRELATED, List.of());

    public Match {
        named = List.copyOf(named);
    }

    /// The grade that so many of the key points deserve. Never EASY: how easily it came only the person can tell.
    ///
    /// @return nothing when the answer has no key points to go by
    public static Optional<Rating> proposed(int named, int keyPoints) {
        if (keyPoints == 0) return Optional.empty();
        if (named == 0) return Optional.of(Rating.AGAIN);
        return Optional.of(named < GOOD_FROM * keyPoints ? Rating.HARD : Rating.GOOD);
    }
}
