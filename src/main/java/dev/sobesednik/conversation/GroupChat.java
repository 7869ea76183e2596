package dev.sobesednik.conversation;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Command;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.conversation.ChatState.Moved;
import dev.sobesednik.conversation.ChatState.Nobody;
import dev.sobesednik.conversation.ChatState.OfGroup;
import dev.sobesednik.dailyquiz.DailyQuiz;
import dev.sobesednik.duel.Duels;
import dev.sobesednik.group.Group;
import dev.sobesednik.interview.Mocks;
import dev.sobesednik.picking.Picking;
import dev.sobesednik.quiz.QuestionCard;
import dev.sobesednik.quiz.QuestionCard.Side;
import dev.sobesednik.quiz.QuestionCard.Viewer;
import dev.sobesednik.review.Card;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A group: questions to discuss together. What is personal is answered with a way into the private chat.
final class GroupChat {

    private final Surroundings around;

    private final MockTalk mock;
    private final DuelTalk duel;
    private final PairTalk pair;

    private final GroupDailyTalk daily;

    private final GroupDailyRound round;

    private final TopTalk top;

    /// @param topic the forum topic of what happened, 0 outside of topics
    GroupChat(Surroundings around, ChatId chat, int topic) {
        this.around = around;
        this.mock = new MockTalk(around, chat, topic);
        this.daily = new GroupDailyTalk(around, topic);
        this.round = new GroupDailyRound(around);
        this.top = new TopTalk(around);
        this.duel = new DuelTalk(around, topic);
        this.pair = new PairTalk(around, topic);
    }

    Step<ChatState> decide(Group group, Incoming incoming) {
        return switch (incoming) {
            case Command command -> kept(command(group, command));
            case Press press -> kept(press(group, press));
            case Incoming.Came _ -> kept(Step.to(group, Effect.say("group.hello")));
            case Incoming.Migrated(ChatId to) -> movedOut(group, to);
            case Incoming.Left _ -> gone();
            case Incoming.Unreachable _ -> gone();
            case Incoming.Letter(ChatId from, String text) -> kept(letter(group, from, text));
            case Incoming.Posted(String tag, int message) -> kept(posted(group, tag, message));
            case Incoming.Vote vote -> kept(round.voted(group, vote));
            case Incoming.Words _ -> kept(Step.to(group));
            case Incoming.Wordless _ -> kept(Step.to(group));
            case Incoming.TimeIsUp(String kind, var due) -> kept(ring(group, kind, due));
            case Incoming.InTopic _ -> throw new IllegalStateException("a topic within a topic");
            case Incoming.Unused _ -> kept(Step.to(group));
        };
    }

    private Step<Group> command(Group group, Command command) {
        return switch (command.name()) {
            case "quiz" -> quiz(group, command.argument());
            case "mock" -> mock.command(group, command);
            case "daily" -> daily.command(group, command);
            case "top" -> top.command(group, command);
            case "duel" -> duel.command(group, command);
            case "pair" -> pair.command(group);
            // The button of the private chat adds the bot to a group with this word.
            case "start" ->
                switch (command.argument()) {
                    case "mock" -> mock.command(group, new Command(command.from(), "mock", ""));
                    case "duel" -> duel.command(group, new Command(command.from(), "duel", ""));
                    case "pair" -> pair.command(group);
                    default -> Step.to(group, Effect.say("group.help"));
                };
            case "help" -> Step.to(group, Effect.say("group.help"));
            case "streak", "stats", "settings", "privacy", "export", "forget", "stop", "zone" ->
                Step.to(group, new Effect.Say(Message.of(said("group.personal"), privately())));
            // Other bots of the group have commands of their own.
            default -> Step.to(group);
        };
    }

    private Step<Group> quiz(Group group, String argument) {
        if (argument.isEmpty()) return ask(group, 0);
        var level = Levels.parse(around.bank(), argument);
        return level.isPresent()
                ? ask(group, level.getAsInt())
                : Step.to(group, Effect.say("quiz.no-such-level", Levels.list(around.bank()), "/quiz"));
    }

    private Step<Group> ask(Group group, int level) {
        var zone = group.language().likelyZone();
        var today = LocalDate.ofInstant(around.now(), zone);
        return new Picking(around.bank(), group.cards(), group.askedOn(today), around.random())
                .pick(level, today, zone)
                .map(pick -> {
                    var after = group.shown(pick.question().id(), level, today);
                    var card = card(pick.question(), after.showing());
                    return Step.to(after, new Effect.Say(card.show(Side.QUESTION)));
                })
                .orElseGet(() -> Step.to(group, Effect.say("quiz.nothing-here")));
    }

    private Step<Group> press(Group group, Press press) {
        var words = Data.read(press.data()).orElse(List.of(""));
        var rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "card" -> turn(group, press, rest);
            case "next" -> next(group, press, rest);
            case "mock" -> mock.press(group, press, rest);
            case "gd" -> daily.press(group, press, rest);
            case "top" -> top.press(group, press, rest);
            case "duel" -> duel.press(group, press, rest);
            case "pair" -> pair.press(group, press, rest);
            default -> Step.to(group, Effect.toast(press, "button.old"));
        };
    }

    private Step<Group> turn(Group group, Press press, List<String> words) {
        var side = words.size() == 3 ? Side.of(words.getFirst()) : java.util.Optional.<Side>empty();
        if (side.isEmpty() || press.messageId() == 0) return Step.to(group, Effect.toast(press, "button.old"));
        var question = around.bank().find(new Question.Id(words.get(1)));
        if (question.isEmpty()) return Step.to(group, Effect.toast(press, "button.question-gone"));
        if (!group.cards().containsKey(question.get().id()) || !words.get(2).matches("\\d{1,9}"))
            return Step.to(group, Effect.toast(press, "button.not-yours"));
        var card = card(question.get(), Integer.parseInt(words.get(2)));
        return Step.to(group, Effect.answered(press), new Effect.Show(press.messageId(), card.show(side.get())));
    }

    private Step<Group> next(Group group, Press press, List<String> words) {
        if (!words.equals(List.of(Integer.toString(group.showing()))))
            return Step.to(group, Effect.toast(press, "button.next-is-below"));
        var asked = ask(group, group.filter());
        var effects = new ArrayList<Effect>(List.of(Effect.answered(press)));
        effects.addAll(asked.effects());
        return new Step<>(asked.next(), effects);
    }

    private Step<Group> posted(Group group, String tag, int message) {
        if (GroupDailyRound.isTag(tag)) return round.posted(group, tag, message);
        return tag.startsWith(DuelTalk.NAME) ? duel.posted(group, tag, message) : mock.posted(group, tag, message);
    }

    private Step<Group> ring(Group group, String kind, Instant due) {
        if (kind.startsWith(GroupDailyRound.WAKES)) return round.ring(group, kind, due);
        if (kind.equals(PairTalk.WAKE)) return pair.ring(group, due);
        return kind.startsWith(DuelTalk.NAME) ? duel.ring(group, kind, due) : mock.ring(group, kind, due);
    }

    private QuestionCard card(Question question, int showing) {
        return new QuestionCard(around.bank(), question, showing, new Viewer.Group());
    }

    private Keyboard privately() {
        return keyboard()
                .row(new Keyboard.Open(
                        said("group.button.private"), "https://t.me/" + around.botName() + "?start=group"))
                .build();
    }

    private Step<ChatState> movedOut(Group group, ChatId to) {
        return Step.<ChatState>to(
                        new Moved(to), new Effect.Tell(to, around.moving().pack(group)))
                .and(MockTalk.movedOut(group).toArray(Effect[]::new))
                .and(DuelTalk.movedOut(group).toArray(Effect[]::new))
                .and(GroupDailyRound.movedOut().toArray(Effect[]::new))
                .and(new Effect.NoWake(PairTalk.WAKE));
    }

    /// Nothing would come of the wake-ups, but each would be looked at once more.
    private static Step<ChatState> gone() {
        return Step.<ChatState>to(new Nobody(), new Effect.NoWake(PairTalk.WAKE))
                .and(GroupDailyRound.movedOut().toArray(Effect[]::new));
    }

    private Step<Group> letter(Group group, ChatId from, String text) {
        if (MockLetter.isOne(text)) return mock.letter(group, from, text);
        var forwarded = DailyQuizLetter.read(text);
        if (forwarded.isPresent()) return heard(group, forwarded.get());
        return around.moving()
                .unpack(text)
                .map(old -> moved(merged(group, old)))
                .orElseGet(() -> Step.to(group));
    }

    /// The group's record under its new id.
    Step<ChatState> movedIn(Group group) {
        return kept(moved(group));
    }

    private Step<Group> moved(Group group) {
        return mock.movedIn(group).then(duel::movedIn).then(round::movedIn).then(pair::movedIn);
    }

    /// What was said to the old id.
    private Step<Group> heard(Group group, Incoming incoming) {
        return switch (incoming) {
            case Incoming.Posted(String tag, int message) -> round.posted(group, tag, message);
            case Incoming.Vote vote -> round.voted(group, vote);
            default -> Step.to(group);
        };
    }

    /// The new id may have been used before the letter came: the counts add up.
    private static Group merged(Group group, Group old) {
        Map<Question.Id, Card> cards = new HashMap<>(group.cards());
        old.cards()
                .forEach((id, card) -> cards.merge(
                        id, card, (one, other) -> new Card(one.showings() + other.showings(), 0, List.of())));
        var stages = new HashMap<>(old.mocks().stages());
        stages.putAll(group.mocks().stages());
        var count = Math.max(old.mocks().count(), group.mocks().count());
        var arenas = new HashMap<>(old.duels().arenas());
        arenas.putAll(group.duels().arenas());
        var duels = Math.max(old.duels().count(), group.duels().count());
        return new Group(
                group.language(),
                group.showing(),
                group.filter(),
                group.day(),
                group.askedToday(),
                Map.copyOf(cards),
                new Mocks(count, Map.copyOf(stages)),
                group.dailyQuiz().equals(DailyQuiz.NONE) ? old.dailyQuiz() : group.dailyQuiz(),
                new Duels(duels, Map.copyOf(arenas)),
                group.pairs().partners().isEmpty() ? old.pairs() : group.pairs());
    }

    private static Step<ChatState> kept(Step<Group> step) {
        return new Step<>(new OfGroup(step.next()), step.effects());
    }
}
