package dev.sobesednik.conversation;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.group.Group;
import dev.sobesednik.profile.Person;

/// The record of one chat.
public sealed interface ChatState {

    /// Nothing is kept: nobody came yet, or they asked to be forgotten.
    record Nobody() implements ChatState {}

    record OfPerson(Person person) implements ChatState {}

    record OfGroup(Group group) implements ChatState {}

    /// The group went on under another id.
    record Moved(ChatId to) implements ChatState {}

    /// There is a record, and it cannot be read.
    ///
    /// @param newer written by a later version of the bot: it has to stay as it is
    record Unreadable(boolean newer) implements ChatState {}
}
