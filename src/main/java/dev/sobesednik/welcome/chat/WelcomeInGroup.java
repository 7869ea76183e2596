package dev.sobesednik.welcome.chat;

import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.record.ChatRecord;
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
    public List<Command> commands() {
        return List.of(Command.of("start", this::help).in(Command.Menu.NOBODY), Command.of("help", this::help));
    }

    private Step<ChatRecord> help(Incoming.Command command, ChatRecord record, Context context) {
        return Step.to(record, new Effect.Say(Message.of(Help.of(Place.GROUP, context.features()))));
    }
}
