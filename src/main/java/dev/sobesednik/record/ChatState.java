package dev.sobesednik.record;

import dev.sobesednik.chat.ChatId;

/// What is kept of one chat.
public sealed interface ChatState {

    /// Nothing: nobody came yet, or they asked to be forgotten.
    record Nobody() implements ChatState {}

    record Known(ChatRecord record) implements ChatState {}

    /// The group went on under another id.
    record Moved(ChatId to) implements ChatState {}

    /// There is a record, and it cannot be read.
    ///
    /// @param newer written by a later version of the bot: it has to stay as it is
    record Unreadable(boolean newer) implements ChatState {}
}
