package dev.sobesednik.conversation;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Budget;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming.Command;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.duel.Arena;
import dev.sobesednik.duel.Arena.Stepped;
import dev.sobesednik.duel.Drawn;
import dev.sobesednik.duel.Duel;
import dev.sobesednik.duel.Move;
import dev.sobesednik.duel.Wanted;
import dev.sobesednik.group.Group;
import dev.sobesednik.interview.Member;
import dev.sobesednik.picking.Picking;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A duel as its group sees and steers it.
final class DuelTalk {

    /// What the duel's wake-ups and tags begin with.
    static final String NAME = "duel.";

    private final Surroundings around;
    private final int topic;

    /// @param topic the forum topic of what happened, 0 outside of topics
    DuelTalk(Surroundings around, int topic) {
        this.around = around;
        this.topic = topic;
    }

    /// `/duel` as a reply, `/duel @name`, `/duel` for anybody; a level may follow; `/duel stop`. During a duel
    /// `/duel` shows it again.
    Step<Group> command(Group group, Command command) {
        var arena = group.duels().at(topic).filter(here -> here.duel().isRunning());
        if (command.argument().toLowerCase(Locale.ROOT).equals("stop")) {
            var stop = new Move.Stop(member(command.from()), command.from().username());
            return arena.map(here -> after(group, here.step(stop, around.now()), null))
                    .orElseGet(() -> Step.to(group, Effect.say("duel.none")));
        }
        if (arena.isEmpty()) return challenge(group, command);
        return command.argument().isEmpty() && command.repliedTo() == null
                ? after(group, arena.get().step(new Move.Show(), around.now()), null)
                : Step.to(group, Effect.say("duel.running"));
    }

    private Step<Group> challenge(Group group, Command command) {
        if (group.isFull()) return Step.to(group, Effect.say("mock.enough", Budget.AT_ONCE));
        if (!command.from().isPerson()) return Step.to(group, Effect.say("duel.anonymous"));
        var challenge = DuelWish.of(command, group.filter());
        if (challenge instanceof DuelWish.Refused(String why)) return Step.to(group, Effect.say(why));
        var wish = (DuelWish.Granted) challenge;
        if (wish.level() != 0 && around.bank().level(wish.level()).isEmpty())
            return Step.to(group, Effect.say("duel.no-such-level", Levels.list(around.bank())));
        if (around.bank().questions().stream().noneMatch(quizzes(wish.level())))
            return Step.to(group, Effect.say("duel.no-questions"));
        return open(group, command.from(), wish.wanted(), wish.level());
    }

    private Step<Group> open(Group group, From from, Wanted wanted, int level) {
        var number = group.duels().count() + 1;
        var now = around.now();
        var opened = Arena.opened(topic, number, level, member(from), wanted, group.budget(now), now);
        return after(group.withDuels(group.duels().opened(opened.next())), opened, null);
    }

    /// `ACTION:NUMBER:QUESTION`, and the option of an answer.
    Step<Group> press(Group group, Press press, List<String> words) {
        var arena = group.duels().at(topic);
        var isCurrent = arena.isPresent()
                && words.size() >= 3
                && words.get(1).equals(Integer.toString(arena.get().duel().number()))
                && words.subList(2, words.size()).stream().allMatch(word -> word.matches("\\d{1,2}"));
        if (!isCurrent) return stale(group, press);
        var who = member(press.from());
        var username = press.from().username();
        var question = Integer.parseInt(words.get(2));
        return switch (words.getFirst() + "/" + words.size()) {
            case "again/3" -> again(group, arena.get(), press);
            case "accept/3" -> accept(group, arena.get(), press);
            case "decline/3" -> moved(group, arena.get(), new Move.Decline(who, username), press);
            case "next/3" -> moved(group, arena.get(), new Move.Next(who, question), press);
            case "stop/3" -> moved(group, arena.get(), new Move.Stop(who, username), press);
            case "pick/4" ->
                moved(group, arena.get(), new Move.Answer(who, question, Integer.parseInt(words.get(3))), press);
            default -> stale(group, press);
        };
    }

    /// Without a duel `/duel` would be no look but a challenge.
    private Step<Group> stale(Group group, Press press) {
        var isRunning = group.duels()
                .at(topic)
                .filter(arena -> arena.duel().isRunning())
                .isPresent();
        return Step.to(group, Effect.toast(press, isRunning ? "duel.stale" : "duel.none"));
    }

    private Step<Group> moved(Group group, Arena arena, Move move, Press press) {
        return after(group, arena.step(move, around.now()), press);
    }

    /// The questions count as seen once the challenge is accepted.
    private Step<Group> accept(Group group, Arena arena, Press press) {
        if (!(arena.duel() instanceof Duel.Challenge challenge)) return stale(group, press);
        var drawn = new ArrayList<Drawn>();
        var after = draw(group, challenge.level(), drawn);
        var move = new Move.Accept(member(press.from()), press.from().username(), List.copyOf(drawn));
        var stepped = arena.step(move, around.now());
        return after(stepped.next().duel() instanceof Duel.Pausing ? after : group, stepped, press);
    }

    /// @return the group that has seen what was drawn
    private Group draw(Group group, int level, List<Drawn> drawn) {
        var zone = group.language().likelyZone();
        var today = LocalDate.ofInstant(around.now(), zone);
        var here = group;
        while (drawn.size() < Duel.QUESTIONS) {
            var fresh = quizzes(level)
                    .and(question -> drawn.stream().noneMatch(one -> one.id().equals(question.id())));
            var pick = new Picking(around.bank(), here.cards(), here.askedOn(today), around.random())
                    .pick(fresh, today, zone);
            if (pick.isEmpty()) break;
            var question = pick.get().question();
            DuelBoard.quiz(question)
                    .ifPresent(quiz ->
                            drawn.add(new Drawn(question.id(), quiz.options().size(), quiz.correct())));
            here = here.interviewed(question.id(), today);
        }
        return here;
    }

    private static Predicate<Question> quizzes(int level) {
        return question -> (level == 0 || question.level() == level)
                && DuelBoard.quiz(question).isPresent();
    }

    /// One of the two calls the other again.
    private Step<Group> again(Group group, Arena arena, Press press) {
        if (!(arena.duel() instanceof Duel.Over over)) return stale(group, press);
        var match = over.match();
        if (!match.isPlayer(press.from().id()))
            return Step.to(
                    group,
                    Effect.toast(
                            press,
                            "duel.only-players",
                            match.first().name(),
                            match.second().name()));
        if (group.isFull()) return Step.to(group, Effect.toast(press, "mock.enough", Budget.AT_ONCE));
        var wanted = new Wanted.Known(match.other(press.from().id()));
        return open(group, press.from(), wanted, match.level()).and(Effect.answered(press));
    }

    /// `duel.TOPIC.NUMBER.POST`, as [#show] called it.
    Step<Group> posted(Group group, String tag, int messageId) {
        if (!tag.matches("duel(\\.\\d{1,9}){3}")) return Step.to(group);
        var words = tag.split("\\.");
        return group.duels()
                .at(Integer.parseInt(words[1]))
                .filter(arena -> arena.duel().number() == Integer.parseInt(words[2]))
                .map(arena -> after(group, arena.posted(Integer.parseInt(words[3]), messageId, around.now()), null))
                .orElseGet(() -> Step.to(group));
    }

    Step<Group> ring(Group group, String kind, Instant due) {
        if (!kind.matches("duel\\.\\d{1,9}")) return Step.to(group);
        return group.duels()
                .at(Integer.parseInt(kind.substring(NAME.length())))
                .filter(arena -> arena.isCurrent(due))
                .map(arena -> after(group, arena.step(new Move.Tick(), around.now()), null))
                .orElseGet(() -> Step.to(group));
    }

    /// Under its new id the group sees the duel in a new message.
    Step<Group> movedIn(Group group) {
        var step = Step.to(group);
        for (var arena : group.duels().arenas().values())
            step = step.then(here -> after(here, arena.moved(around.now()), null));
        return step;
    }

    static List<Effect> movedOut(Group group) {
        return group.duels().arenas().keySet().stream()
                .<Effect>map(where -> new Effect.NoWake(NAME + where))
                .toList();
    }

    /// @param press to be answered, if it was one
    private Step<Group> after(Group group, Stepped stepped, @Nullable Press press) {
        var arena = stepped.next();
        var effects = new ArrayList<Effect>();
        var told = stepped.told().map(note -> new Text.Said(note.key(), note.arguments()));
        if (press != null) {
            effects.add(new Effect.AnswerPress(press.pressId(), told.orElse(null), false));
        } else if (told.isPresent()) {
            var paid = arena.spend(around.now());
            // A sentence that the group has no room for is left out: the duel's message says how things are.
            if (paid.isPresent()) {
                effects.add(in(arena, new Effect.Say(Message.of(told.get()))));
                arena = paid.get();
            }
        }
        show(arena, stepped.show()).ifPresent(effects::add);
        return new Step<>(kept(group, arena, effects), List.copyOf(effects));
    }

    private Group kept(Group group, Arena arena, List<Effect> effects) {
        if (arena.isForgotten(around.now())) {
            effects.add(new Effect.NoWake(NAME + arena.topic()));
            return group.withDuels(group.duels().without(arena.topic()));
        }
        if (arena.wake() != null) effects.add(new Effect.WakeAt(NAME + arena.topic(), arena.wake()));
        return group.withDuels(group.duels().with(arena));
    }

    private Optional<Effect> show(Arena arena, Arena.Owed owed) {
        return switch (owed) {
            case NOTHING -> Optional.empty();
            case EDIT ->
                Optional.of(in(arena, new Effect.Show(arena.message(), new DuelBoard(around).draw(arena.duel()))));
            case FRESH -> {
                var tag = "duel.%d.%d.%d".formatted(arena.topic(), arena.duel().number(), arena.posts());
                yield Optional.of(in(arena, new Effect.Post(tag, new DuelBoard(around).draw(arena.duel()))));
            }
        };
    }

    private static Effect in(Arena arena, Effect effect) {
        return new Effect.InTopic(arena.topic(), effect);
    }

    private static Member member(From from) {
        return new Member(from.id(), from.firstName());
    }
}
