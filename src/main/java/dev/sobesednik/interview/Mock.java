package dev.sobesednik.interview;

import static dev.sobesednik.interview.Note.told;

import dev.sobesednik.interview.Move.Adjust;
import dev.sobesednik.interview.Move.Begin;
import dev.sobesednik.interview.Move.Choose;
import dev.sobesednik.interview.Move.Dig;
import dev.sobesednik.interview.Move.Join;
import dev.sobesednik.interview.Move.Leave;
import dev.sobesednik.interview.Move.Pass;
import dev.sobesednik.interview.Move.Rate;
import dev.sobesednik.interview.Move.Reached;
import dev.sobesednik.interview.Move.Reveal;
import dev.sobesednik.interview.Move.Score;
import dev.sobesednik.interview.Move.Show;
import dev.sobesednik.interview.Move.Stop;
import dev.sobesednik.interview.Move.Tick;
import dev.sobesednik.interview.Move.Vote;
import dev.sobesednik.interview.Note.Piece;
import dev.sobesednik.interview.Seat.Contact;
import dev.sobesednik.interview.Seat.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A mock interview: what it is now, and what a move makes of it.
public sealed interface Mock {

    Duration LOBBY_LASTS = Duration.ofMinutes(30);
    Duration LASTS = Duration.ofHours(3);
    /// How long "once more" works after the end.
    Duration KEPT = Duration.ofHours(3);
    /// After the time is over nobody is cut off, but a forgotten round ends.
    Duration OVERTIME = Duration.ofMinutes(15);
    Duration SCORING_LASTS = Duration.ofMinutes(10);
    /// Once both sheets are there, watchers get so long.
    Duration LAST_VOTES = Duration.ofMinutes(1);
    Duration PAUSE_LASTS = Duration.ofMinutes(15);
    /// After the last round the report comes by itself.
    Duration LAST_PAUSE = Duration.ofMinutes(2);

    InterviewTable table();

    /// @param choosing the host looks through the sections
    record Lobby(InterviewTable table, boolean choosing) implements Mock {}

    /// @param timeIsOver it was said; the candidate may still finish
    record Answering(InterviewTable table, Round round, boolean timeIsOver) implements Mock {}

    /// Sheets come in, and nobody sees another's.
    ///
    /// @param votes of watchers
    record Scoring(
            InterviewTable table,
            Round round,
            @Nullable Sheet own,
            @Nullable Sheet theirs,
            Map<Long, Boolean> votes,
            Instant until)
            implements Mock {

        public boolean hasSheetOf(long who) {
            return round.isCandidate(who) ? own != null : round.isInterviewer(who) && theirs != null;
        }

        boolean hasSheets() {
            return own != null && (round.interviewer() == null || theirs != null);
        }

        boolean hasVotes() {
            return table.seats().stream()
                    .map(seat -> seat.member().id())
                    .allMatch(id -> round.hasRole(id) || votes.containsKey(id));
        }

        Scoring rated(long who, Sheet sheet) {
            return round.isCandidate(who)
                    ? new Scoring(table, round, sheet, theirs, votes, until)
                    : new Scoring(table, round, own, sheet, votes, until);
        }

        Scoring voted(InterviewTable seated, long who, boolean hire) {
            var all = new HashMap<>(votes);
            all.put(who, hire);
            return new Scoring(seated, round, own, theirs, Map.copyOf(all), until);
        }

        Outcome outcome() {
            var hire = (int) votes.values().stream().filter(vote -> vote).count();
            return new Outcome(
                    round.number(),
                    round.question().id(),
                    round.question().points(),
                    round.candidate(),
                    round.interviewer(),
                    round.opened(),
                    false,
                    own,
                    theirs,
                    hire,
                    votes.size() - hire);
        }
    }

    /// A round is over, and its scores are on the screen.
    record Between(InterviewTable table, Instant until) implements Mock {

        /// Absent when the round was broken off.
        public Optional<Outcome> shown() {
            return table.outcomes().isEmpty() || table.outcomes().getLast().round() != table.round()
                    ? Optional.empty()
                    : Optional.of(table.outcomes().getLast());
        }
    }

    record Over(InterviewTable table, End end) implements Mock {}

    enum End {
        FINISHED,
        STOPPED,
        EXPIRED,
        DESERTED
    }

    record Decision(Mock next, List<Note> notes) {

        static Decision to(Mock next, Note... notes) {
            return new Decision(next, List.of(notes));
        }

        Decision and(Note... more) {
            var all = new ArrayList<>(notes);
            all.addAll(List.of(more));
            return new Decision(next, List.copyOf(all));
        }

        Decision then(Function<Mock, Decision> decision) {
            var after = decision.apply(next);
            return and(after.notes.toArray(Note[]::new)).withNext(after.next);
        }

        private Decision withNext(Mock other) {
            return new Decision(other, notes);
        }
    }

    static Decision opened(int number, Member host, Setting setting, Instant now) {
        var seats = List.of(new Seat(host, Wish.BOTH, Contact.UNKNOWN));
        var table = new InterviewTable(number, setting, host, now, seats, 0, List.of(), now.plus(LOBBY_LASTS));
        return Decision.to(new Lobby(table, false), new Note.Greet(host), new Note.Due(Piece.FRESH));
    }

    /// What the time has done comes before the move: a wake-up may be late.
    static Decision decide(Mock mock, Move move, Instant now) {
        return timed(mock, now).then(here -> switch (present(here, move, now)) {
            case Lobby lobby -> new Gathering(now).decide(lobby, move);
            case Answering answering -> new Playing(now).decide(answering, move);
            case Scoring scoring -> new Judging(now).decide(scoring, move);
            case Between between -> new Pausing(now).decide(between, move);
            case Over over -> afterwards(over, move);
        });
    }

    /// When something happens by itself.
    static Instant nextChange(Mock mock) {
        var until = mock.table().until();
        return switch (mock) {
            case Lobby _, Over _ -> until;
            case Answering(var table, Round round, boolean timeIsOver) ->
                earlier(until, timeIsOver ? round.deadline().plus(OVERTIME) : round.nextMark());
            case Scoring scoring -> earlier(until, scoring.until);
            case Between between -> earlier(until, between.until);
        };
    }

    /// The host was here just now.
    private static Mock present(Mock mock, Move move, Instant now) {
        var table = move.mover().map(who -> mock.table().seen(who.id(), now)).orElse(mock.table());
        return switch (mock) {
            case Lobby lobby -> new Lobby(table, lobby.choosing);
            case Answering(var old, var round, boolean timeIsOver) -> new Answering(table, round, timeIsOver);
            case Scoring(var old, var round, var own, var theirs, var votes, var until) ->
                new Scoring(table, round, own, theirs, votes, until);
            case Between between -> new Between(table, between.until);
            case Over over -> over;
        };
    }

    private static Decision timed(Mock mock, Instant now) {
        if (mock instanceof Over) return Decision.to(mock);
        if (!now.isBefore(mock.table().until())) return Ending.ended(mock.table(), End.EXPIRED, now);
        return switch (mock) {
            case Answering answering -> Playing.timed(answering, now);
            case Scoring scoring when !now.isBefore(scoring.until) -> Judging.revealed(scoring, now);
            case Between between
            when !now.isBefore(between.until) ->
                Ending.ended(between.table, between.table.isLastRound() ? End.FINISHED : End.DESERTED, now);
            case Lobby _, Scoring _, Between _, Over _ -> Decision.to(mock);
        };
    }

    private static Decision afterwards(Over over, Move move) {
        return switch (move) {
            case Join _, Leave _, Adjust _, Choose _, Begin _, Dig _, Pass _, Score _, Vote _, Reveal _, Stop _ ->
                Decision.to(over, told("mock.over"));
            case Show _ -> Decision.to(over, new Note.Due(Piece.FRESH));
            case Rate _, Reached _, Tick _ -> Decision.to(over);
        };
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
