package dev.sobesednik.interview;

import static dev.sobesednik.interview.Note.told;

import dev.sobesednik.interview.Mock.Between;
import dev.sobesednik.interview.Mock.Decision;
import dev.sobesednik.interview.Mock.End;
import dev.sobesednik.interview.Mock.Scoring;
import dev.sobesednik.interview.Note.Piece;
import dev.sobesednik.interview.Seat.Contact;
import dev.sobesednik.interview.Seat.Wish;
import java.time.Instant;
import java.util.Map;

/// Scoring: both sides fill in their forms blind, watchers vote, then all is revealed together.
final class Judging {

    private final Instant now;

    Judging(Instant now) {
        this.now = now;
    }

    static Decision opened(InterviewTable table, Round round, Instant now) {
        var scoring = new Scoring(table, round, null, null, Map.of(), now.plus(Mock.SCORING_LASTS));
        var decision = Decision.to(scoring, new Note.Due(Piece.EDIT), new Note.Ask(round.candidate(), round));
        var interviewer = round.interviewer();
        return interviewer == null ? decision : decision.and(new Note.Ask(interviewer, round));
    }

    static Decision revealed(Scoring scoring, Instant now) {
        var outcome = scoring.outcome();
        var decision = shown(scoring.table(), outcome, now);
        var rating = outcome.rating();
        if (rating.isPresent())
            decision = decision.and(new Note.Graded(outcome.candidate(), outcome.question(), rating.get()));
        var interviewer = outcome.interviewer();
        return interviewer == null || outcome.theirs() == null
                ? decision
                : decision.and(new Note.Interviewed(interviewer));
    }

    static Decision shown(InterviewTable table, Outcome outcome, Instant now) {
        return Decision.to(new Between(table.with(outcome), pauseEnds(table, now)), new Note.Due(Piece.EDIT));
    }

    static Instant pauseEnds(InterviewTable table, Instant now) {
        return now.plus(table.isLastRound() ? Mock.LAST_PAUSE : Mock.PAUSE_LASTS);
    }

    Decision decide(Scoring state, Move move) {
        var table = state.table();
        return switch (move) {
            case Move.Join join -> CommonMoves.join(state, join, changed -> on(state, changed));
            case Move.Leave(Member who) -> leave(state, who);
            case Move.Rate(long who, int number, Sheet sheet) when number == table.round() -> rate(state, who, sheet);
            case Move.Vote(Member who, int number, boolean hire) when number == table.round() -> vote(state, who, hire);
            case Move.Reveal(Member who, int number)
            when number == table.round() ->
                table.hostedBy(who, now)
                        .map(mine -> revealed(on(state, mine), now))
                        .orElseGet(() -> CommonMoves.notHost(state));
            case Move.Stop(Member who) ->
                table.hostedBy(who, now)
                        .map(mine -> Ending.ended(mine, End.STOPPED, now))
                        .orElseGet(() -> CommonMoves.notHost(state));
            case Move.Reached reached -> reached(state, reached);
            case Move.Show _ -> Decision.to(state, new Note.Due(Piece.FRESH));
            case Move.Adjust _,
                    Move.Choose _,
                    Move.Begin _,
                    Move.Dig _,
                    Move.Pass _,
                    Move.Score _,
                    Move.Vote _,
                    Move.Reveal _ -> CommonMoves.stale(state);
            case Move.Rate _, Move.Tick _ -> Decision.to(state);
        };
    }

    /// The first sheet of a person stays.
    private Decision rate(Scoring state, long who, Sheet sheet) {
        var round = state.round();
        if (!round.hasRole(who)
                || state.hasSheetOf(who)
                || !sheet.isValid(round.question().points())) return Decision.to(state);
        return gathered(state.rated(who, sheet));
    }

    private Decision vote(Scoring state, Member who, boolean hire) {
        var table = state.table();
        if (state.round().hasRole(who.id())) return Decision.to(state, told("mock.vote.own"));
        if (state.votes().containsKey(who.id())) return Decision.to(state, told("mock.vote.once"));
        if (table.seat(who.id()).isEmpty() && table.isFull())
            return Decision.to(state, told("mock.full", InterviewTable.SEATS));
        var seated = table.seat(who.id()).isPresent() ? table : table.seated(who, Wish.WATCH);
        return gathered(state.voted(seated, who.id(), hire)).and(told("mock.vote.taken"));
    }

    private Decision gathered(Scoring state) {
        if (!state.hasSheets()) return Decision.to(state, new Note.Due(Piece.EDIT));
        if (state.hasVotes()) return revealed(state, now);
        var until = now.plus(Mock.LAST_VOTES);
        var sooner = until.isBefore(state.until()) ? until : state.until();
        return Decision.to(
                new Scoring(state.table(), state.round(), state.own(), state.theirs(), state.votes(), sooner),
                new Note.Due(Piece.EDIT));
    }

    /// What was scored before somebody left stays scored.
    private Decision leave(Scoring state, Member who) {
        if (state.table().seat(who.id()).isEmpty()) return CommonMoves.notSeated(state);
        var left = state.table().without(who.id(), now);
        var round = state.round();
        var said = told("mock.left");
        if (left.seats().isEmpty()) return Ending.ended(left, End.DESERTED, now).and(said);
        if (round.isCandidate(who.id()) && state.own() == null)
            return (state.theirs() == null ? Playing.brokenOff(left, now) : revealed(on(state, left), now)).and(said);
        var remaining = round.isInterviewer(who.id()) && state.theirs() == null
                ? new Scoring(left, round.askedByBot(), state.own(), null, state.votes(), state.until())
                : on(state, left);
        return gathered(remaining).and(said);
    }

    private Decision reached(Scoring state, Move.Reached move) {
        var before = state.table().seat(move.who());
        var decision = CommonMoves.reached(state, move, changed -> on(state, changed));
        var comes = move.reached()
                && before.filter(seat -> seat.contact() == Contact.STRANGER).isPresent()
                && state.round().hasRole(move.who())
                && !state.hasSheetOf(move.who());
        return comes ? decision.and(new Note.Ask(before.orElseThrow().member(), state.round())) : decision;
    }

    private static Scoring on(Scoring state, InterviewTable table) {
        return new Scoring(table, state.round(), state.own(), state.theirs(), state.votes(), state.until());
    }
}
