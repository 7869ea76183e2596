package dev.sobesednik.personaldata.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.record.ChatRecord;
import java.util.List;
import java.util.function.Function;

/// What is kept of a person belongs to the person.
public final class PersonalDataFeature implements Feature {

    private final Function<ChatRecord, String> export;

    /// @param export everything that a record holds, in JSON that a person can read
    public PersonalDataFeature(Function<ChatRecord, String> export) {
        this.export = export;
    }

    @Override
    public String name() {
        return "forget";
    }

    @Override
    public Place place() {
        return Place.PRIVATE;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("privacy", (command, record, context) -> Step.to(record, Effect.say("privacy"))),
                Command.of("export", this::export),
                Command.of(
                        "forget",
                        (command, record, context) ->
                                Step.to(record, new Effect.Say(Message.of(said("forget.sure"), sure())))));
    }

    private Step<ChatRecord> export(Incoming.Command command, ChatRecord record, Context context) {
        return Step.to(
                record,
                new Effect.Attach("sobesednik.json", new Text.Plain(export.apply(record)), said("export.caption")));
    }

    @Override
    public Step<ChatRecord> press(Incoming.Press press, List<String> words, ChatRecord record, Context context) {
        return words.equals(List.of("forget", "yes"))
                ? Step.to(ChatRecord.EMPTY, Effect.answered(press), Effect.say("forget.done"))
                : Step.to(record, Effect.toast(press, "forget.kept"));
    }

    private static Keyboard sure() {
        return keyboard()
                .row(new Keyboard.Press(said("forget.button.yes"), Data.of("forget", "yes")))
                .row(new Keyboard.Press(said("forget.button.no"), Data.of("forget", "no")))
                .build();
    }
}
