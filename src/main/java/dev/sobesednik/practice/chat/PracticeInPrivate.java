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
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import dev.sobesednik.topics.Levels;
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
        return Set.of("grade", "next", "begin", "ask", "level");
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
        return List.of(Command.of("quiz", this::quiz));
    }

    private Step<ChatRecord> quiz(Incoming.Command command, ChatRecord record, Context context) {
        var talk = new PracticeTalk(context);
        if (command.argument().isEmpty())
            return talk.ask(record, record.get(Screen.SLICE).level());
        var level = Levels.parse(context.bank(), command.argument());
        return level.isPresent()
                ? talk.ask(record, level.getAsInt())
                : Step.to(record, Effect.say("quiz.no-such-level", Levels.list(context.bank()), "/quiz"));
    }

    @Override
    public Step<ChatRecord> press(Press press, List<String> words, ChatRecord record, Context context) {
        var talk = new PracticeTalk(context);
        var rest = words.subList(1, words.size());
        var word = rest.size() == 1 ? rest.getFirst() : "";
        return switch (words.getFirst()) {
            case "card" -> talk.turn(record, press, rest);
            case "grade" -> talk.grade(record, press, rest);
            case "next" -> talk.next(record, press, rest);
            case "begin" -> begin(record, press, word, context);
            case "ask" ->
                Step.to(record, Effect.answered(press))
                        .then(here -> talk.ask(here, here.get(Screen.SLICE).level()));
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
                        .then(here -> new PracticeTalk(context).ask(here, level.getAsInt()));
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
                Text.paragraphs(said("level.choose"), Levels.list(bank)),
                keyboard()
                        .grid(4, Levels.buttons(bank, "level"))
                        .row(SettingsPage.back())
                        .build());
    }

    @Override
    public Optional<Keyboard.Press> setting(ChatRecord record, Context context) {
        var level = context.bank()
                .level(record.get(Screen.SLICE).level())
                .<Text>map(known -> said("level.line", known.number(), known.title()))
                .orElseGet(() -> said("level.any"));
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
        return new PracticeTalk(context).attempt(record);
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
