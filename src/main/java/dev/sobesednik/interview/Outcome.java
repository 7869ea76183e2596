package dev.sobesednik.interview;

import dev.sobesednik.bank.Question;
import dev.sobesednik.interview.Sheet.Scale;
import dev.sobesednik.memory.Rating;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of one round.
///
/// @param points how many key points the question has
/// @param interviewer absent: the bot asked
/// @param opened how many follow-ups were opened
/// @param passed the candidate passed on the question itself
/// @param own the candidate's sheet, absent when it did not come in time
/// @param theirs the interviewer's sheet, likewise
/// @param hire votes of watchers, yes and no
public record Outcome(
        int round,
        Question.Id question,
        int points,
        Member candidate,
        @Nullable Member interviewer,
        int opened,
        boolean passed,
        @Nullable Sheet own,
        @Nullable Sheet theirs,
        int hire,
        int doubt) {

    /// The sheet that counts: the interviewer's, and where there is none the candidate's own.
    public Optional<Sheet> counting() {
        return Optional.ofNullable(theirs).or(() -> Optional.ofNullable(own));
    }

    /// The grade for the candidate's card. Passing is AGAIN. Else the sheet that counts decides by the share of key
    /// points named and by correctness and depth; structure and communication are no matter of memory:
    ///
    /// - AGAIN: less than a third of the points, or correctness 1;
    /// - HARD: less than two thirds, or correctness 2;
    /// - EASY: every point, and correctness and depth 4;
    /// - GOOD: anything else.
    ///
    /// A question without key points is judged by the scales alone.
    ///
    /// @return nothing when nobody sent a sheet
    public Optional<Rating> rating() {
        if (passed) return Optional.of(Rating.AGAIN);
        return counting().map(this::rating);
    }

    private Rating rating(Sheet sheet) {
        var correct = sheet.on(Scale.CORRECTNESS);
        if (correct == 1 || 3 * sheet.count() < points) return Rating.AGAIN;
        if (correct == 2 || 3 * sheet.count() < 2 * points) return Rating.HARD;
        return correct == Sheet.HIGHEST && sheet.on(Scale.DEPTH) == Sheet.HIGHEST && sheet.count() >= points
                ? Rating.EASY
                : Rating.GOOD;
    }

    /// Worth practising again.
    public boolean isWeak() {
        return rating().filter(rating -> rating.number() < Rating.GOOD.number()).isPresent();
    }
}
