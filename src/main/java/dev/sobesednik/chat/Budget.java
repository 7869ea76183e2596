package dev.sobesednik.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How often a game of a group may write there, edits included: three at once after a silence, then one in nine
/// seconds, which is at most nine in any minute. Two games of one group stay below its twenty a minute
/// (core.telegram.org/bots/faq).
///
/// @param spent the budget's clock: at most [#BURST] messages ahead of now
public record Budget(Instant spent) {

    public static final int BURST = 3;

    public static final Duration EVERY = Duration.ofSeconds(9);

    /// Games of one group at the same time.
    public static final int AT_ONCE = 2;

    /// When the next message has a place.
    public Instant free() {
        return spent.minus(EVERY.multipliedBy(BURST - 1L));
    }

    public boolean isFree(Instant now) {
        return !free().isAfter(now);
    }

    /// With one more message, or nothing when the group has to be spared.
    public Optional<Budget> spend(Instant now) {
        return isFree(now) ? Optional.of(new Budget((spent.isAfter(now) ? spent : now).plus(EVERY))) : Optional.empty();
    }

    /// For a game that follows both: starting anew is no way around the budget.
    public Budget orLater(Budget other) {
        return spent.isBefore(other.spent) ? other : this;
    }
}
