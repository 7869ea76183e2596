package dev.sobesednik.interview.chat;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Budget;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Context;
import dev.sobesednik.interview.InterviewSession;
import dev.sobesednik.interview.InterviewTable;
import dev.sobesednik.interview.Mock;
import dev.sobesednik.interview.Mocks;
import dev.sobesednik.interview.Move;
import dev.sobesednik.interview.Round;
import dev.sobesednik.interview.Round.Drawn;
import dev.sobesednik.interview.Seat.Wish;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.picking.Picking;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A press on one of [BoardButtons].
final class BoardPress {

    private final Press press;
    private final Context context;

    BoardPress(Press press, Context context) {
        this.press = press;
        this.context = context;
    }

    /// @param words `mock:ACTION:NUMBER:ROUND`, and which section
    Step<ChatRecord> decide(List<String> words, ChatRecord record) {
        var session = record.get(Mocks.SLICE).at(context.topic());
        if (session.isEmpty()
                || words.size() < 4
                || words.size() > 5
                || !words.get(2)
                        .equals(Integer.toString(session.get().mock().table().number()))
                || !words.get(3).matches("\\d{1,3}")) return stale(record);
        return words.size() == 5
                ? chosen(record, session.get(), words.get(1), words.get(4))
                : pressed(record, session.get(), words.get(1), Integer.parseInt(words.get(3)));
    }

    /// Without an interview `/mock` would be no look but a lobby.
    private Step<ChatRecord> stale(ChatRecord record) {
        var isRunning = record.get(Mocks.SLICE)
                .at(context.topic())
                .filter(session -> !session.isOver())
                .isPresent();
        return Step.to(record, Effect.toast(press, isRunning ? "mock.stale" : "mock.none"));
    }

    /// @param section one of the list; empty for all of them
    private Step<ChatRecord> chosen(ChatRecord record, InterviewSession session, String action, String section) {
        var exists = section.isEmpty() || Sections.find(context.bank(), section).isPresent();
        if (!action.equals("section") || !exists) return stale(record);
        var setting = session.mock().table().setting().withSection(section);
        return after(record, session, new Move.Adjust(SessionTurn.member(press.from()), setting));
    }

    private Step<ChatRecord> pressed(ChatRecord record, InterviewSession session, String action, int round) {
        if (action.equals("again")) return again(record, session);
        if (action.equals("begin")) return begin(record, session, round);
        var move = move(session, action, round);
        return move == null ? stale(record) : after(record, session, move);
    }

    private @Nullable Move move(InterviewSession session, String action, int round) {
        var who = SessionTurn.member(press.from());
        var setting = session.mock().table().setting();
        return switch (action) {
            case "both" -> new Move.Join(who, Wish.BOTH);
            case "answer" -> new Move.Join(who, Wish.ANSWER);
            case "ask" -> new Move.Join(who, Wish.ASK);
            case "watch" -> new Move.Join(who, Wish.WATCH);
            case "leave" -> new Move.Leave(who);
            case "level" ->
                new Move.Adjust(who, setting.nextLevel(context.bank().levels().size()));
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
    }

    private Step<ChatRecord> again(ChatRecord record, InterviewSession session) {
        if (!(session.mock() instanceof Mock.Over(InterviewTable table, var end))) return stale(record);
        if (context.features().activity(record).isFull())
            return Step.to(record, Effect.toast(press, "mock.enough", Budget.AT_ONCE));
        return new SessionTurn(context)
                .open(record, press.from(), table.setting())
                .and(Effect.answered(press));
    }

    /// The question counts as seen once it is asked.
    private Step<ChatRecord> begin(ChatRecord record, InterviewSession session, int round) {
        var profile = Profile.of(record);
        var today = profile.date(context.now());
        var history = record.get(QuestionHistory.SLICE);
        var drawn = new Picking(context.bank(), history.cards(), history.askedOn(today), context.random())
                .pick(Sections.wanted(session.mock().table().setting()))
                .map(pick -> drawn(pick.question()))
                .orElse(null);
        var stepped = session.step(new Move.Begin(SessionTurn.member(press.from()), round, drawn), context.now());
        var asked = stepped.next().mock() instanceof Mock.Answering(var table, Round now, boolean _)
                && !(session.mock() instanceof Mock.Answering)
                && now.question().equals(drawn);
        var seen =
                asked && drawn != null ? record.with(QuestionHistory.SLICE, history.asked(drawn.id(), today)) : record;
        return new SessionTurn(context).after(seen, stepped, press);
    }

    private Drawn drawn(Question question) {
        return new Drawn(
                question.id(),
                new InterviewTexts(context.bank()).keyPoints(question.id()).size(),
                question.followUps().size());
    }

    private Step<ChatRecord> after(ChatRecord record, InterviewSession session, Move move) {
        return new SessionTurn(context).after(record, session.step(move, context.now()), press);
    }
}
