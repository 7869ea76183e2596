package dev.sobesednik.groupquiz;

import dev.sobesednik.bank.Question;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One day's poll.
///
/// @param date the group's local date that it is the question of
/// @param correct the right option's place as it was sent, from 0
/// @param answered how many voted, those no longer kept by name or number among them
public record Round(LocalDate date, Question.Id question, int correct, int answered, int right, State state) {

    public sealed interface State {
        /// @param messages the polls that reached Telegram: none until it says so, two when an answer was lost
        record Open(Instant closes, List<Integer> messages) implements State {}

        /// The poll is closed; votes that were under way may still land.
        record Counting(Instant until, boolean posted) implements State {}

        record Done() implements State {}

        default Optional<Instant> due() {
            return switch (this) {
                case Open(var closes, var messages) -> Optional.of(closes);
                case Counting(var until, var posted) -> Optional.of(until);
                case Done() -> Optional.empty();
            };
        }
    }

    Round in(State other) {
        return new Round(date, question, correct, answered, right, other);
    }

    Round counted(boolean isRight) {
        return new Round(date, question, correct, answered + 1, right + (isRight ? 1 : 0), state);
    }

    Round posted(int message) {
        if (!(state instanceof State.Open(Instant closes, List<Integer> messages)) || messages.contains(message))
            return this;
        var all = new ArrayList<>(messages);
        all.add(message);
        return in(new State.Open(closes, List.copyOf(all)));
    }

    public boolean isDone() {
        return state instanceof State.Done;
    }

    boolean wasPosted() {
        return switch (state) {
            case State.Open(var closes, var messages) -> !messages.isEmpty();
            case State.Counting(var until, var posted) -> posted;
            case State.Done() -> true;
        };
    }
}
