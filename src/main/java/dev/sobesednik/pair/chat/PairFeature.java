package dev.sobesednik.pair.chat;

import dev.sobesednik.chat.Event;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.pair.Pairs;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import java.util.List;
import java.util.Optional;

/// The weekly pairs of a group.
public final class PairFeature implements Feature {

    static final String NAME = "pair";

    private static final String NEXT = "next";

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
        return List.of(Pairs.SLICE);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(NAME, (command, record, context) -> new PairTalk(record, context).command()));
    }

    /// The button of the private chat adds the bot to a group with the command's word.
    @Override
    public Optional<Step<ChatRecord>> opened(Incoming.Command start, ChatRecord record, Context context) {
        return start.argument().equals(NAME) ? Optional.of(new PairTalk(record, context).command()) : Optional.empty();
    }

    @Override
    public Step<ChatRecord> press(Incoming.Press press, List<String> words, ChatRecord record, Context context) {
        return new PairTalk(record, context).press(press, words.subList(1, words.size()));
    }

    /// Nobody asks for the pairs just then.
    @Override
    public List<Wake> wakes(ChatRecord record) {
        var wake = record.get(Pairs.SLICE).wake();
        return wake == null ? List.of() : List.of(Wake.push(NEXT, wake));
    }

    @Override
    public Step<ChatRecord> ring(Wake wake, ChatRecord record, Context context) {
        return new PairTalk(record, context).ring();
    }

    /// Monday at ten is another instant by another clock, and the clock of a group may change with its id.
    @Override
    public Step<ChatRecord> hear(Event event, ChatRecord record, Context context) {
        return event instanceof Events.ZoneChanged || event instanceof Events.MovedIn
                ? new PairTalk(record, context).rearmed()
                : Step.to(record);
    }

    /// `/pair` alone, in the group's new place, is no reason to lose who takes part.
    @Override
    public ChatRecord merged(ChatRecord here, ChatRecord moved) {
        return here.get(Pairs.SLICE).partners().isEmpty() ? here.with(Pairs.SLICE, moved.get(Pairs.SLICE)) : here;
    }
}
