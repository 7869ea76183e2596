package dev.sobesednik.duel;

import java.util.List;
import java.util.Optional;

/// A question and who chose what.
///
/// @param picks in the order in which they reached the bot
public record Outcome(Drawn question, List<Pick> picks) {

    /// @param option from 0
    public record Pick(long who, int option) {}

    /// The first right answer gets the point.
    public Optional<Long> winner() {
        return picks.stream()
                .filter(pick -> pick.option() == question.correct())
                .findFirst()
                .map(Pick::who);
    }

    public Optional<Pick> of(long who) {
        return picks.stream().filter(pick -> pick.who() == who).findFirst();
    }

    public boolean isRight(long who) {
        return of(who).filter(pick -> pick.option() == question.correct()).isPresent();
    }

    public boolean isSilent() {
        return picks.isEmpty();
    }
}
