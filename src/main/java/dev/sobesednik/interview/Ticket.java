package dev.sobesednik.interview;

import dev.sobesednik.chat.ChatId;
import org.jspecify.annotations.Nullable;

/// What a person's own record knows of the interview that the person sits in: where to, if something changes.
///
/// @param form absent while there is nothing to fill in
public record Ticket(
        ChatId group, int topic, int number, @Nullable Form form) {

    public boolean isFor(ChatId chat, int itsTopic, int itsNumber) {
        return group.equals(chat) && topic == itsTopic && number == itsNumber;
    }

    public Ticket with(@Nullable Form other) {
        return new Ticket(group, topic, number, other);
    }
}
