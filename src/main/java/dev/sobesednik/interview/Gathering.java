package dev.sobesednik.interview;

import static dev.sobesednik.interview.Note.told;

import dev.sobesednik.interview.Mock.Decision;
import dev.sobesednik.interview.Mock.End;
import dev.sobesednik.interview.Mock.Lobby;
import dev.sobesednik.interview.Note.Piece;
import java.time.Instant;

/// The lobby: people sit down, the host sets and starts.
final class Gathering {

    private final Instant now;

    Gathering(Instant now) {
        this.now = now;
    }

    Decision decide(Lobby lobby, Move move) {
        var table = lobby.table();
        return switch (move) {
            case Move.Join join -> CommonMoves.join(lobby, join, changed -> on(lobby, changed));
            case Move.Leave(Member who) -> leave(lobby, who);
            case Move.Adjust(Member who, Setting setting) ->
                table.hostedBy(who, now)
                        .map(mine -> Decision.to(
                                new Lobby(mine.with(setting), false), new Note.Due(Piece.EDIT), chosen(setting)))
                        .orElseGet(() -> CommonMoves.notHost(lobby));
            case Move.Choose(Member who, boolean open) ->
                table.hostedBy(who, now)
                        .map(mine -> Decision.to(new Lobby(mine, open), new Note.Due(Piece.EDIT)))
                        .orElseGet(() -> CommonMoves.notHost(lobby));
            case Move.Begin begin ->
                table.hostedBy(begin.who(), now)
                        .map(mine -> begin(lobby, mine, begin))
                        .orElseGet(() -> CommonMoves.notHost(lobby));
            case Move.Stop(Member who) ->
                table.hostedBy(who, now)
                        .map(mine -> Ending.ended(mine, End.STOPPED, now))
                        .orElseGet(() -> CommonMoves.notHost(lobby));
            case Move.Reached reached -> CommonMoves.reached(lobby, reached, changed -> on(lobby, changed));
            case Move.Show _ -> Decision.to(lobby, new Note.Due(Piece.FRESH));
            case Move.Dig _, Move.Pass _, Move.Score _, Move.Vote _, Move.Reveal _ -> CommonMoves.stale(lobby);
            case Move.Rate _, Move.Tick _ -> Decision.to(lobby);
        };
    }

    private Decision begin(Lobby lobby, InterviewTable table, Move.Begin begin) {
        if (begin.round() != 0) return CommonMoves.stale(lobby);
        var lasting = table.until(now.plus(Mock.LASTS));
        return Playing.begun(lasting, begin.drawn(), now).orElseGet(() -> Playing.cannotBegin(lobby, begin.drawn()));
    }

    private static Lobby on(Lobby lobby, InterviewTable table) {
        return new Lobby(table, lobby.choosing());
    }

    private Decision leave(Lobby lobby, Member who) {
        if (lobby.table().seat(who.id()).isEmpty()) return CommonMoves.notSeated(lobby);
        var left = lobby.table().without(who.id(), now);
        return left.seats().isEmpty()
                ? Ending.ended(left, End.DESERTED, now).and(told("mock.left"))
                : Decision.to(on(lobby, left), told("mock.left"), new Note.Due(Piece.EDIT));
    }

    /// The board may show it a little later.
    private static Note chosen(Setting setting) {
        return setting.level() == 0
                ? Note.told("mock.set.any-level", setting.rounds(), setting.minutes())
                : Note.told("mock.set", setting.level(), setting.rounds(), setting.minutes());
    }
}
