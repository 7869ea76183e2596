package dev.sobesednik.welcome.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.topics.Levels;
import java.util.ArrayList;
import java.util.List;

/// The first words to a person: from here a first question is one tap away.
public final class WelcomeInPrivate implements Feature {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Place place() {
        return Place.PRIVATE;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("start", this::start),
                Command.of(
                        "help",
                        (command, record, context) -> Step.to(
                                record, new Effect.Say(Message.of(Help.of(Place.PRIVATE, context.features()))))));
    }

    private Step<ChatRecord> start(Incoming.Command command, ChatRecord record, Context context) {
        var parts = new ArrayList<Text>();
        parts.add(said(record.get(QuestionHistory.SLICE).showings() == 0 ? "start.hello" : "start.again"));
        parts.addAll(context.features().greetings(record, context));
        parts.add(said("start.choose"));
        return Step.to(
                record,
                new Effect.Say(Message.of(
                        Text.paragraphs(parts),
                        keyboard()
                                .grid(1, Levels.buttons(context.bank(), "begin"))
                                .build())));
    }
}
