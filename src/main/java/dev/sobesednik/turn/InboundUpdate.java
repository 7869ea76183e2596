package dev.sobesednik.turn;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.turn.OutboxStore.Entry;
import org.jspecify.annotations.Nullable;

/// Something happened in a chat, and must count exactly once.
///
/// @param key its idempotency key: `u` and an update's id, or what became of an entry of the outbox
/// @param thread the forum topic that an answer belongs to; absent outside forums
public record InboundUpdate(
        String key, ChatId chat, @Nullable Integer thread, Incoming incoming) {

    private InboundUpdate(String key, ChatId chat, Incoming incoming) {
        this(key, chat, null, incoming);
    }

    public static InboundUpdate rang(Wakes.Due wake) {
        return new InboundUpdate(
                "w%s %s %d".formatted(wake.chat(), wake.lane(), wake.at().toEpochMilli()),
                wake.chat(),
                new Incoming.TimeIsUp(wake.lane(), wake.at()));
    }

    /// A wake-up needs no key: what it asks of the record is done once the record says so, and the same instant may be
    /// due again after a back-up was restored.
    public boolean isRepeatable() {
        return incoming instanceof Incoming.TimeIsUp;
    }

    /// The chat takes no more messages of ours.
    public static InboundUpdate unreachable(Entry entry) {
        var chat = entry.outgoing().chat();
        return new InboundUpdate("x" + entry.id() + " " + chat, chat, new Incoming.Unreachable());
    }

    public static InboundUpdate migrated(Entry entry, ChatId to) {
        var chat = entry.outgoing().chat();
        return new InboundUpdate("m" + chat + " " + to, chat, new Incoming.Migrated(to));
    }

    public static InboundUpdate posted(Entry entry, int messageId) {
        var chat = entry.outgoing().chat();
        return new InboundUpdate(
                "p" + entry.id() + " " + chat,
                chat,
                new Incoming.Posted(entry.outgoing().tag(), messageId));
    }

    /// It happens to the chat that the letter goes to.
    public static InboundUpdate letter(Entry entry, ChatId to) {
        var from = entry.outgoing().chat();
        return new InboundUpdate(
                "l" + entry.id() + " " + from,
                to,
                new Incoming.Letter(from, entry.outgoing().body()));
    }
}
