package dev.sobesednik.interview;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Who answers and who asks next: whoever had the role least often, then whoever had any role least often, then in
/// the order of sitting down.
final class Rotation {

    /// @param interviewer absent: the bot asks
    record Roles(Member candidate, @Nullable Member interviewer) {}

    private final List<Outcome> outcomes;

    private Rotation(List<Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    static Optional<Roles> next(List<Seat> seats, List<Outcome> outcomes) {
        return new Rotation(outcomes).next(seats);
    }

    private Optional<Roles> next(List<Seat> seats) {
        return least(seats.stream().filter(Seat::answers).toList(), this::answered)
                .map(candidate -> new Roles(
                        candidate,
                        least(
                                        seats.stream()
                                                .filter(Seat::asks)
                                                .filter(seat -> !seat.member().equals(candidate))
                                                .toList(),
                                        this::asked)
                                .orElse(null)));
    }

    private Optional<Member> least(List<Seat> some, ToLongFunction<Member> times) {
        return some.stream()
                .map(Seat::member)
                .min(Comparator.comparingLong(times).thenComparingLong(member -> answered(member) + asked(member)));
    }

    private long answered(Member member) {
        return outcomes.stream()
                .filter(outcome -> outcome.candidate().id() == member.id())
                .count();
    }

    private long asked(Member member) {
        return outcomes.stream()
                .map(Outcome::interviewer)
                .filter(interviewer -> interviewer != null && interviewer.id() == member.id())
                .count();
    }
}
