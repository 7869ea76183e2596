package dev.sobesednik.interview.json;

import dev.sobesednik.chat.Budget;
import dev.sobesednik.interview.Form;
import dev.sobesednik.interview.InterviewSession;
import dev.sobesednik.interview.InterviewTable;
import dev.sobesednik.interview.Member;
import dev.sobesednik.interview.Mock;
import dev.sobesednik.interview.Mocks;
import dev.sobesednik.interview.Outcome;
import dev.sobesednik.interview.Participation;
import dev.sobesednik.interview.Round;
import dev.sobesednik.interview.Seat;
import dev.sobesednik.interview.Sheet;
import dev.sobesednik.interview.Ticket;
import dev.sobesednik.storage.Exported;
import dev.sobesednik.storage.JsonSlice;
import dev.sobesednik.storage.StoredJson;
import dev.sobesednik.storage.StoredSlice;
import java.util.List;
import java.util.Map;

/// A group's interviews, and the one that a person sits in.
public final class InterviewJson {

    /// Version 1 kept a session, its table and its state in one flat object: see [FlatSessions].
    public static final StoredSlice<Mocks> MOCKS = new JsonSlice<>(
            Mocks.SLICE,
            Mocks.class,
            StoredJson.mapper(Map.ofEntries(
                    Map.entry(Budget.class, ShortNames.OfBudget.class),
                    Map.entry(Mocks.class, ShortNames.OfMocks.class),
                    Map.entry(InterviewSession.class, ShortNames.OfSession.class),
                    Map.entry(Mock.class, ShortNames.OfMock.class),
                    Map.entry(Mock.Lobby.class, ShortNames.OfLobby.class),
                    Map.entry(Mock.Answering.class, ShortNames.OfAnswering.class),
                    Map.entry(Mock.Scoring.class, ShortNames.OfScoring.class),
                    Map.entry(Mock.Between.class, ShortNames.OfBetween.class),
                    Map.entry(Mock.Over.class, ShortNames.OfOver.class),
                    Map.entry(InterviewTable.class, ShortNames.OfTable.class),
                    Map.entry(Seat.class, ShortNames.OfSeat.class),
                    Map.entry(Member.class, ShortNames.OfMember.class),
                    Map.entry(Round.class, ShortNames.OfRound.class),
                    Map.entry(Round.Drawn.class, ShortNames.OfDrawn.class),
                    Map.entry(Outcome.class, ShortNames.OfOutcome.class),
                    Map.entry(Sheet.class, ShortNames.OfSheet.class))),
            List.of(FlatSessions::upgraded));

    /// What the records of format 1 held of it reads as it is.
    public static final StoredSlice<Participation> PARTICIPATION = new Exported<>(
            new JsonSlice<>(
                    Participation.SLICE,
                    Participation.class,
                    StoredJson.mapper(Map.of(
                            Participation.class, ShortNames.OfParticipation.class,
                            Ticket.class, ShortNames.OfTicket.class,
                            Form.class, ShortNames.OfForm.class)),
                    List.of()),
            ReadableParticipation::words);

    private InterviewJson() {}
}
