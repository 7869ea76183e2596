package dev.sobesednik.duel;

import dev.sobesednik.chat.Budget;
import dev.sobesednik.duel.Duel.Decision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A duel and its message in the group. A change that comes while the group has to be spared is shown a little later,
/// and the duel waits for it.
///
/// @param topic the forum topic, 0 outside of topics
/// @param message the id of the message that shows the duel; 0 until Telegram told it
/// @param posts counts the messages posted, so that the answer for an earlier one is told apart
/// @param owed what the group has not seen yet
public record DuelSession(int topic, Duel duel, int message, int posts, Owed owed, Budget budget) {

    public enum Owed {
        NOTHING,
        EDIT,
        FRESH
    }

    /// What a step asks for.
    ///
    /// @param told to whoever made the move
    /// @param show as an edit, as a new message, or nothing to show now
    public record Stepped(DuelSession next, Optional<Note.Told> told, Owed show) {}

    /// @param budget of the games before this one
    public static Stepped opened(
            int topic, int number, int level, Player from, Wanted wanted, Budget budget, Instant now) {
        var challenge = new Duel.Challenge(number, level, from, wanted, now.plus(Duel.CHALLENGE_LASTS));
        return new DuelSession(topic, challenge, 0, 0, Owed.FRESH, budget).shown(Optional.empty(), now);
    }

    public Stepped step(Move move, Instant now) {
        var clear = owed == Owed.NOTHING && budget.isFree(now);
        return after(Duel.decide(duel, move, clear, now), now);
    }

    /// Telegram told the id of a message that was posted.
    public Stepped posted(int post, int messageId, Instant now) {
        if (post != posts) return new Stepped(this, Optional.empty(), Owed.NOTHING);
        return new DuelSession(topic, duel, messageId, posts, owed, budget).shown(Optional.empty(), now);
    }

    /// Whether the group is to see it in this message, and does not yet.
    public boolean isWaitedFor(int post) {
        return duel.isRunning() && message == 0 && post == posts;
    }

    /// The group went on under another id: its messages there are new.
    public Stepped moved(Instant now) {
        return new DuelSession(topic, duel, 0, posts, Owed.FRESH, budget).shown(Optional.empty(), now);
    }

    /// When something is to happen by itself. Whole seconds, rounded up: what is stored is cut to milliseconds, and a
    /// wake-up must not come before its time.
    public Instant wake() {
        var change = Duel.nextChange(duel, owed == Owed.NOTHING, budget.free());
        var next = canShow() && budget.free().isBefore(change) ? budget.free() : change;
        var rounded = next.truncatedTo(ChronoUnit.SECONDS);
        return rounded.equals(next) ? next : rounded.plusSeconds(1);
    }

    /// The end is over too: nothing of the duel is needed any more.
    public boolean isForgotten(Instant now) {
        return switch (duel) {
            case Duel.Closed closed -> !now.isBefore(closed.until());
            case Duel.Over over -> !now.isBefore(over.until());
            case Duel.Challenge _, Duel.Pausing _, Duel.Asking _ -> false;
        };
    }

    /// A place for one more message in the budget, or nothing when the group has to be spared.
    public Optional<DuelSession> spend(Instant now) {
        return budget.spend(now).map(left -> new DuelSession(topic, duel, message, posts, owed, left));
    }

    private Stepped after(Decision decision, Instant now) {
        var wanted = owed;
        Note.Told told = null;
        for (var note : decision.notes()) {
            switch (note) {
                case Note.Told sentence -> told = sentence;
                case Note.Edit _ -> wanted = wanted == Owed.FRESH ? Owed.FRESH : Owed.EDIT;
                case Note.Fresh _ -> wanted = Owed.FRESH;
            }
        }
        return new DuelSession(topic, decision.next(), message, posts, wanted, budget)
                .shown(Optional.ofNullable(told), now);
    }

    private Stepped shown(Optional<Note.Told> told, Instant now) {
        var paid = canShow() ? spend(now) : Optional.<DuelSession>empty();
        if (paid.isEmpty()) return new Stepped(this, told, Owed.NOTHING);
        var left = paid.get().budget;
        var next = owed == Owed.FRESH
                ? new DuelSession(topic, duel, 0, posts + 1, Owed.NOTHING, left)
                : new DuelSession(topic, duel, message, posts, Owed.NOTHING, left);
        return new Stepped(next, told, owed);
    }

    /// An edit waits for the message's id.
    private boolean canShow() {
        return owed == Owed.FRESH || (owed == Owed.EDIT && message != 0);
    }
}
