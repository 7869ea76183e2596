package dev.sobesednik.conversation;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Step;
import dev.sobesednik.conversation.ChatState.Moved;
import dev.sobesednik.conversation.ChatState.Nobody;
import dev.sobesednik.conversation.ChatState.OfGroup;
import dev.sobesednik.conversation.ChatState.OfPerson;
import dev.sobesednik.conversation.ChatState.Unreadable;
import dev.sobesednik.group.Group;
import dev.sobesednik.profile.Person;
import java.util.Optional;

/// The one decision of the bot: what a chat's record becomes, and what is said, when something happens.
public final class Conversation {

    private Conversation() {}

    public static Step<ChatState> decide(ChatId chat, ChatState state, Incoming incoming, Surroundings around) {
        return switch (state) {
            case Nobody nobody ->
                chat.isPrivate() ? stranger(nobody, incoming, around) : newGroup(nobody, incoming, around);
            case OfPerson(Person person) -> new PrivateChat(around).decide(person, incoming);
            case OfGroup(Group group) -> new GroupChat(around).decide(group, incoming);
            case Moved moved ->
                incoming instanceof Incoming.Press press
                        ? Step.to(moved, Effect.toast(press, "button.old"))
                        : Step.to(moved);
            case Unreadable broken -> unreadable(chat, broken, incoming, around);
        };
    }

    private static Step<ChatState> stranger(Nobody nobody, Incoming incoming, Surroundings around) {
        return from(incoming)
                .map(from -> Person.unknown(Language.of(from.languageCode())))
                .map(person -> new PrivateChat(around).decide(person, incoming))
                .orElseGet(() -> Step.to(nobody));
    }

    private static Step<ChatState> newGroup(Nobody nobody, Incoming incoming, Surroundings around) {
        if (incoming instanceof Incoming.Letter(var old, String letter)) return GroupChat.movedIn(letter);
        return from(incoming)
                .map(from -> Group.unknown(Language.of(from.languageCode())))
                .map(group -> new GroupChat(around).decide(group, incoming))
                .orElseGet(() -> Step.to(nobody));
    }

    /// A record of a later version stays untouched until that version is back. A damaged one was put aside when it
    /// was
    /// read, and the chat begins anew, which it is told.
    private static Step<ChatState> unreadable(ChatId chat, Unreadable broken, Incoming incoming, Surroundings around) {
        if (broken.newer()) {
            return switch (incoming) {
                case Incoming.Press press -> Step.to(broken, Effect.toast(press, "record.newer"));
                case Incoming.Command _ -> Step.to(broken, Effect.say("record.newer"));
                default -> Step.to(broken);
            };
        }
        var anew = decide(chat, new Nobody(), incoming, around);
        if (!(anew.next() instanceof Nobody)) return anew.and(Effect.say("record.unreadable"));
        // Nobody came of nothing to do, or of the wish to be forgotten, which needs no reading.
        return anew.effects().isEmpty() ? Step.to(broken) : anew;
    }

    static Optional<From> from(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Command(From from, var name, var argument) -> Optional.of(from);
            case Incoming.Words(From from, var text) -> Optional.of(from);
            case Incoming.Wordless(From from) -> Optional.of(from);
            case Incoming.Press(From from, var id, var message, var data) -> Optional.of(from);
            case Incoming.Came(From from) -> Optional.of(from);
            default -> Optional.empty();
        };
    }
}
