package dev.sobesednik.interview;

import dev.sobesednik.interview.Round.Drawn;
import dev.sobesednik.interview.Seat.Wish;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that can happen to a mock interview. Anybody can send any of these at any time: late, twice, or out of turn.
public sealed interface Move {

    /// Sits down, or changes the roles that one sits for.
    record Join(Member who, Wish wish) implements Move {}

    record Leave(Member who) implements Move {}

    record Adjust(Member who, Setting setting) implements Move {}

    /// Opens or closes the list of sections.
    record Choose(Member who, boolean open) implements Move {}

    /// Starts the round after `round`.
    ///
    /// @param drawn absent when the bank has nothing left to ask
    record Begin(Member who, int round, @Nullable Drawn drawn) implements Move {}

    /// Opens the next follow-up.
    record Dig(Member who, int round) implements Move {}

    /// The candidate gives up.
    record Pass(Member who, int round) implements Move {}

    /// The answer is over.
    record Score(Member who, int round) implements Move {}

    /// A filled form, from the person's private chat.
    record Rate(long who, int round, Sheet sheet) implements Move {}

    record Vote(Member who, int round, boolean hire) implements Move {}

    /// Shows the scores without waiting for those that are missing.
    record Reveal(Member who, int round) implements Move {}

    record Stop(Member who) implements Move {}

    /// Whether the bot can write to a person, from that person's own record.
    record Reached(long who, boolean reached) implements Move {}

    /// Somebody looks for the interview's message.
    record Show() implements Move {}

    record Tick() implements Move {}

    /// Who made the move in the group, if a person did.
    default Optional<Member> mover() {
        return switch (this) {
            case Join(Member who, var wish) -> Optional.of(who);
            case Leave(Member who) -> Optional.of(who);
            case Adjust(Member who, var setting) -> Optional.of(who);
            case Choose(Member who, boolean _) -> Optional.of(who);
            case Begin(Member who, int _, var drawn) -> Optional.of(who);
            case Dig(Member who, int _) -> Optional.of(who);
            case Pass(Member who, int _) -> Optional.of(who);
            case Score(Member who, int _) -> Optional.of(who);
            case Vote(Member who, int _, boolean _) -> Optional.of(who);
            case Reveal(Member who, int _) -> Optional.of(who);
            case Stop(Member who) -> Optional.of(who);
            case Rate _, Reached _, Show _, Tick _ -> Optional.empty();
        };
    }
}
