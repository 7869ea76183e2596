package dev.sobesednik.duty;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.turn.InboundUpdate;
import dev.sobesednik.turn.OutboxStore.Entry;
import dev.sobesednik.turn.Polls;
import dev.sobesednik.turn.telegram.Sender;
import java.util.function.Consumer;

/// Makes turns of what the sender has to report, and remembers where polls were sent.
final class SendReports implements Sender.SendListener {

    private final Consumer<InboundUpdate> turns;
    private final Polls polls;
    private final RetryUntilLanded retry;
    private final LeaseHold hold;

    SendReports(Consumer<InboundUpdate> turns, Polls polls, RetryUntilLanded retry, LeaseHold hold) {
        this.turns = turns;
        this.polls = polls;
        this.retry = retry;
        this.hold = hold;
    }

    @Override
    public void blocked(Entry entry) {
        turns.accept(InboundUpdate.blocked(entry));
    }

    @Override
    public void silenced(Entry entry, Incoming.Silence why, int tries) {
        turns.accept(InboundUpdate.silenced(entry, why, tries));
    }

    @Override
    public void reached(Entry entry) {
        turns.accept(InboundUpdate.reached(entry));
    }

    @Override
    public void refused(Entry entry) {
        turns.accept(InboundUpdate.refused(entry));
    }

    @Override
    public void migrated(Entry entry, ChatId to) {
        turns.accept(InboundUpdate.migrated(entry, to));
    }

    @Override
    public void posted(Entry entry, int messageId) {
        turns.accept(InboundUpdate.posted(entry, messageId));
    }

    @Override
    public void polled(Entry entry, String poll) {
        var outgoing = entry.outgoing();
        retry.until(
                "the place of poll " + poll,
                again -> polls.remember(poll, new Polls.Place(outgoing.chat(), outgoing.tag())));
    }

    @Override
    public void letter(Entry entry, ChatId to) {
        turns.accept(InboundUpdate.letter(entry, to));
    }

    @Override
    public void broken(Throwable fault) {
        hold.broken(fault);
    }
}
