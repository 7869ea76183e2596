package dev.sobesednik.interview.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Budget;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.interview.InterviewSession;
import dev.sobesednik.interview.InterviewTable;
import dev.sobesednik.interview.Member;
import dev.sobesednik.interview.Mock;
import dev.sobesednik.interview.Round;
import dev.sobesednik.interview.Seat;
import dev.sobesednik.interview.Setting;
import dev.sobesednik.interview.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names under which the parts of an interview are stored. What is required is what no state can be without:
/// where it is missing, the slice is damaged.
final class ShortNames {

    private ShortNames() {}

    abstract static class OfBudget {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        OfBudget(Instant spent) {}

        @JsonValue
        abstract Instant spent();
    }

    interface OfMocks {
        @JsonProperty("n")
        int count();

        @JsonProperty("on")
        Map<Integer, InterviewSession> sessions();
    }

    interface OfSession {
        @JsonProperty(required = true)
        Mock mock();

        @JsonProperty("msg")
        int message();

        @JsonProperty(value = "spent", required = true)
        Budget budget();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Mock.Lobby.class, name = "lobby"),
        @JsonSubTypes.Type(value = Mock.Answering.class, name = "answering"),
        @JsonSubTypes.Type(value = Mock.Scoring.class, name = "scoring"),
        @JsonSubTypes.Type(value = Mock.Between.class, name = "between"),
        @JsonSubTypes.Type(value = Mock.Over.class, name = "over")
    })
    interface OfMock {
        @JsonProperty(required = true)
        InterviewTable table();
    }

    interface OfLobby extends OfMock {}

    interface OfAnswering extends OfMock {
        @JsonProperty(required = true)
        Round round();

        @JsonProperty("over")
        boolean timeIsOver();
    }

    interface OfScoring extends OfMock {
        @JsonProperty(required = true)
        Round round();

        @JsonProperty(value = "ends", required = true)
        Instant until();
    }

    interface OfBetween extends OfMock {
        @JsonProperty(value = "ends", required = true)
        Instant until();
    }

    interface OfOver extends OfMock {
        @JsonProperty(required = true)
        Mock.End end();
    }

    interface OfTable {
        @JsonProperty("n")
        int number();

        @JsonProperty(value = "set", required = true)
        Setting setting();

        @JsonProperty(required = true)
        Member host();

        @JsonProperty(value = "seen", required = true)
        Instant hostSeen();

        @JsonProperty(required = true)
        Instant until();
    }

    interface OfSeat {
        @JsonProperty(value = "who", required = true)
        Member member();

        @JsonProperty(required = true)
        Seat.Wish wish();

        @JsonProperty(required = true)
        Seat.Contact contact();
    }

    interface OfMember {
        @JsonProperty(required = true)
        long id();
    }

    interface OfRound {
        @JsonProperty("n")
        int number();

        @JsonProperty(required = true)
        Round.Drawn question();

        @JsonProperty(value = "answers", required = true)
        Member candidate();

        @JsonProperty("asks")
        @Nullable
        Member interviewer();

        @JsonProperty(required = true)
        Instant deadline();
    }

    interface OfDrawn {
        @JsonProperty(value = "q", required = true)
        Question.Id id();

        @JsonProperty("ups")
        int followUps();
    }

    interface OfOutcome {
        @JsonProperty("n")
        int round();

        @JsonProperty(value = "q", required = true)
        Question.Id question();

        @JsonProperty(value = "answers", required = true)
        Member candidate();

        @JsonProperty("asks")
        @Nullable
        Member interviewer();
    }

    interface OfSheet {
        @JsonProperty(required = true)
        List<Integer> scales();
    }

    abstract static class OfParticipation {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        OfParticipation(@Nullable Ticket ticket) {}

        @JsonValue
        abstract @Nullable Ticket ticket();
    }

    interface OfTicket {
        @JsonProperty(value = "g", required = true)
        ChatId group();

        @JsonProperty("n")
        int number();
    }

    interface OfForm {
        @JsonProperty("r")
        int round();

        @JsonProperty(value = "q", required = true)
        Question.Id question();

        @JsonProperty("name")
        String candidate();
    }
}
