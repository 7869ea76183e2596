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
        return incoming instanceof Incoming.InTopic(int topic, Incoming inner)
                ? decide(chat, topic, state, inner, around)
                : decide(chat, 0, state, incoming, around);
    }

    private static Step<ChatState> decide(
            ChatId chat, int topic, ChatState state, Incoming incoming, Surroundings around) {
        return switch (state) {
            case Nobody nobody ->
                chat.isPrivate() ? stranger(nobody, incoming, around) : newGroup(chat, topic, nobody, incoming, around);
            case OfPerson(Person person) -> new PrivateChat(around).decide(person, incoming);
            case OfGroup(Group group) -> new GroupChat(around, chat, topic).decide(group, incoming);
            case Moved moved -> moved(moved, incoming);
            case Unreadable broken -> unreadable(chat, topic, broken, incoming, around);
        };
    }

    /// People's records may still write to the old id.
    private static Step<ChatState> moved(Moved moved, Incoming incoming) {
        return switch (incoming) {
            case Incoming.Letter(ChatId from, String text)
            when MockLetter.isOne(text) -> Step.to(moved, MockLetter.forwarded(moved.to(), from, text));
            case Incoming.Press press -> Step.to(moved, Effect.toast(press, "button.old"));
            case Incoming.Posted posted -> forwarded(moved, DailyQuizLetter.of(posted));
            case Incoming.Vote vote -> forwarded(moved, DailyQuizLetter.of(vote));
            default -> Step.to(moved);
        };
    }

    private static Step<ChatState> forwarded(Moved moved, Optional<String> letter) {
        return letter.map(text -> Step.<ChatState>to(moved, new Effect.Tell(moved.to(), text)))
                .orElseGet(() -> Step.to(moved));
    }

    private static Step<ChatState> stranger(Nobody nobody, Incoming incoming, Surroundings around) {
        if (incoming instanceof Incoming.Letter(ChatId from, String text) && MockLetter.isOne(text))
            return new Step<>(nobody, MockForms.undeliverable(from, text));
        return from(incoming)
                .map(from -> Person.unknown(Language.of(from.languageCode())))
                .map(person -> new PrivateChat(around).decide(person, incoming))
                .orElseGet(() -> Step.to(nobody));
    }

    private static Step<ChatState> newGroup(
            ChatId chat, int topic, Nobody nobody, Incoming incoming, Surroundings around) {
        if (incoming instanceof Incoming.Letter(var old, String letter))
            return around.moving()
                    .unpack(letter)
                    .map(group -> new GroupChat(around, chat, topic).movedIn(group))
                    .orElseGet(() -> Step.to(nobody));
        return from(incoming)
                .map(from -> Group.unknown(Language.of(from.languageCode())))
                .map(group -> new GroupChat(around, chat, topic).decide(group, incoming))
                .orElseGet(() -> Step.to(nobody));
    }

    /// A record of a later version stays untouched until that version is back. A damaged one was put aside when it
    /// was read, and the chat begins anew, which it is told.
    private static Step<ChatState> unreadable(
            ChatId chat, int topic, Unreadable broken, Incoming incoming, Surroundings around) {
        if (broken.newer()) {
            return switch (incoming) {
                case Incoming.Press press -> Step.to(broken, Effect.toast(press, "record.newer"));
                case Incoming.Command _ -> Step.to(broken, Effect.say("record.newer"));
                default -> Step.to(broken);
            };
        }
        var anew = decide(chat, topic, new Nobody(), incoming, around);
        if (!(anew.next() instanceof Nobody)) return anew.and(Effect.say("record.unreadable"));
        if (incoming instanceof Incoming.Letter) return new Step<>(broken, anew.effects());
        // Nobody came of nothing to do, or of the wish to be forgotten, which needs no reading.
        return anew.effects().isEmpty() ? Step.to(broken) : anew;
    }

    /// Whether the decision will want to know if the sender is an administrator.
    public static boolean asksForStanding(ChatId chat, Incoming incoming) {
        return !chat.isPrivate() && GroupDailyTalk.isForAdministrators(incoming);
    }

    static Optional<From> from(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Command(From from, var name, var argument, var repliedTo) -> Optional.of(from);
            case Incoming.Words(From from, var text) -> Optional.of(from);
            case Incoming.Wordless(From from) -> Optional.of(from);
            case Incoming.Press(From from, var id, var message, var data) -> Optional.of(from);
            case Incoming.Came(From from) -> Optional.of(from);
            default -> Optional.empty();
        };
    }
}
