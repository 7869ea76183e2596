package dev.sobesednik.duty;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.duty.UpdateBatch.Heard;
import dev.sobesednik.turn.InboundUpdate;
import dev.sobesednik.turn.Outbox;
import dev.sobesednik.turn.Turns;
import dev.sobesednik.turn.telegram.Rights;
import java.util.function.BiConsumer;

/// Takes an update through its turn, again and again until it has landed; one turn of a chat at a time.
final class TurnRunner {

    private final Turns turns;
    private final long epoch;
    private final Outbox outbox;
    private final BiConsumer<ChatId, ChatId> moved;
    private final KeyedLock<ChatId> chats;
    private final Rights rights;
    private final RetryUntilLanded retry;

    /// @param moved hears of a group that goes on under another id
    TurnRunner(
            Turns turns,
            long epoch,
            Outbox outbox,
            BiConsumer<ChatId, ChatId> moved,
            KeyedLock<ChatId> chats,
            Rights rights,
            RetryUntilLanded retry) {
        this.turns = turns;
        this.epoch = epoch;
        this.outbox = outbox;
        this.moved = moved;
        this.chats = chats;
        this.rights = rights;
        this.retry = retry;
    }

    /// @return false when it was given up
    boolean run(InboundUpdate update) {
        return run(new Heard(update, false));
    }

    /// @return false when it was given up
    boolean run(Heard heard) {
        var known = new Heard(rights.known(heard.update()), heard.tooFast());
        return retry.until(known.update().key() + " of chat " + known.update().chat(), again -> attempt(known, again));
    }

    /// Once, for a caller that tries again itself.
    ///
    /// @param again whether an earlier attempt failed with its outcome unknown
    void attempt(InboundUpdate update, boolean again) {
        attempt(new Heard(update, false), again);
    }

    private void attempt(Heard heard, boolean again) {
        var update = heard.update();
        chats.run(update.chat(), () -> {
            if (heard.tooFast()) turns.slowDown(update, epoch, outbox, again);
            else turns.take(update, epoch, outbox, again);
        });
        // Telegram does not always say so where it refuses what was meant for the old id.
        if (update.incoming() instanceof Incoming.Migrated(ChatId to)) moved.accept(update.chat(), to);
    }
}
