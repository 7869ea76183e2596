package dev.sobesednik.practice.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Event;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feature.SettingsPage;
import dev.sobesednik.feature.Shown;
import dev.sobesednik.practice.Screen;
import dev.sobesednik.practice.Wanted;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import dev.sobesednik.topics.Levels;
import dev.sobesednik.topics.Topic;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A person alone with the questions.
public final class PracticeInPrivate implements Feature {

    @Override
    public String name() {
        return "card";
    }

    @Override
    public Set<String> otherNames() {
        return Set.of("grade", "tick", "next", "begin", "ask", "level", "topic");
    }

    @Override
    public Place place() {
        return Place.PRIVATE;
    }

    @Override
    public List<Slice<?>> slices() {
        return List.of(Screen.SLICE);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("quiz", this::quiz),
                Command.of("review", (command, record, context) -> new PracticeTalk(context).review(record)));
    }

    private Step<ChatRecord> quiz(Incoming.Command command, ChatRecord record, Context context) {
        var talk = new PracticeTalk(context);
        if (command.argument().isEmpty()) return talk.ask(record, usual(record));
        var level = Levels.parse(context.bank(), command.argument());
        if (level.isPresent()) return talk.ask(record, Wanted.level(level.getAsInt()));
        var found = context.topics().find(command.argument());
        if (found.isEmpty()) return Step.to(record, new Effect.Say(topics(said("quiz.no-such-topic"), context.bank())));
        return found.getFirst() instanceof Topic.One(Question question)
                ? talk.open(record, question)
                : talk.ask(record, Wanted.of(found.getFirst()));
    }

    private static String usual(ChatRecord record) {
        return Wanted.level(record.get(Screen.SLICE).level());
    }

    /// Each level by its name, one a row.
    private static Message topics(Text lead, Bank bank) {
        return Message.of(
                lead, keyboard().grid(1, Levels.buttons(bank, "topic")).build());
    }

    @Override
    public Step<ChatRecord> press(Press press, List<String> words, ChatRecord record, Context context) {
        var talk = new PracticeTalk(context);
        var rest = words.subList(1, words.size());
        // What is wanted may hold a colon itself.
        var word = String.join(":", rest);
        return switch (words.getFirst()) {
            case "card" -> talk.turn(record, press, rest);
            case "grade" -> talk.grade(record, press, rest);
            case "tick" -> talk.tick(record, press, rest);
            case "topic" -> topic(record, press, word, context);
            case "next" -> talk.next(record, press, rest);
            case "begin" -> begin(record, press, word, context);
            case "ask" -> Step.to(record, Effect.answered(press)).then(here -> talk.ask(here, usual(here)));
            case "level" -> level(record, press, word, context);
            default -> Step.to(record, Effect.toast(press, "button.old"));
        };
    }

    /// A level of the greeting: it becomes the person's level, and the first question comes at once.
    private static Step<ChatRecord> begin(ChatRecord record, Press press, String word, Context context) {
        var level = level(context.bank(), word);
        return level.isEmpty()
                ? Step.to(record, Effect.toast(press, "button.old"))
                : Step.to(chosen(record, level.getAsInt()), Effect.answered(press))
                        .then(here -> new PracticeTalk(context).ask(here, Wanted.level(level.getAsInt())));
    }

    /// A topic for once: it does not become the usual one.
    private static Step<ChatRecord> topic(ChatRecord record, Press press, String wanted, Context context) {
        var isKnown = wanted.equals(Wanted.DUE)
                || wanted.equals(Wanted.WEAK)
                || wanted.equals("0")
                || Wanted.title(wanted, context.bank()).isPresent();
        return isKnown
                ? Step.to(record, Effect.answered(press))
                        .then(here -> new PracticeTalk(context).ask(here, wanted.equals("0") ? Wanted.ALL : wanted))
                : Step.to(record, Effect.toast(press, "button.old"));
    }

    /// `level:page` opens the choice on the settings page, `level:3` makes it.
    private static Step<ChatRecord> level(ChatRecord record, Press press, String word, Context context) {
        if (word.equals("page")) return Shown.on(press, Step.to(record), here -> levels(context.bank()));
        var level = level(context.bank(), word);
        return level.isEmpty()
                ? Step.to(record, Effect.toast(press, "button.old"))
                : Step.to(chosen(record, level.getAsInt()), new Effect.Raise(new Events.SettingChanged(press)));
    }

    private static OptionalInt level(Bank bank, String word) {
        return word.equals("0") ? OptionalInt.of(0) : Levels.parse(bank, word);
    }

    private static ChatRecord chosen(ChatRecord record, int level) {
        return record.with(Screen.SLICE, record.get(Screen.SLICE).withLevel(level));
    }

    private static Message levels(Bank bank) {
        return Message.of(
                said("level.choose"),
                keyboard()
                        .grid(1, Levels.buttons(bank, "level"))
                        .row(SettingsPage.back())
                        .build());
    }

    @Override
    public Optional<Keyboard.Press> setting(ChatRecord record, Context context) {
        var level = context.bank()
                .level(record.get(Screen.SLICE).level())
                .<Text>map(known -> new Text.Plain(known.title()))
                .orElseGet(() -> said("level.all"));
        return Optional.of(new Keyboard.Press(said("settings.level", level), Data.of("level", "page")));
    }

    @Override
    public Optional<Step<ChatRecord>> opened(Incoming.Command start, ChatRecord record, Context context) {
        if (!start.argument().startsWith("q_")) return Optional.empty();
        return Optional.of(linked(context.bank(), start.argument().substring(2))
                .map(question -> new PracticeTalk(context).open(record, question))
                .orElseGet(() -> Step.to(record, Effect.say("start.no-such-question"))));
    }

    /// `q_q017`, and `q_017` or `q_17`, as people shorten it.
    private static Optional<Question> linked(Bank bank, String word) {
        var exact = bank.find(new Question.Id(word));
        return exact.isPresent() || !word.matches("\\d{1,3}")
                ? exact
                : bank.find(new Question.Id("q%03d".formatted(Integer.parseInt(word))));
    }

    @Override
    public Optional<Step<ChatRecord>> words(Incoming.Words words, ChatRecord record, Context context) {
        return new PracticeTalk(context).attempt(record, words.text());
    }

    @Override
    public Step<ChatRecord> hear(Event event, ChatRecord record, Context context) {
        return switch (event) {
            case Events.QuestionDue _ -> new PracticeTalk(context).push(record);
            case Events.QuestionWanted(Question.Id id) ->
                context.bank()
                        .find(id)
                        .map(question -> new PracticeTalk(context).open(record, question))
                        .orElseGet(() -> Step.to(record));
            default -> Step.to(record);
        };
    }
}
