package dev.sobesednik.duel.chat;

import dev.sobesednik.chat.Budget;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming.Command;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.duel.Duel;
import dev.sobesednik.duel.DuelSession;
import dev.sobesednik.duel.DuelSession.Stepped;
import dev.sobesednik.duel.Duels;
import dev.sobesednik.duel.Move;
import dev.sobesednik.duel.Player;
import dev.sobesednik.duel.Wanted;
import dev.sobesednik.feature.Context;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.topics.Levels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A duel as its group sees and steers it.
final class DuelTalk {

    private final ChatRecord record;
    private final Context context;
    private final Duels duels;

    DuelTalk(ChatRecord record, Context context) {
        this.record = record;
        this.context = context;
        this.duels = record.get(Duels.SLICE);
    }

    /// `/duel` as a reply, `/duel @name`, `/duel` for anybody; a level may follow; `/duel stop`. During a duel
    /// `/duel` shows it again.
    Step<ChatRecord> command(Command command) {
        var session = here().filter(one -> one.duel().isRunning());
        if (command.argument().toLowerCase(Locale.ROOT).equals("stop")) {
            var stop = new Move.Stop(player(command.from()), command.from().username());
            return session.map(one -> stepped(one, stop, null)).orElseGet(() -> answer(Effect.say("duel.none")));
        }
        if (session.isEmpty()) return challenge(command);
        return command.argument().isEmpty() && command.repliedTo() == null
                ? stepped(session.get(), new Move.Show(), null)
                : answer(Effect.say("duel.running"));
    }

    private Step<ChatRecord> challenge(Command command) {
        var bank = context.bank();
        if (isFull()) return answer(Effect.say("mock.enough", Budget.AT_ONCE));
        if (!command.from().isPerson()) return answer(Effect.say("duel.anonymous"));
        var usual = record.get(QuestionHistory.SLICE).filter();
        return switch (ChallengeRequest.of(command, usual)) {
            case ChallengeRequest.Refused(String why) -> answer(Effect.say(why));
            case ChallengeRequest.Granted(var _, int level)
            when level != 0 && bank.level(level).isEmpty() ->
                answer(Effect.say("duel.no-such-level", Levels.list(bank)));
            case ChallengeRequest.Granted(var _, int level)
            when QuizDraw.isEmpty(bank, level) -> answer(Effect.say("duel.no-questions"));
            case ChallengeRequest.Granted(Wanted wanted, int level) -> open(command.from(), wanted, level);
        };
    }

    private Step<ChatRecord> open(From from, Wanted wanted, int level) {
        var now = context.now();
        var budget = context.features().activity(record).budget(now);
        var opened = DuelSession.opened(context.topic(), duels.count() + 1, level, player(from), wanted, budget, now);
        return after(record.with(Duels.SLICE, duels.opened(opened.next())), opened, null);
    }

    /// @param words `ACTION:NUMBER:QUESTION`, and the option of an answer
    Step<ChatRecord> press(Press press, List<String> words) {
        var current = here().filter(session -> words.size() >= 3
                && words.get(1).equals(Integer.toString(session.duel().number()))
                && words.subList(2, words.size()).stream().allMatch(word -> word.matches("\\d{1,2}")));
        if (current.isEmpty()) return stale(press);
        var session = current.get();
        var who = player(press.from());
        var username = press.from().username();
        var question = Integer.parseInt(words.get(2));
        return switch (words.getFirst() + "/" + words.size()) {
            case "again/3" -> again(session, press);
            case "accept/3" -> accept(session, press);
            case "decline/3" -> stepped(session, new Move.Decline(who, username), press);
            case "next/3" -> stepped(session, new Move.Next(who, question), press);
            case "stop/3" -> stepped(session, new Move.Stop(who, username), press);
            case "pick/4" -> stepped(session, new Move.Answer(who, question, Integer.parseInt(words.get(3))), press);
            default -> stale(press);
        };
    }

    /// Without a duel `/duel` would be no look but a challenge.
    private Step<ChatRecord> stale(Press press) {
        var isRunning = here().filter(session -> session.duel().isRunning()).isPresent();
        return answer(Effect.toast(press, isRunning ? "duel.stale" : "duel.none"));
    }

    /// The questions count as seen once the challenge is accepted.
    private Step<ChatRecord> accept(DuelSession session, Press press) {
        if (!(session.duel() instanceof Duel.Challenge challenge)) return stale(press);
        var draw = QuizDraw.of(challenge.level(), record, context);
        var move = new Move.Accept(player(press.from()), press.from().username(), draw.drawn());
        var accepted = session.step(move, context.now());
        return after(accepted.next().duel() instanceof Duel.Pausing ? draw.after() : record, accepted, press);
    }

    /// One of the two calls the other again.
    private Step<ChatRecord> again(DuelSession session, Press press) {
        if (!(session.duel() instanceof Duel.Over over)) return stale(press);
        var match = over.match();
        if (!match.isPlayer(press.from().id()))
            return answer(Effect.toast(
                    press,
                    "duel.only-players",
                    match.first().name(),
                    match.second().name()));
        if (isFull()) return answer(Effect.toast(press, "mock.enough", Budget.AT_ONCE));
        var wanted = new Wanted.Known(match.other(press.from().id()));
        return open(press.from(), wanted, match.level()).and(Effect.answered(press));
    }

    Step<ChatRecord> posted(String tag, int messageId) {
        return tagged(tag, (session, post) -> after(record, session.posted(post, messageId, context.now()), null));
    }

    /// Telegram does not take the duel's message: nobody would see how it goes on. What is said goes where it can be
    /// read.
    Step<ChatRecord> refused(String tag) {
        return tagged(
                tag,
                (session, post) -> session.isWaitedFor(post)
                        ? Step.to(
                                record.with(Duels.SLICE, duels.without(session.topic())),
                                in(session, Effect.say("duel.refused")))
                        : Step.to(record));
    }

    @FunctionalInterface
    private interface Posted {
        Step<ChatRecord> decide(DuelSession session, int post);
    }

    /// @param tag `duel.TOPIC.NUMBER.POST`, as [#show] called it
    private Step<ChatRecord> tagged(String tag, Posted decision) {
        if (!tag.matches("duel(\\.\\d{1,9}){3}")) return Step.to(record);
        var words = tag.split("\\.");
        return duels.at(Integer.parseInt(words[1]))
                .filter(session -> session.duel().number() == Integer.parseInt(words[2]))
                .map(session -> decision.decide(session, Integer.parseInt(words[3])))
                .orElseGet(() -> Step.to(record));
    }

    Step<ChatRecord> ring(int topic) {
        return duels.at(topic)
                .map(session -> stepped(session, new Move.Tick(), null))
                .orElseGet(() -> Step.to(record));
    }

    /// Under its new id the group sees each duel in a new message.
    Step<ChatRecord> movedIn() {
        var step = Step.to(record);
        for (var session : duels.sessions()) step = step.then(here -> after(here, session.moved(context.now()), null));
        return step;
    }

    private Step<ChatRecord> stepped(DuelSession session, Move move, @Nullable Press press) {
        return after(record, session.step(move, context.now()), press);
    }

    /// @param press to be answered, if it was one
    private Step<ChatRecord> after(ChatRecord changed, Stepped stepped, @Nullable Press press) {
        var session = stepped.next();
        var effects = new ArrayList<Effect>();
        var told = stepped.told().map(note -> new Text.Said(note.key(), note.arguments()));
        if (press != null) {
            effects.add(new Effect.AnswerPress(press.pressId(), told.orElse(null), false));
        } else if (told.isPresent()) {
            var paid = session.spend(context.now());
            // A sentence that the group has no room for is left out: the duel's message says how things are.
            if (paid.isPresent()) {
                effects.add(in(session, new Effect.Say(Message.of(told.get()))));
                session = paid.get();
            }
        }
        show(session, stepped.show()).ifPresent(effects::add);
        return new Step<>(kept(changed, session), List.copyOf(effects));
    }

    private ChatRecord kept(ChatRecord changed, DuelSession session) {
        var all = changed.get(Duels.SLICE);
        return changed.with(
                Duels.SLICE, session.isForgotten(context.now()) ? all.without(session.topic()) : all.with(session));
    }

    private Optional<Effect> show(DuelSession session, DuelSession.Owed owed) {
        var board = new DuelBoard(context);
        return switch (owed) {
            case NOTHING -> Optional.empty();
            case EDIT -> Optional.of(in(session, new Effect.Show(session.message(), board.draw(session.duel()))));
            case FRESH -> {
                var tag = "%s.%d.%d.%d"
                        .formatted(
                                DuelFeature.NAME,
                                session.topic(),
                                session.duel().number(),
                                session.posts());
                yield Optional.of(in(session, new Effect.Post(tag, board.draw(session.duel()))));
            }
        };
    }

    /// The duel of the topic where something happened.
    private Optional<DuelSession> here() {
        return duels.at(context.topic());
    }

    private boolean isFull() {
        return context.features().activity(record).isFull();
    }

    private Step<ChatRecord> answer(Effect effect) {
        return Step.to(record, effect);
    }

    private static Effect in(DuelSession session, Effect effect) {
        return new Effect.InTopic(session.topic(), effect);
    }

    private static Player player(From from) {
        return new Player(from.id(), from.firstName());
    }
}
