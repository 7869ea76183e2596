package dev.sobesednik.duel;

import dev.sobesednik.chat.Budget;
import dev.sobesednik.duel.Duel.Decision;
import dev.sobesednik.interview.Member;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A duel and its message in the group. A change that comes while the group has to be spared is shown a little later,
/// and the duel waits for it.
///
/// @param topic the forum topic, 0 outside of topics
/// @param message the id of the message that shows the duel; 0 until Telegram told it
/// @param posts counts the messages posted, so that the answer for an earlier one is told apart
/// @param owed what the group has not seen yet
/// @param wake the wake-up that is armed
public record Arena(
        int topic,
        Duel duel,
        int message,
        int posts,
        Owed owed,
        Budget budget,
        @Nullable Instant wake) {

    public enum Owed {
        NOTHING,
        EDIT,
        FRESH
    }

    /// What a step asks for.
    ///
    /// @param told to whoever made the move
    /// @param show as an edit, as a new message, or nothing to show now
    public record Stepped(Arena next, Optional<Note.Told> told, Owed show) {}

    /// @param budget of the games before this one
    public static Stepped opened(
            int topic, int number, int level, Member from, Wanted wanted, Budget budget, Instant now) {
        var challenge = new Duel.Challenge(number, level, from, wanted, now.plus(Duel.CHALLENGE_LASTS));
        return new Arena(topic, challenge, 0, 0, Owed.FRESH, budget, null).shown(Optional.empty(), now);
    }

    public Stepped step(Move move, Instant now) {
        var clear = owed == Owed.NOTHING && budget.isFree(now);
        return after(Duel.decide(duel, move, clear, now), now);
    }

    /// Telegram told the id of a message that was posted.
    public Stepped posted(int post, int messageId, Instant now) {
        if (post != posts) return new Stepped(this, Optional.empty(), Owed.NOTHING);
        return new Arena(topic, duel, messageId, posts, owed, budget, wake).shown(Optional.empty(), now);
    }

    /// The group went on under another id: its messages there are new.
    public Stepped moved(Instant now) {
        return new Arena(topic, duel, 0, posts, Owed.FRESH, budget, null).shown(Optional.empty(), now);
    }

    /// A wake-up that is not the armed one is of an earlier state.
    public boolean isCurrent(Instant rang) {
        return rang.equals(wake);
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
    public Optional<Arena> spend(Instant now) {
        return budget.spend(now).map(left -> new Arena(topic, duel, message, posts, owed, left, wake));
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
        return new Arena(topic, decision.next(), message, posts, wanted, budget, wake)
                .shown(Optional.ofNullable(told), now);
    }

    private Stepped shown(Optional<Note.Told> told, Instant now) {
        var paid = canShow() ? spend(now) : Optional.<Arena>empty();
        if (paid.isEmpty()) return new Stepped(armed(), told, Owed.NOTHING);
        var here = paid.get();
        var next = owed == Owed.FRESH
                ? new Arena(topic, duel, 0, posts + 1, Owed.NOTHING, here.budget, wake)
                : new Arena(topic, duel, message, posts, Owed.NOTHING, here.budget, wake);
        return new Stepped(next.armed(), told, owed);
    }

    /// An edit waits for the message's id.
    private boolean canShow() {
        return owed == Owed.FRESH || (owed == Owed.EDIT && message != 0);
    }

    private Arena armed() {
        var change = Duel.nextChange(duel, owed == Owed.NOTHING, budget.free());
        var next = canShow() && budget.free().isBefore(change) ? budget.free() : change;
        var rounded = next.truncatedTo(ChronoUnit.SECONDS);
        var armed = rounded.equals(next) ? next : rounded.plusSeconds(1);
        return new Arena(topic, duel, message, posts, owed, budget, armed);
    }
}
