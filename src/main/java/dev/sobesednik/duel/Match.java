package dev.sobesednik.duel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What lasts from the acceptance to the result.
///
/// @param number counts the duels of the chat, so that buttons of an earlier one are told apart
/// @param level of the questions, 0 for all
/// @param first who challenged
/// @param questions never empty
/// @param outcomes of the questions so far, in their order
/// @param until when the duel ends by itself
public record Match(
        int number,
        int level,
        Player first,
        Player second,
        List<Drawn> questions,
        List<Outcome> outcomes,
        Instant until) {

    public boolean isPlayer(long who) {
        return first.id() == who || second.id() == who;
    }

    public Player other(long who) {
        return first.id() == who ? second : first;
    }

    public long score(Player player) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.winner().stream())
                .filter(winner -> winner == player.id())
                .count();
    }

    public boolean isPlayedOut() {
        return outcomes.size() >= questions.size();
    }

    /// Nobody answered, and not for the first time: they have left.
    boolean isDeserted() {
        return outcomes.size() >= Duel.SILENT
                && outcomes.subList(outcomes.size() - Duel.SILENT, outcomes.size()).stream()
                        .allMatch(Outcome::isSilent);
    }

    Drawn next() {
        return questions.get(outcomes.size());
    }

    Match with(Outcome outcome) {
        var all = new ArrayList<>(outcomes);
        all.add(outcome);
        return new Match(number, level, first, second, questions, List.copyOf(all), until);
    }
}
