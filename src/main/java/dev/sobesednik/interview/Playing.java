package dev.sobesednik.interview;

import static dev.sobesednik.interview.Note.told;

import dev.sobesednik.interview.Mock.Answering;
import dev.sobesednik.interview.Mock.Between;
import dev.sobesednik.interview.Mock.Decision;
import dev.sobesednik.interview.Mock.End;
import dev.sobesednik.interview.Note.Piece;
import dev.sobesednik.interview.Round.Drawn;
import dev.sobesednik.memory.Rating;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A round: the candidate answers, the interviewer digs, the minutes pass.
final class Playing {

    private final Instant now;

    Playing(Instant now) {
        this.now = now;
    }

    /// The next round, unless nobody wants to answer or there is nothing to ask.
    static Optional<Decision> begun(InterviewTable table, @Nullable Drawn drawn, Instant now) {
        var roles = Rotation.next(table.seats(), table.outcomes());
        if (drawn == null || roles.isEmpty()) return Optional.empty();
        var minutes = table.setting().minutes();
        var round = new Round(
                table.round() + 1,
                drawn,
                roles.get().candidate(),
                roles.get().interviewer(),
                0,
                now.plus(Duration.ofMinutes(minutes)),
                minutes);
        var decision = Decision.to(new Answering(table.nextRound(), round, false), new Note.Due(Piece.FRESH));
        var interviewer = round.interviewer();
        return Optional.of(interviewer == null ? decision : decision.and(new Note.Brief(interviewer, round)));
    }

    static Decision cannotBegin(Mock mock, @Nullable Drawn drawn) {
        return Decision.to(mock, drawn == null ? told("mock.no-question") : told("mock.nobody-answers"));
    }

    static Decision timed(Answering state, Instant now) {
        var round = state.round();
        if (!now.isBefore(round.deadline().plus(Mock.OVERTIME)))
            return Judging.opened(state.table(), round.withLeft(0), now);
        if (state.timeIsOver()) return Decision.to(state);
        if (!now.isBefore(round.deadline()))
            return Decision.to(
                    new Answering(state.table(), round.withLeft(0), true),
                    new Note.Due(Piece.LINE),
                    new Note.Due(Piece.EDIT));
        var left = round.leftAt(now);
        return left == round.left()
                ? Decision.to(state)
                : Decision.to(new Answering(state.table(), round.withLeft(left), false), new Note.Due(Piece.EDIT));
    }

    Decision decide(Answering state, Move move) {
        var table = state.table();
        return switch (move) {
            case Move.Join join -> CommonMoves.join(state, join, changed -> on(state, changed));
            case Move.Leave(Member who) -> leave(state, who);
            case Move.Dig(Member who, int number) when number == table.round() -> dig(state, who);
            case Move.Pass(Member who, int number) when number == table.round() -> pass(state, who);
            case Move.Score(Member who, int number) when number == table.round() -> score(state, who);
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

    private Decision dig(Answering state, Member who) {
        var round = state.round();
        var interviewer = round.interviewer();
        var mayDig = interviewer == null ? round.isCandidate(who.id()) : round.isInterviewer(who.id());
        var table = mayDig ? Optional.of(state.table()) : state.table().hostedBy(who, now);
        if (table.isEmpty())
            return Decision.to(
                    state,
                    interviewer == null
                            ? told("mock.only-candidate", round.candidate().name())
                            : told("mock.only-interviewer", interviewer.name()));
        if (!round.canDig()) return Decision.to(state, told("mock.no-more"));
        return Decision.to(new Answering(table.get(), round.dug(), state.timeIsOver()), new Note.Due(Piece.EDIT));
    }

    /// Passing on a follow-up leaves an answer to score; passing on the question does not.
    private Decision pass(Answering state, Member who) {
        var round = state.round();
        if (!round.isCandidate(who.id()))
            return Decision.to(
                    state, told("mock.only-candidate", round.candidate().name()));
        var table = state.table();
        if (round.opened() > 0) return Judging.opened(table, round, now);
        var outcome = new Outcome(
                round.number(),
                round.question().id(),
                round.question().points(),
                round.candidate(),
                round.interviewer(),
                0,
                true,
                null,
                null,
                0,
                0);
        return Judging.shown(table, outcome, now)
                .and(new Note.Graded(round.candidate(), outcome.question(), Rating.AGAIN));
    }

    private Decision score(Answering state, Member who) {
        var table = state.round().hasRole(who.id())
                ? Optional.of(state.table())
                : state.table().hostedBy(who, now);
        return table.map(mine -> Judging.opened(mine, state.round(), now))
                .orElseGet(() -> Decision.to(state, told("mock.only-roles")));
    }

    private Decision leave(Answering state, Member who) {
        if (state.table().seat(who.id()).isEmpty()) return CommonMoves.notSeated(state);
        var left = state.table().without(who.id(), now);
        var round = state.round();
        if (round.isCandidate(who.id())) return brokenOff(left, now).and(told("mock.left"));
        if (round.isInterviewer(who.id()))
            return Decision.to(
                    new Answering(left, round.askedByBot(), state.timeIsOver()),
                    told("mock.left"),
                    new Note.Due(Piece.EDIT));
        return Decision.to(new Answering(left, round, state.timeIsOver()), told("mock.left"));
    }

    /// Without its candidate a round has no score.
    static Decision brokenOff(InterviewTable table, Instant now) {
        if (table.seats().stream().noneMatch(Seat::answers)) return Ending.ended(table, End.DESERTED, now);
        return Decision.to(new Between(table, Judging.pauseEnds(table, now)), new Note.Due(Piece.EDIT));
    }

    private Decision reached(Answering state, Move.Reached move) {
        var decision = CommonMoves.reached(state, move, changed -> on(state, changed));
        var interviewer = state.round().interviewer();
        return move.reached() && interviewer != null && interviewer.id() == move.who() && wasStranger(state, move.who())
                ? decision.and(new Note.Brief(interviewer, state.round()))
                : decision;
    }

    private static boolean wasStranger(Mock mock, long who) {
        return mock.table()
                .seat(who)
                .filter(seat -> seat.contact() == Seat.Contact.STRANGER)
                .isPresent();
    }

    private static Answering on(Answering state, InterviewTable table) {
        return new Answering(table, state.round(), state.timeIsOver());
    }
}
