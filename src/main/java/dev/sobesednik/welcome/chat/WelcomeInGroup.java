package dev.sobesednik.welcome.chat;

import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Event;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import dev.sobesednik.welcome.Greeting;
import java.util.List;

/// What a group can do here.
public final class WelcomeInGroup implements Feature {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Place place() {
        return Place.GROUP;
    }

    @Override
    public List<Slice<?>> slices() {
        return List.of(Greeting.SLICE);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("start", this::help).in(Command.Menu.NOBODY), Command.of("help", this::help));
    }

    private Step<ChatRecord> help(Incoming.Command command, ChatRecord record, Context context) {
        return Step.to(record, new Effect.Say(Message.of(Help.of(Place.GROUP, context.features()))));
    }

    @Override
    public Step<ChatRecord> hear(Event event, ChatRecord record, Context context) {
        return switch (event) {
            case Events.Added _ ->
                Step.to(record.with(Greeting.SLICE, new Greeting(context.now().plus(Greeting.WAITS))));
            // The answer is not to come before the first words.
            case Events.Addressed _ when record.get(Greeting.SLICE).due() != null -> hello(record);
            default -> Step.to(record);
        };
    }

    private static Step<ChatRecord> hello(ChatRecord record) {
        return Step.to(record.with(Greeting.SLICE, Greeting.SAID), new Effect.InTopic(0, Effect.say("group.hello")));
    }

    /// People look at the group that they have just added the bot to.
    @Override
    public List<Wake> wakes(ChatRecord record) {
        var due = record.get(Greeting.SLICE).due();
        return due == null ? List.of() : List.of(Wake.deadline("hello", due));
    }

    @Override
    public Step<ChatRecord> ring(Wake wake, ChatRecord record, Context context) {
        return hello(record);
    }

    /// The group knows the bot from its old id.
    @Override
    public ChatRecord merged(ChatRecord here, ChatRecord moved) {
        return here.with(Greeting.SLICE, moved.get(Greeting.SLICE));
    }
}
