package dev.sobesednik.interview;

import static dev.sobesednik.interview.Note.told;

import dev.sobesednik.interview.Mock.Between;
import dev.sobesednik.interview.Mock.Decision;
import dev.sobesednik.interview.Mock.End;
import dev.sobesednik.interview.Note.Piece;
import java.time.Instant;

/// Between two rounds, or before the report.
final class Pausing {

    private final Instant now;

    Pausing(Instant now) {
        this.now = now;
    }

    Decision decide(Between state, Move move) {
        var table = state.table();
        return switch (move) {
            case Move.Join join -> CommonMoves.join(state, join, changed -> new Between(changed, state.until()));
            case Move.Leave(Member who) -> leave(state, who);
            case Move.Begin begin when begin.round() == table.round() -> begin(state, begin);
            case Move.Stop(Member who) ->
                table.hostedBy(who, now)
                        .map(mine -> Ending.ended(mine, End.STOPPED, now))
                        .orElseGet(() -> CommonMoves.notHost(state));
            case Move.Reached reached ->
                CommonMoves.reached(state, reached, changed -> new Between(changed, state.until()));
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

    /// Anybody at the table may go on: an absent host must not hold the others up.
    private Decision begin(Between state, Move.Begin begin) {
        var table = state.table();
        if (table.seat(begin.who().id()).isEmpty()) return CommonMoves.notSeated(state);
        if (table.isLastRound()) return Ending.ended(table, End.FINISHED, now);
        return Playing.begun(table, begin.drawn(), now).orElseGet(() -> Playing.cannotBegin(state, begin.drawn()));
    }

    private Decision leave(Between state, Member who) {
        if (state.table().seat(who.id()).isEmpty()) return CommonMoves.notSeated(state);
        var left = state.table().without(who.id(), now);
        var decision = left.seats().stream().noneMatch(Seat::answers)
                ? Ending.ended(left, End.DESERTED, now)
                : Decision.to(new Between(left, state.until()), new Note.Due(Piece.EDIT));
        return decision.and(told("mock.left"));
    }
}
