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
    /// due again after a back-up was restored. Whether a chat takes messages may be said any number of times.
    public boolean isRepeatable() {
        return incoming instanceof Incoming.TimeIsUp
                || incoming instanceof Incoming.Silenced
                || incoming instanceof Incoming.Reached;
    }

    public static InboundUpdate blocked(Entry entry) {
        var chat = entry.outgoing().chat();
        return new InboundUpdate("x" + entry.id() + " " + chat, chat, new Incoming.Blocked());
    }

    /// @param tries how many in a row were refused so far
    public static InboundUpdate silenced(Entry entry, Incoming.Silence why, int tries) {
        var chat = entry.outgoing().chat();
        return new InboundUpdate("s" + entry.id() + " " + chat, chat, new Incoming.Silenced(why, tries));
    }

    public static InboundUpdate reached(Entry entry) {
        var chat = entry.outgoing().chat();
        return new InboundUpdate("h" + entry.id() + " " + chat, chat, new Incoming.Reached());
    }

    public static InboundUpdate refused(Entry entry) {
        var chat = entry.outgoing().chat();
        return new InboundUpdate(
                "r" + entry.id() + " " + chat,
                chat,
                new Incoming.Refused(entry.outgoing().tag()));
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
