package dev.sobesednik.feature;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Event;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// One thing that the bot can do in one place, whole. The router asks nothing else of it, and knows none by name.
///
/// Every answer is a pure function of the record, of what happened, and of [Context#now].
public interface Feature {

    /// The first word of its buttons, of its tags and of its letters. Unique in its place.
    String name();

    Place place();

    /// What it keeps.
    default List<Slice<?>> slices() {
        return List.of();
    }

    /// First words of buttons, tags and letters that are its own besides the name: Telegram keeps old ones for ever.
    default Set<String> otherNames() {
        return Set.of();
    }

    default List<Command> commands() {
        return List.of();
    }

    /// Whether this press needs to know if the sender is an administrator.
    default boolean isForAdministrators(List<String> words) {
        return false;
    }

    /// One of its buttons was pressed.
    ///
    /// @param words the button's data, with the first word
    default Step<ChatRecord> press(Incoming.Press press, List<String> words, ChatRecord record, Context context) {
        return Step.to(record, Effect.toast(press, "button.old"));
    }

    /// Words that are no command.
    ///
    /// @return nothing when the words are none of its business; the first feature of the list that answers has them
    default Optional<Step<ChatRecord>> words(Incoming.Words words, ChatRecord record, Context context) {
        return Optional.empty();
    }

    /// `/start PAYLOAD`, as links carry it.
    ///
    /// @return nothing when the link is none of its own
    default Optional<Step<ChatRecord>> opened(Incoming.Command start, ChatRecord record, Context context) {
        return Optional.empty();
    }

    /// When it wants to be woken, read off the record alone: a wake-up that got lost is armed by the next turn. The
    /// same feature must not ask for the same instant again once it has rung.
    default List<Wake> wakes(ChatRecord record) {
        return List.of();
    }

    /// A wake-up of [#wakes] is due.
    default Step<ChatRecord> ring(Wake wake, ChatRecord record, Context context) {
        return Step.to(record);
    }

    /// What another chat's record told this one. It arrives at least once and counts once.
    default Step<ChatRecord> letter(ChatId from, String text, ChatRecord record, Context context) {
        return Step.to(record);
    }

    /// A letter came to a chat of which nothing is kept.
    default List<Effect> undeliverable(ChatId from, String text) {
        return List.of();
    }

    /// A message of [Effect.Post] or [Effect.PushPoll] reached Telegram.
    default Step<ChatRecord> posted(String tag, int messageId, ChatRecord record, Context context) {
        return Step.to(record);
    }

    /// A message of [Effect.Post] or [Effect.PushPoll] will never reach Telegram: what hangs on it ends here.
    default Step<ChatRecord> refused(String tag, ChatRecord record, Context context) {
        return Step.to(record);
    }

    default Step<ChatRecord> voted(Incoming.Vote vote, ChatRecord record, Context context) {
        return Step.to(record);
    }

    /// Whether polls that it sent to a group's old id still matter after the group has moved.
    default boolean followsItsPolls() {
        return false;
    }

    /// What another feature raised in this turn.
    default Step<ChatRecord> hear(Event event, ChatRecord record, Context context) {
        return Step.to(record);
    }

    /// Its part of a group's record after a migration, where the new id was used before the old record arrived.
    ///
    /// @return the record of the new id with what of the old one is to be kept
    default ChatRecord merged(ChatRecord here, ChatRecord moved) {
        var merged = here;
        for (var slice : slices()) merged = merged(slice, merged, moved);
        return merged;
    }

    private static <S> ChatRecord merged(Slice<S> slice, ChatRecord here, ChatRecord moved) {
        return here.get(slice).equals(slice.untouched()) ? here.with(slice, moved.get(slice)) : here;
    }

    /// Its button on the settings page, showing the value.
    default Optional<Keyboard.Press> setting(ChatRecord record, Context context) {
        return Optional.empty();
    }

    /// What a returning person is told by /start.
    default Optional<Text> greeting(ChatRecord record, Context context) {
        return Optional.empty();
    }

    /// What /stats tells of it.
    default Optional<Text> statistics(ChatRecord record, Context context) {
        return Optional.empty();
    }

    /// Buttons that it adds to a question's private card; each is one press.
    default List<Keyboard.Press> cardButtons(Question.Id question, ChatRecord record) {
        return List.of();
    }

    /// Who set it going in a group, while it goes on: they are told privately when the group cannot be written to.
    default OptionalLong caretaker(ChatRecord record) {
        return OptionalLong.empty();
    }

    /// What its games take up in a group.
    default Activity activity(ChatRecord record) {
        return Activity.NONE;
    }
}
