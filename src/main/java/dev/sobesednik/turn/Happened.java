package dev.sobesednik.turn;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.turn.Mailroom.Entry;
import org.jspecify.annotations.Nullable;

/// Something happened in a chat, and must count exactly once.
///
/// @param mark names the happening for ever: `u` and an update's id, `w` and a wake-up, or what became of an entry of
///     the outbox
/// @param thread the forum topic that an answer belongs to; absent outside forums
public record Happened(String mark, ChatId chat, @Nullable Integer thread, Incoming incoming) {

    private Happened(String mark, ChatId chat, Incoming incoming) {
        this(mark, chat, null, incoming);
    }

    public static Happened rang(Wakes.Due wake) {
        return new Happened(
                "w%s %s %d".formatted(wake.chat(), wake.kind(), wake.at().toEpochMilli()),
                wake.chat(),
                new Incoming.TimeIsUp(wake.kind(), wake.at()));
    }

    /// The chat takes no more messages of ours.
    public static Happened unreachable(Entry entry) {
        var chat = entry.outgoing().chat();
        return new Happened("x" + entry.id() + " " + chat, chat, new Incoming.Unreachable());
    }

    public static Happened migrated(Entry entry, ChatId to) {
        var chat = entry.outgoing().chat();
        return new Happened("m" + chat + " " + to, chat, new Incoming.Migrated(to));
    }

    public static Happened posted(Entry entry, int messageId) {
        var chat = entry.outgoing().chat();
        return new Happened(
                "p" + entry.id() + " " + chat,
                chat,
                new Incoming.Posted(entry.outgoing().tag(), messageId));
    }

    /// It happens to the chat that the letter goes to.
    public static Happened letter(Entry entry, ChatId to) {
        var from = entry.outgoing().chat();
        return new Happened(
                "l" + entry.id() + " " + from,
                to,
                new Incoming.Letter(from, entry.outgoing().body()));
    }
}
