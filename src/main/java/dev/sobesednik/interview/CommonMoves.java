package dev.sobesednik.interview;

import static dev.sobesednik.interview.Note.told;

import dev.sobesednik.interview.Mock.Decision;
import dev.sobesednik.interview.Note.Piece;
import dev.sobesednik.interview.Seat.Contact;
import java.util.Locale;
import java.util.function.Function;

/// What is the same in every state: sitting down, and who is told what.
final class CommonMoves {

    private CommonMoves() {}

    /// @param on the state with the table changed
    static Decision join(Mock mock, Move.Join join, Function<InterviewTable, Mock> on) {
        var table = mock.table();
        var who = join.who().id();
        var before = table.seat(who);
        if (before.isEmpty() && table.isFull()) return Decision.to(mock, told("mock.full", InterviewTable.SEATS));
        var said = told("mock.joined." + join.wish().name().toLowerCase(Locale.ROOT));
        if (before.isPresent() && before.get().wish() == join.wish()) return Decision.to(mock, said);
        var decision = Decision.to(on.apply(table.seated(join.who(), join.wish())), said, new Note.Due(Piece.EDIT));
        var greeted = before.isPresent() && before.get().contact() != Contact.UNKNOWN;
        return greeted || join.wish() == Seat.Wish.WATCH ? decision : decision.and(new Note.Greet(join.who()));
    }

    static Decision reached(Mock mock, Move.Reached move, Function<InterviewTable, Mock> on) {
        var contact = move.reached() ? Contact.REACHED : Contact.STRANGER;
        var seat = mock.table().seat(move.who());
        if (seat.isEmpty() || seat.get().contact() == contact) return Decision.to(mock);
        var decision = Decision.to(on.apply(mock.table().contacted(move.who(), contact)));
        // The table names those who have to open the private chat, and nobody else.
        return contact == Contact.STRANGER || seat.get().contact() == Contact.STRANGER
                ? decision.and(new Note.Due(Piece.EDIT))
                : decision;
    }

    static Decision notHost(Mock mock) {
        return Decision.to(mock, told("mock.only-host", mock.table().host().name()));
    }

    static Decision stale(Mock mock) {
        return Decision.to(mock, told("mock.stale"));
    }

    static Decision notSeated(Mock mock) {
        return Decision.to(mock, told("mock.not-seated"));
    }
}
