package dev.sobesednik.interview.chat;

import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Budget;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Context;
import dev.sobesednik.interview.InterviewSession;
import dev.sobesednik.interview.InterviewSession.Stepped;
import dev.sobesednik.interview.Member;
import dev.sobesednik.interview.Mock;
import dev.sobesednik.interview.Mocks;
import dev.sobesednik.interview.Note;
import dev.sobesednik.interview.Note.Piece;
import dev.sobesednik.interview.Setting;
import dev.sobesednik.record.ChatRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a step of an interview makes of the group's record, and what the group and its people see of it.
final class SessionTurn {

    private final Context context;

    SessionTurn(Context context) {
        this.context = context;
    }

    static Member member(From from) {
        return new Member(from.id(), from.firstName());
    }

    Step<ChatRecord> open(ChatRecord record, From from, Setting setting) {
        var activity = context.features().activity(record);
        if (activity.isFull()) return Step.to(record, Effect.say("mock.enough", Budget.AT_ONCE));
        var mocks = record.get(Mocks.SLICE);
        var now = context.now();
        var opened = InterviewSession.opened(
                context.topic(), mocks.count() + 1, member(from), setting, activity.budget(now), now);
        return after(record.with(Mocks.SLICE, mocks.opened(opened.next())), opened);
    }

    Step<ChatRecord> after(ChatRecord record, Stepped stepped) {
        return after(record, stepped, null);
    }

    /// @param press to be answered, if it was one
    Step<ChatRecord> after(ChatRecord record, Stepped stepped, @Nullable Press press) {
        var session = stepped.next();
        var effects = new ArrayList<Effect>();
        Note.Told told = null;
        for (var note : stepped.notes()) {
            if (note instanceof Note.Told sentence) told = sentence;
            else effects.addAll(NoteLetters.of(session, note));
        }
        if (press != null) {
            var toast = told == null ? null : new Text.Said(told.key(), told.arguments());
            effects.addFirst(new Effect.AnswerPress(press.pressId(), toast, false));
        } else if (told != null) {
            var paid = session.spend(context.now());
            // A sentence that the group has no room for is left out: the board says how things are.
            if (paid.isPresent()) {
                effects.add(in(session, new Effect.Say(Message.of(new Text.Said(told.key(), told.arguments())))));
                session = paid.get();
            }
        }
        for (var piece : stepped.show()) effects.add(in(session, show(session, piece)));
        return new Step<>(kept(record, session), List.copyOf(effects));
    }

    private ChatRecord kept(ChatRecord record, InterviewSession session) {
        var mocks = record.get(Mocks.SLICE);
        return record.with(
                Mocks.SLICE, session.isForgotten(context.now()) ? mocks.without(session.topic()) : mocks.with(session));
    }

    private Effect show(InterviewSession session, Piece piece) {
        return switch (piece) {
            case LINE -> Effect.say("mock.time-is-over");
            case EDIT -> new Effect.Show(session.message(), new MockBoard(context).draw(session));
            case FRESH -> new Effect.Post(tag(session), new MockBoard(context).draw(session));
            case OLD -> new Effect.Strip(session.old());
            case FILE -> new Effect.Attach("mock-interview.md", file(session), said("mock.file.caption"));
        };
    }

    private static String tag(InterviewSession session) {
        return "%s.%d.%d.%d"
                .formatted(
                        MockLetter.NAME, session.topic(), session.mock().table().number(), session.posts());
    }

    private Text file(InterviewSession session) {
        if (session.mock() instanceof Mock.Over over) return new MockReport(context.bank()).file(over);
        throw new IllegalStateException("only the end has a report");
    }

    private static Effect in(InterviewSession session, Effect effect) {
        return new Effect.InTopic(session.topic(), effect);
    }
}
