package dev.sobesednik.conversation;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Command;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.conversation.ChatState.Nobody;
import dev.sobesednik.conversation.ChatState.OfPerson;
import dev.sobesednik.daily.Daily.Mode;
import dev.sobesednik.profile.Person;
import dev.sobesednik.quiz.Practice;
import java.util.List;
import java.util.Optional;

/// A person alone with the bot.
final class PrivateChat {

    private final Surroundings around;
    private final Practice practice;
    private final DailyTalk daily;
    private final SettingsTalk settings;
    private final MockForms forms;

    PrivateChat(Surroundings around) {
        this.around = around;
        this.practice = new Practice(around.bank(), around.now(), around.random());
        this.daily = new DailyTalk(around);
        this.settings = new SettingsTalk(around);
        this.forms = new MockForms(around);
    }

    Step<ChatState> decide(Person person, Incoming incoming) {
        if (incoming instanceof Press press && Data.read(press.data()).equals(Optional.of(List.of("forget", "yes"))))
            return forgotten(press);
        var step = switch (incoming) {
            case Incoming.Left _ -> away(person);
            case Incoming.Unreachable _ -> away(person);
            case Incoming.TimeIsUp(String kind, var due) ->
                kind.equals(DailyTalk.WAKE) ? daily.ring(person, due) : Step.to(person);
            case Incoming.Letter(var from, String text) ->
                MockLetter.isOne(text) ? forms.letter(person, from, text) : Step.to(person);
            case Incoming.Posted _ -> Step.to(person);
            case Incoming.Vote _ -> Step.to(person);
            case Incoming.InTopic _ -> throw new IllegalStateException("a topic within a topic");
            case Incoming.Migrated _ -> Step.to(person);
            case Incoming.Unused _ -> Step.to(person);
            case Incoming.Came came -> back(person, came);
            case Command command -> back(person, command).then(here -> command(here, command));
            case Press press -> back(person, press).then(here -> press(here, press));
            case Incoming.Words words -> back(person, words).then(this::words);
            case Incoming.Wordless wordless -> back(person, wordless).and(Effect.say("help.only-text"));
        };
        return new Step<>(new OfPerson(step.next()), step.effects());
    }

    /// Whoever says something can be reached, and speaks the language that Telegram tells.
    private Step<Person> back(Person person, Incoming incoming) {
        var from = Conversation.from(incoming).orElseThrow();
        var code = from.languageCode();
        var here = (code == null ? person : person.speaking(Language.of(code))).withReachable(true);
        var moves = !here.likelyZone().equals(person.likelyZone());
        var back = moves || !person.reachable() ? daily.arm(here) : Step.to(here);
        var ticket = person.ticket();
        return person.reachable() || ticket == null ? back : back.and(MockForms.here(ticket));
    }

    private Step<Person> away(Person person) {
        var gone = person.withReachable(false).withDaily(person.daily().disarm());
        var ticket = person.ticket();
        var step = Step.to(gone, new Effect.NoWake(DailyTalk.WAKE));
        return ticket == null ? step : step.and(MockForms.gone(ticket));
    }

    private Step<Person> command(Person person, Command command) {
        var argument = command.argument();
        return switch (command.name()) {
            // Arming again costs nothing, and brings back a wake-up that was lost.
            case "start" ->
                forms.start(person, argument).orElseGet(() -> daily.arm(person).then(here -> start(here, argument)));
            case "top" -> Step.to(person, Effect.say("top.in-group"));
            case "mock" -> Step.to(person, inGroup("mock", said("mock.in-group")));
            case "duel" -> Step.to(person, inGroup("duel", said("duel.in-group")));
            case "pair" -> Step.to(person, inGroup("pair", said("pair.in-group")));
            case "quiz" -> quiz(person, argument);
            case "daily" -> daily.command(person, argument);
            case "streak" ->
                Step.to(person, new Effect.Say(Message.of(new Figures(around.bank(), around.now()).streak(person))));
            case "stats" ->
                Step.to(
                        person,
                        new Effect.Say(Message.of(new Figures(around.bank(), around.now()).statistics(person))));
            case "settings" -> Step.to(person, new Effect.Say(settings.page(person)));
            case "zone" -> settings.zoneCommand(person, argument);
            case "help" -> Step.to(person, Effect.say("help.full"));
            case "privacy" -> Step.to(person, Effect.say("privacy"));
            case "export" ->
                Step.to(
                        person,
                        new Effect.Attach(
                                "sobesednik.json",
                                new Text.Plain(around.export().apply(person)),
                                said("export.caption")));
            case "forget" -> Step.to(person, new Effect.Say(Message.of(said("forget.sure"), sure())));
            case "stop" -> daily.off(person).and(Effect.say("stop.done"));
            default -> Step.to(person, Effect.say("help.no-such-command", "/" + command.name()));
        };
    }

    private Step<Person> start(Person person, String argument) {
        if (argument.startsWith("q_")) {
            var question = linked(argument.substring(2));
            return question.isPresent()
                    ? practice.open(person, question.get())
                    : Step.to(person, Effect.say("start.no-such-question"));
        }
        var text = person.showings() == 0 ? said("start.hello") : said("start.again");
        var next = person.daily().next();
        if (person.daily().mode() == Mode.ON && next != null)
            text = Text.paragraphs(
                    text,
                    said(
                            "start.daily",
                            next.atZone(person.likelyZone()).toLocalDate(),
                            person.daily().at()));
        return Step.to(
                person,
                new Effect.Say(Message.of(
                        Text.paragraphs(text, Levels.list(around.bank()), said("start.choose")),
                        keyboard()
                                .grid(4, Levels.buttons(around.bank(), "begin"))
                                .build())));
    }

    /// `q_q017`, and `q_017` or `q_17`, as people shorten it.
    private Optional<Question> linked(String word) {
        var exact = around.bank().find(new Question.Id(word));
        return exact.isPresent() || !word.matches("\\d{1,3}")
                ? exact
                : around.bank().find(new Question.Id("q%03d".formatted(Integer.parseInt(word))));
    }

    private Step<Person> quiz(Person person, String argument) {
        if (argument.isEmpty()) return practice.ask(person, person.level());
        var level = Levels.parse(around.bank(), argument);
        return level.isPresent()
                ? practice.ask(person, level.getAsInt())
                : Step.to(person, Effect.say("quiz.no-such-level", Levels.list(around.bank()), "/quiz"));
    }

    private Step<Person> press(Person person, Press press) {
        var words = Data.read(press.data()).orElse(List.of(""));
        var rest = words.subList(1, words.size());
        var word = rest.size() == 1 ? rest.getFirst() : "";
        return switch (words.getFirst()) {
            case "card" -> practice.turn(person, press, rest);
            case "grade" -> practice.grade(person, press, rest);
            case "next" -> practice.next(person, press, rest);
            case "begin" -> begin(person, press, word);
            case "ask" -> Step.to(person, Effect.answered(press)).then(here -> practice.ask(here, here.level()));
            case "set" -> settings.open(person, press, word);
            case "level" -> settings.level(person, press, word);
            case "time" -> settings.time(person, press, word);
            case "daily" -> settings.daily(person, press, word);
            case "city" -> settings.city(person, press, word);
            case "offset" -> settings.offset(person, press, word);
            case "forget" -> Step.to(person, Effect.toast(press, "forget.kept"));
            case "mock" -> forms.press(person, press, rest);
            default -> Step.to(person, Effect.toast(press, "button.old"));
        };
    }

    /// A level of the greeting: it becomes the person's level, and the first question comes at once.
    private Step<Person> begin(Person person, Press press, String word) {
        if (!word.equals("0") && Levels.parse(around.bank(), word).isEmpty())
            return Step.to(person, Effect.toast(press, "button.old"));
        var level = Integer.parseInt(word);
        return Step.to(person.withLevel(level), Effect.answered(press)).then(chosen -> practice.ask(chosen, level));
    }

    private Step<Person> words(Person person) {
        return practice.attempt(person).orElseGet(() -> Step.to(person, Effect.say("help.short")));
    }

    private Step<ChatState> forgotten(Press press) {
        return Step.to(
                new Nobody(), Effect.answered(press), new Effect.NoWake(DailyTalk.WAKE), Effect.say("forget.done"));
    }

    private Effect inGroup(String command, Text why) {
        var toGroup = new Keyboard.Open(
                said("mock.button.to-group"), "https://t.me/" + around.botName() + "?startgroup=" + command);
        return new Effect.Say(Message.of(why, keyboard().row(toGroup).build()));
    }

    private static Keyboard sure() {
        return keyboard()
                .row(new Keyboard.Press(said("forget.button.yes"), Data.of("forget", "yes")))
                .row(new Keyboard.Press(said("forget.button.no"), Data.of("forget", "no")))
                .build();
    }
}
