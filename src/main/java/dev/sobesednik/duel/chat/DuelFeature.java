package dev.sobesednik.duel.chat;

import dev.sobesednik.chat.Event;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Step;
import dev.sobesednik.duel.Duels;
import dev.sobesednik.feature.Activity;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Duels of a group.
public final class DuelFeature implements Feature {

    static final String NAME = "duel";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Place place() {
        return Place.GROUP;
    }

    @Override
    public List<Slice<?>> slices() {
        return List.of(Duels.SLICE);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(NAME, (command, record, context) -> new DuelTalk(record, context).command(command)));
    }

    /// The button of the private chat adds the bot to a group with the command's word.
    @Override
    public Optional<Step<ChatRecord>> opened(Incoming.Command start, ChatRecord record, Context context) {
        return start.argument().equals(NAME)
                ? Optional.of(new DuelTalk(record, context).command(new Incoming.Command(start.from(), NAME, "")))
                : Optional.empty();
    }

    @Override
    public Step<ChatRecord> press(Incoming.Press press, List<String> words, ChatRecord record, Context context) {
        return new DuelTalk(record, context).press(press, words.subList(1, words.size()));
    }

    @Override
    public Step<ChatRecord> posted(String tag, int messageId, ChatRecord record, Context context) {
        return new DuelTalk(record, context).posted(tag, messageId);
    }

    @Override
    public Step<ChatRecord> refused(String tag, ChatRecord record, Context context) {
        return new DuelTalk(record, context).refused(tag);
    }

    @Override
    public OptionalLong caretaker(ChatRecord record) {
        return record.get(Duels.SLICE).sessions().stream()
                .filter(session -> session.duel().isRunning())
                .mapToLong(session -> session.duel().opener().id())
                .findFirst();
    }

    /// People look at the clock of a duel. Each topic has its own.
    @Override
    public List<Wake> wakes(ChatRecord record) {
        return record.get(Duels.SLICE).sessions().stream()
                .map(session -> Wake.deadline(Integer.toString(session.topic()), session.wake()))
                .toList();
    }

    @Override
    public Step<ChatRecord> ring(Wake wake, ChatRecord record, Context context) {
        return new DuelTalk(record, context).ring(Integer.parseInt(wake.kind()));
    }

    @Override
    public Step<ChatRecord> hear(Event event, ChatRecord record, Context context) {
        return event instanceof Events.MovedIn ? new DuelTalk(record, context).movedIn() : Step.to(record);
    }

    /// Duels of other topics go on beside those of here.
    @Override
    public ChatRecord merged(ChatRecord here, ChatRecord moved) {
        return here.with(Duels.SLICE, here.get(Duels.SLICE).merged(moved.get(Duels.SLICE)));
    }

    @Override
    public Activity activity(ChatRecord record) {
        var duels = record.get(Duels.SLICE);
        return new Activity(duels.running(), duels.finished().toList());
    }
}
