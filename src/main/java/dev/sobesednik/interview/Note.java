package dev.sobesednik.interview;

import dev.sobesednik.bank.Question;
import dev.sobesednik.memory.Rating;
import java.util.List;

/// What a decision asks for, besides the next state.
public sealed interface Note {

    /// A sentence to whoever made the move.
    record Told(String key, List<Object> arguments) implements Note {}

    /// What the group is to see, when its turn comes: see [InterviewSession].
    record Due(Piece piece) implements Note {}

    /// Asks the person's record whether the bot can write to the person.
    record Greet(Member member) implements Note {}

    /// What the interviewer has to know about the question.
    record Brief(Member interviewer, Round round) implements Note {}

    /// A form to fill in.
    record Ask(Member rater, Round round) implements Note {}

    record Graded(Member candidate, Question.Id question, Rating rating) implements Note {}

    /// Asking counts for the interviewer's streak.
    record Interviewed(Member interviewer) implements Note {}

    /// Everybody hears privately what is worth practising.
    record Finished(InterviewTable table) implements Note {}

    enum Piece {
        /// One line: the time is over.
        LINE,
        /// The interview's message shows its new state.
        EDIT,
        /// A new message shows the state, instead of an edit.
        FRESH,
        /// The report as a file.
        FILE,
        /// The message before the newest loses its buttons.
        OLD
    }

    static Note told(String key, Object... arguments) {
        return new Told(key, List.of(arguments));
    }
}
