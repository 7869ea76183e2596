package dev.sobesednik.groupquiz;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a digest tells.
///
/// @param rounds those that are over and that no digest has told of yet, at most seven, oldest first
/// @param people how many took part
public record Week(List<Round> rounds, int people) {

    public int answered() {
        return rounds.stream().mapToInt(Round::answered).sum();
    }

    public int right() {
        return rounds.stream().mapToInt(Round::right).sum();
    }

    /// Absent when nobody answered anything, or everybody was right.
    public Optional<Round> hardest() {
        return rounds.stream()
                .filter(round -> round.right() < round.answered())
                .min(Comparator.comparingDouble(round -> (double) round.right() / round.answered()));
    }
}
