package dev.sobesednik.conversation;

import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Budget;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming.Command;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.conversation.MockLetter.Kind;
import dev.sobesednik.group.Group;
import dev.sobesednik.interview.Member;
import dev.sobesednik.interview.Mock;
import dev.sobesednik.interview.Move;
import dev.sobesednik.interview.Note;
import dev.sobesednik.interview.Note.Piece;
import dev.sobesednik.interview.Outcome;
import dev.sobesednik.interview.Round;
import dev.sobesednik.interview.Round.Drawn;
import dev.sobesednik.interview.Seat.Wish;
import dev.sobesednik.interview.Setting;
import dev.sobesednik.interview.Sheet;
import dev.sobesednik.interview.Stage;
import dev.sobesednik.interview.Stage.Stepped;
import dev.sobesednik.interview.Table;
import dev.sobesednik.picking.Picking;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A mock interview as its group sees and steers it.
final class MockTalk {

    private static final String WAKE = "mock.";

    private final Surroundings around;
    private final ChatId chat;
    private final int topic;

    /// @param topic the forum topic of what happened, 0 outside of topics
    MockTalk(Surroundings around, ChatId chat, int topic) {
        this.around = around;
        this.chat = chat;
        this.topic = topic;
    }

    /// `/mock` opens a lobby, or shows the interview again; `/mock 3` sets the level; `/mock stop`, `/mock leave`.
    Step<Group> command(Group group, Command command) {
        var stage = group.mocks().at(topic);
        var who = member(command.from());
        return switch (command.argument().toLowerCase(Locale.ROOT)) {
            case "stop" -> moved(group, stage, new Move.Stop(who));
            case "leave" -> moved(group, stage, new Move.Leave(who));
            default ->
                stage.isEmpty() || stage.get().mock() instanceof Mock.Over
                        ? called(group, command)
                        : after(group, stage.get().step(new Move.Show(), around.now()), null);
        };
    }

    private Step<Group> called(Group group, Command command) {
        if (!command.from().isPerson()) return Step.to(group, Effect.say("mock.anonymous"));
        if (command.argument().isEmpty()) return open(group, command.from(), Setting.USUAL);
        var level = Levels.parse(around.bank(), command.argument());
        return level.isPresent()
                ? open(group, command.from(), Setting.USUAL.withLevel(level.getAsInt()))
                : Step.to(group, Effect.say("quiz.no-such-level", Levels.list(around.bank()), "/mock"));
    }

    private Step<Group> moved(Group group, Optional<Stage> stage, Move move) {
        return stage.map(here -> after(group, here.step(move, around.now()), null))
                .orElseGet(() -> Step.to(group, Effect.say("mock.none")));
    }

    private Step<Group> open(Group group, From from, Setting setting) {
        if (group.isFull()) return Step.to(group, Effect.say("mock.enough", Budget.AT_ONCE));
        var number = group.mocks().count() + 1;
        var opened = Stage.opened(topic, number, member(from), setting, group.budget(around.now()), around.now());
        return after(group.withMocks(group.mocks().opened(opened.next())), opened, null);
    }

    /// `ACTION:NUMBER:ROUND`, and which section.
    Step<Group> press(Group group, Press press, List<String> words) {
        var stage = group.mocks().at(topic);
        if (stage.isEmpty()
                || words.size() < 3
                || words.size() > 4
                || !words.get(1)
                        .equals(Integer.toString(stage.get().mock().table().number()))
                || !words.get(2).matches("\\d{1,3}")) return stale(group, press);
        var round = Integer.parseInt(words.get(2));
        return words.size() == 4
                ? chosen(group, stage.get(), press, words)
                : pressed(group, stage.get(), press, words.getFirst(), round);
    }

    /// Without an interview `/mock` would be no look but a lobby.
    private Step<Group> stale(Group group, Press press) {
        var isRunning = group.mocks()
                .at(topic)
                .filter(stage -> !(stage.mock() instanceof Mock.Over))
                .isPresent();
        return Step.to(group, Effect.toast(press, isRunning ? "mock.stale" : "mock.none"));
    }

    /// A section of the list; empty for all of them.
    private Step<Group> chosen(Group group, Stage stage, Press press, List<String> words) {
        var section = words.get(3);
        var setting = stage.mock().table().setting().withSection(section);
        return words.getFirst().equals("section")
                        && (section.isEmpty()
                                || Sections.find(around.bank(), section).isPresent())
                ? after(group, stage.step(new Move.Adjust(member(press.from()), setting), around.now()), press)
                : stale(group, press);
    }

    private Step<Group> pressed(Group group, Stage stage, Press press, String action, int round) {
        var who = member(press.from());
        var setting = stage.mock().table().setting();
        if (action.equals("again")) return again(group, stage, press);
        if (action.equals("begin")) return begin(group, stage, press, round);
        var move = switch (action) {
            case "both" -> new Move.Join(who, Wish.BOTH);
            case "answer" -> new Move.Join(who, Wish.ANSWER);
            case "ask" -> new Move.Join(who, Wish.ASK);
            case "watch" -> new Move.Join(who, Wish.WATCH);
            case "leave" -> new Move.Leave(who);
            case "level" ->
                new Move.Adjust(who, setting.nextLevel(around.bank().levels().size()));
            case "rounds" -> new Move.Adjust(who, setting.nextRounds());
            case "minutes" -> new Move.Adjust(who, setting.nextMinutes());
            case "sections" -> new Move.Choose(who, true);
            case "back" -> new Move.Choose(who, false);
            case "dig" -> new Move.Dig(who, round);
            case "pass" -> new Move.Pass(who, round);
            case "score" -> new Move.Score(who, round);
            case "hire" -> new Move.Vote(who, round, true);
            case "doubt" -> new Move.Vote(who, round, false);
            case "reveal" -> new Move.Reveal(who, round);
            case "stop" -> new Move.Stop(who);
            default -> null;
        };
        return move == null ? stale(group, press) : after(group, stage.step(move, around.now()), press);
    }

    private Step<Group> again(Group group, Stage stage, Press press) {
        if (!(stage.mock() instanceof Mock.Over(Table table, var end))) return stale(group, press);
        if (group.isFull()) return Step.to(group, Effect.toast(press, "mock.enough", Budget.AT_ONCE));
        return open(group, press.from(), table.setting()).and(Effect.answered(press));
    }

    /// The question counts as seen once it is asked.
    private Step<Group> begin(Group group, Stage stage, Press press, int round) {
        var zone = group.language().likelyZone();
        var today = LocalDate.ofInstant(around.now(), zone);
        var drawn = new Picking(around.bank(), group.cards(), group.askedOn(today), around.random())
                .pick(Sections.wanted(stage.mock().table().setting()), today, zone)
                .map(pick -> drawn(pick.question()))
                .orElse(null);
        var stepped = stage.step(new Move.Begin(member(press.from()), round, drawn), around.now());
        var asked = stepped.next().mock() instanceof Mock.Answering(var table, Round now, boolean _)
                && !(stage.mock() instanceof Mock.Answering)
                && now.question().equals(drawn);
        return after(asked && drawn != null ? group.interviewed(drawn.id(), today) : group, stepped, press);
    }

    private Drawn drawn(Question question) {
        return new Drawn(
                question.id(),
                MockBoard.keyPoints(around.bank(), question.id()).size(),
                question.followUps().size());
    }

    Step<Group> letter(Group group, ChatId from, String text) {
        return MockLetter.read(from, text)
                .flatMap(received -> group.mocks()
                        .at(received.letter().topic())
                        .filter(stage -> stage.mock().table().number()
                                == received.letter().number())
                        .flatMap(stage -> move(received).map(move -> stage.step(move, around.now()))))
                .map(stepped -> after(group, stepped, null))
                .orElseGet(() -> Step.to(group));
    }

    /// What only the group writes is nothing to the group.
    private static Optional<Move> move(MockLetter.Received received) {
        var who = received.from().value();
        var letter = received.letter();
        return switch (letter.kind()) {
            case HERE -> Optional.of(new Move.Reached(who, true));
            case STRANGER -> Optional.of(new Move.Reached(who, false));
            case SHEET -> sheet(who, letter);
            case HELLO, BRIEF, FORM, GRADED, ASKED, WEAK -> Optional.empty();
        };
    }

    private static Optional<Move> sheet(long who, MockLetter letter) {
        try {
            var scales =
                    letter.word(2).chars().map(digit -> digit - '0').boxed().toList();
            return Optional.of(new Move.Rate(who, letter.number(0), new Sheet(letter.number(1), scales)));
        } catch (NumberFormatException | IndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
    }

    /// `mock.TOPIC.NUMBER.POST`, as [#show] called it.
    Step<Group> posted(Group group, String tag, int messageId) {
        var words = tag.split("\\.");
        if (words.length != 4 || !tag.matches("mock(\\.\\d{1,9}){3}")) return Step.to(group);
        return group.mocks()
                .at(Integer.parseInt(words[1]))
                .filter(stage -> stage.mock().table().number() == Integer.parseInt(words[2]))
                .map(stage -> after(group, stage.posted(Integer.parseInt(words[3]), messageId, around.now()), null))
                .orElseGet(() -> Step.to(group));
    }

    Step<Group> ring(Group group, String kind, Instant due) {
        if (!kind.matches("mock\\.\\d{1,9}")) return Step.to(group);
        return group.mocks()
                .at(Integer.parseInt(kind.substring(WAKE.length())))
                .filter(stage -> stage.isCurrent(due))
                .map(stage -> after(group, stage.step(new Move.Tick(), around.now()), null))
                .orElseGet(() -> Step.to(group));
    }

    /// Under its new id the group sees the interview in a new message.
    Step<Group> movedIn(Group group) {
        var step = Step.to(group);
        for (var stage : group.mocks().stages().values())
            step = step.then(here -> after(here, stage.moved(around.now()), null));
        return step;
    }

    static List<Effect> movedOut(Group group) {
        return group.mocks().stages().keySet().stream()
                .<Effect>map(topic -> new Effect.NoWake(WAKE + topic))
                .toList();
    }

    /// @param press to be answered, if it was one
    private Step<Group> after(Group group, Stepped stepped, @Nullable Press press) {
        var stage = stepped.next();
        var effects = new ArrayList<Effect>();
        Note.Told told = null;
        for (var note : stepped.notes()) {
            switch (note) {
                case Note.Told sentence -> told = sentence;
                case Note.Due _ -> throw new IllegalStateException("the stage shows what is due");
                default -> letters(effects, stage, note);
            }
        }
        if (press != null) {
            var toast = told == null ? null : new Text.Said(told.key(), told.arguments());
            effects.addFirst(new Effect.AnswerPress(press.pressId(), toast, false));
        } else if (told != null) {
            var paid = stage.spend(around.now());
            // A sentence that the group has no room for is left out: the board says how things are.
            if (paid.isPresent()) {
                effects.add(in(stage, new Effect.Say(Message.of(new Text.Said(told.key(), told.arguments())))));
                stage = paid.get();
            }
        }
        for (var piece : stepped.show()) effects.add(in(stage, show(stage, piece)));
        return new Step<>(kept(group, stage, effects), List.copyOf(effects));
    }

    private Group kept(Group group, Stage stage, List<Effect> effects) {
        if (stage.isForgotten(around.now())) {
            effects.add(new Effect.NoWake(WAKE + stage.topic()));
            return group.withMocks(group.mocks().without(stage.topic()));
        }
        if (stage.wake() != null) effects.add(new Effect.WakeAt(WAKE + stage.topic(), stage.wake()));
        return group.withMocks(group.mocks().with(stage));
    }

    private Effect show(Stage stage, Piece piece) {
        return switch (piece) {
            case LINE -> Effect.say("mock.time-is-over");
            case EDIT -> new Effect.Show(stage.message(), new MockBoard(around, chat).draw(stage));
            case FRESH ->
                new Effect.Post(
                        "mock.%d.%d.%d"
                                .formatted(stage.topic(), stage.mock().table().number(), stage.posts()),
                        new MockBoard(around, chat).draw(stage));
            case OLD -> new Effect.Strip(stage.old());
            case FILE -> new Effect.Attach("mock-interview.md", file(stage), said("mock.file.caption"));
        };
    }

    private Text file(Stage stage) {
        if (stage.mock() instanceof Mock.Over over) return new MockBoard(around, chat).file(over);
        throw new IllegalStateException("only the end has a report");
    }

    private static Effect in(Stage stage, Effect effect) {
        return new Effect.InTopic(stage.topic(), effect);
    }

    private static void letters(List<Effect> effects, Stage stage, Note note) {
        switch (note) {
            case Note.Greet(Member member) -> effects.add(MockLetter.to(home(member), Kind.HELLO, stage));
            case Note.Brief(Member member, Round round) ->
                effects.add(MockLetter.to(
                        home(member),
                        Kind.BRIEF,
                        stage,
                        round.number(),
                        round.question().id(),
                        round.candidate().name()));
            case Note.Ask(Member member, Round round) ->
                effects.add(MockLetter.to(
                        home(member),
                        Kind.FORM,
                        stage,
                        round.number(),
                        round.isCandidate(member.id()) ? "own" : "theirs",
                        round.question().id(),
                        round.candidate().name()));
            case Note.Graded(Member member, Question.Id question, var rating) ->
                effects.add(MockLetter.to(home(member), Kind.GRADED, stage, question, rating.number()));
            case Note.Interviewed(Member member) -> effects.add(MockLetter.to(home(member), Kind.ASKED, stage));
            case Note.Finished(Table table) -> weak(effects, stage, table);
            case Note.Told _, Note.Due _ -> {}
        }
    }

    /// To everybody who sits or answered, also to those without a weak answer: it ends the interview for them.
    private static void weak(List<Effect> effects, Stage stage, Table table) {
        var people = new java.util.LinkedHashSet<Member>();
        for (var seat : table.seats()) people.add(seat.member());
        for (var outcome : table.outcomes()) people.add(outcome.candidate());
        for (var member : people) {
            var answers = table.outcomes().stream()
                    .filter(outcome -> outcome.candidate().id() == member.id())
                    .toList();
            var words = new ArrayList<Object>();
            words.add(answers.size());
            answers.stream()
                    .filter(Outcome::isWeak)
                    .forEach(outcome -> words.add(outcome.question() + "=" + missed(outcome)));
            effects.add(MockLetter.to(home(member), Kind.WEAK, stage, words.toArray()));
        }
    }

    private static int missed(Outcome outcome) {
        var all = (1 << outcome.points()) - 1;
        return outcome.counting().map(sheet -> all & ~sheet.ticks()).orElse(all);
    }

    private static ChatId home(Member member) {
        return new ChatId(member.id());
    }

    private static Member member(From from) {
        return new Member(from.id(), from.firstName());
    }
}
