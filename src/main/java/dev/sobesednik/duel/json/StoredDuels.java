package dev.sobesednik.duel.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Budget;
import dev.sobesednik.duel.Drawn;
import dev.sobesednik.duel.Duel;
import dev.sobesednik.duel.DuelSession;
import dev.sobesednik.duel.Duels;
import dev.sobesednik.duel.Match;
import dev.sobesednik.duel.Outcome;
import dev.sobesednik.duel.Player;
import dev.sobesednik.duel.Wanted;
import dev.sobesednik.storage.JsonSlice;
import dev.sobesednik.storage.StoredJson;
import dev.sobesednik.storage.StoredSlice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A group's duels in one field. What a duel cannot do without is required: a slice without it is damaged.
public final class StoredDuels {

    private static final JsonMapper MAPPER = StoredJson.mapper(Map.ofEntries(
            Map.entry(Duels.class, OfDuels.class),
            Map.entry(DuelSession.class, OfSession.class),
            Map.entry(Budget.class, OfBudget.class),
            Map.entry(Duel.class, OfDuel.class),
            Map.entry(Duel.Challenge.class, OfChallenge.class),
            Map.entry(Duel.Closed.class, OfClosed.class),
            Map.entry(Duel.Pausing.class, OfPausing.class),
            Map.entry(Duel.Asking.class, OfAsking.class),
            Map.entry(Duel.Over.class, OfOver.class),
            Map.entry(Match.class, OfMatch.class),
            Map.entry(Drawn.class, OfDrawn.class),
            Map.entry(Outcome.class, OfOutcome.class),
            Map.entry(Player.class, OfPlayer.class),
            Map.entry(Wanted.class, OfWanted.class),
            Map.entry(Wanted.Named.class, OfNamed.class),
            Map.entry(Wanted.Known.class, OfKnown.class)));

    public static final StoredSlice<Duels> SLICE =
            new JsonSlice<>(Duels.SLICE, Duels.class, MAPPER, List.of(FormatOne::upgraded));

    private StoredDuels() {}

    private abstract static class OfDuels {
        @JsonProperty("n")
        abstract int count();

        @JsonProperty("on")
        abstract List<DuelSession> sessions();
    }

    private abstract static class OfSession {
        @JsonProperty("msg")
        abstract int message();

        @JsonProperty(required = true)
        abstract Duel duel();

        @JsonProperty(required = true)
        abstract DuelSession.Owed owed();

        @JsonProperty(value = "spent", required = true)
        abstract Budget budget();
    }

    private abstract static class OfBudget {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        OfBudget(Instant unused) {}

        @JsonValue
        abstract Instant spent();
    }

    /// Questions about a state, such as `isRunning`, are no part of it.
    @JsonAutoDetect(isGetterVisibility = Visibility.NONE)
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Duel.Challenge.class, name = "challenge"),
        @JsonSubTypes.Type(value = Duel.Closed.class, name = "closed"),
        @JsonSubTypes.Type(value = Duel.Pausing.class, name = "pausing"),
        @JsonSubTypes.Type(value = Duel.Asking.class, name = "asking"),
        @JsonSubTypes.Type(value = Duel.Over.class, name = "over")
    })
    private interface OfDuel {}

    private abstract static class OfChallenge {
        @JsonProperty("n")
        abstract int number();

        @JsonProperty(required = true)
        abstract Player from();

        @JsonProperty(required = true)
        abstract Wanted wanted();

        @JsonProperty(required = true)
        abstract Instant until();
    }

    private abstract static class OfClosed {
        @JsonProperty(required = true)
        abstract Duel.Challenge challenge();

        @JsonProperty(required = true)
        abstract Duel.Why why();

        @JsonProperty(required = true)
        abstract Instant until();
    }

    private abstract static class OfPausing {
        @JsonProperty(required = true)
        abstract Match match();

        @JsonProperty(required = true)
        abstract Instant until();
    }

    private abstract static class OfAsking {
        @JsonProperty(required = true)
        abstract Match match();

        @JsonProperty(required = true)
        abstract Instant deadline();
    }

    private abstract static class OfOver {
        @JsonProperty(required = true)
        abstract Match match();

        @JsonProperty(required = true)
        abstract Duel.End end();

        @JsonProperty(required = true)
        abstract Instant until();
    }

    @JsonAutoDetect(isGetterVisibility = Visibility.NONE)
    private abstract static class OfMatch {
        @JsonProperty("n")
        abstract int number();

        @JsonProperty(required = true)
        abstract Player first();

        @JsonProperty(required = true)
        abstract Player second();

        @JsonProperty(required = true)
        abstract List<Drawn> questions();

        @JsonProperty(required = true)
        abstract Instant until();
    }

    private abstract static class OfDrawn {
        @JsonProperty(value = "q", required = true)
        abstract Question.Id id();

        @JsonProperty("of")
        abstract int options();

        @JsonProperty("right")
        abstract int correct();
    }

    @JsonAutoDetect(isGetterVisibility = Visibility.NONE)
    private abstract static class OfOutcome {
        @JsonProperty(value = "q", required = true)
        abstract Drawn question();
    }

    private abstract static class OfPlayer {
        @JsonProperty(required = true)
        abstract String name();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Wanted.Anybody.class, name = "anybody"),
        @JsonSubTypes.Type(value = Wanted.Named.class, name = "named"),
        @JsonSubTypes.Type(value = Wanted.Known.class, name = "known")
    })
    private interface OfWanted {}

    private abstract static class OfNamed {
        @JsonProperty(required = true)
        abstract String username();
    }

    private abstract static class OfKnown {
        @JsonProperty(value = "who", required = true)
        abstract Player player();
    }
}
