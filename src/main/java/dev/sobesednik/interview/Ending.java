package dev.sobesednik.interview;

import dev.sobesednik.interview.Mock.Decision;
import dev.sobesednik.interview.Mock.End;
import dev.sobesednik.interview.Note.Piece;
import java.time.Instant;

/// How an interview ends: with a report if anything was played.
final class Ending {

    private Ending() {}

    static Decision ended(InterviewTable table, End end, Instant now) {
        var over = new Mock.Over(table.until(now.plus(Mock.KEPT)), end);
        return table.outcomes().isEmpty()
                ? Decision.to(over, new Note.Due(Piece.EDIT))
                : Decision.to(
                        over, new Note.Due(Piece.FRESH), new Note.Due(Piece.FILE), new Note.Finished(over.table()));
    }
}
