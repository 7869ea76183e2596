package dev.sobesednik.interview;

import dev.sobesednik.chat.Budget;
import dev.sobesednik.interview.Mock.Decision;
import dev.sobesednik.interview.Note.Piece;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An interview and its message in the group. Changes that come faster than the group may be written to are shown
/// together, a little later.
///
/// @param topic the forum topic, 0 outside of topics
/// @param message the id of the message that shows the interview; 0 until Telegram told it
/// @param old the id of the message before it; 0 when there is none in this chat
/// @param posts counts the messages posted, so that the answer for an earlier one is told apart
/// @param due what the group has not seen yet
public record InterviewSession(int topic, Mock mock, int message, int old, int posts, Set<Piece> due, Budget budget) {

    /// What a step asks for.
    ///
    /// @param notes all but [Note.Due]
    /// @param show in this order, now
    public record Stepped(InterviewSession next, List<Note> notes, List<Piece> show) {}

    /// @param budget of the games before this one
    public static Stepped opened(int topic, int number, Member host, Setting setting, Budget budget, Instant now) {
        var decision = Mock.opened(number, host, setting, now);
        return new InterviewSession(topic, decision.next(), 0, 0, 0, Set.of(), budget).stepped(decision, now);
    }

    public Stepped step(Move move, Instant now) {
        return stepped(Mock.decide(mock, move, now), now);
    }

    /// Telegram told the id of a message that was posted.
    public Stepped posted(int post, int messageId, Instant now) {
        if (post != posts) return new Stepped(this, List.of(), List.of());
        return new InterviewSession(topic, mock, messageId, old, posts, due, budget).shown(List.of(), now);
    }

    /// Telegram does not take the message: nobody would see how it goes on.
    public Stepped refused(int post, Instant now) {
        return post != posts || isOver()
                ? new Stepped(this, List.of(), List.of())
                : stepped(Ending.ended(mock.table(), Mock.End.STOPPED, now), now);
    }

    /// The group went on under another id: its messages there are new, and the id of a message that was posted to the
    /// old one is worth nothing, however late Telegram tells it.
    public Stepped moved(Instant now) {
        var fresh = EnumSet.of(Piece.FRESH);
        if (due.contains(Piece.FILE)) fresh.add(Piece.FILE);
        return new InterviewSession(topic, mock, 0, 0, posts + 1, fresh, budget).shown(List.of(), now);
    }

    /// When it has to be looked at next: something changes by itself, or there is room for what the group has not seen.
    /// A whole second, so that what is stored asks for the same instant.
    public Instant wake() {
        var change = Mock.nextChange(mock);
        var next = nextPiece() == null || change.isBefore(budget.free()) ? change : budget.free();
        var rounded = next.truncatedTo(ChronoUnit.SECONDS);
        return rounded.equals(next) ? next : rounded.plusSeconds(1);
    }

    public boolean isOver() {
        return mock instanceof Mock.Over;
    }

    /// The end is over too: nothing of the interview is needed any more.
    public boolean isForgotten(Instant now) {
        return isOver() && !now.isBefore(mock.table().until());
    }

    /// A place for one more message in the budget, or nothing when the group has to be spared.
    public Optional<InterviewSession> spend(Instant now) {
        return budget.spend(now).map(left -> new InterviewSession(topic, mock, message, old, posts, due, left));
    }

    private Stepped stepped(Decision decision, Instant now) {
        var wanted = EnumSet.noneOf(Piece.class);
        wanted.addAll(due);
        var notes = new ArrayList<Note>();
        for (var note : decision.notes()) {
            if (note instanceof Note.Due(Piece piece)) wanted.add(piece);
            else notes.add(note);
        }
        if (!(decision.next() instanceof Mock.Answering)) wanted.remove(Piece.LINE);
        if (wanted.contains(Piece.FRESH) || (posts == 0 && wanted.remove(Piece.EDIT))) {
            wanted.add(Piece.FRESH);
            wanted.remove(Piece.EDIT);
        }
        return new InterviewSession(topic, decision.next(), message, old, posts, wanted, budget)
                .shown(List.copyOf(notes), now);
    }

    private Stepped shown(List<Note> notes, Instant now) {
        var here = this;
        var show = new ArrayList<Piece>();
        for (var next = here.nextPiece(); next != null; next = here.nextPiece()) {
            var paid = here.spend(now);
            if (paid.isEmpty()) break;
            show.add(next);
            here = paid.get().without(next);
        }
        return new Stepped(here.withDue(here.due), notes, List.copyOf(show));
    }

    /// An edit waits for the message's id.
    private @Nullable Piece nextPiece() {
        for (var piece : Piece.values()) if (due.contains(piece) && (piece != Piece.EDIT || message != 0)) return piece;
        return null;
    }

    private InterviewSession without(Piece piece) {
        var left = EnumSet.noneOf(Piece.class);
        left.addAll(due);
        left.remove(piece);
        if (piece != Piece.FRESH) return withDue(left);
        if (message != 0) left.add(Piece.OLD);
        return new InterviewSession(topic, mock, 0, message == 0 ? old : message, posts + 1, Set.copyOf(left), budget);
    }

    private InterviewSession withDue(Set<Piece> pieces) {
        return new InterviewSession(topic, mock, message, old, posts, Set.copyOf(pieces), budget);
    }
}
