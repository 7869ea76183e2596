package dev.sobesednik.turn;

import dev.sobesednik.chat.ChatId;

/// Where landed messages wait for their turn to be sent.
public interface Outbox {

    /// @param entry the outbox entry; its order is the order of landing within a chat
    void offer(String entry, Outgoing outgoing);

    /// Something landed without our learning the entries: they have to be read again.
    void reread(ChatId chat);
}
