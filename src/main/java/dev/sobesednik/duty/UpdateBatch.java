package dev.sobesednik.duty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.turn.InboundUpdate;
import dev.sobesednik.turn.telegram.Reading;
import dev.sobesednik.turn.telegram.Vote;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a poll brought, in order within each chat, without what cannot be read and what is too much.
final class UpdateBatch {

    private static final Logger log = System.getLogger(UpdateBatch.class.getName());

    /// @param tooFast whether it gets a word about that instead of an answer
    record Heard(InboundUpdate update, boolean tooFast) {}

    record Batch(Collection<List<Heard>> byChat, List<Vote> votes) {}

    private final PersonRateLimiter limiter;
    private final InstantSource ticker;
    private final DutyMetrics metrics;

    UpdateBatch(PersonRateLimiter limiter, InstantSource ticker, DutyMetrics metrics) {
        this.limiter = limiter;
        this.ticker = ticker;
        this.metrics = metrics;
    }

    Batch of(List<JsonNode> updates, Reading reading) {
        var byChat = new LinkedHashMap<ChatId, List<Heard>>();
        var votes = new ArrayList<Vote>();
        for (var update : updates) read(update, reading, byChat, votes);
        return new Batch(byChat.values(), votes);
    }

    private void read(JsonNode update, Reading reading, Map<ChatId, List<Heard>> byChat, List<Vote> votes) {
        try {
            reading.vote(update).ifPresent(votes::add);
            reading.read(update)
                    .flatMap(this::heard)
                    .ifPresent(heard -> byChat.computeIfAbsent(heard.update().chat(), chat -> new ArrayList<>())
                            .add(heard));
        } catch (JsonProcessingException | RuntimeException unreadable) {
            metrics.unreadable();
            // Jackson's message may quote what people wrote.
            log.log(
                    Level.ERROR,
                    "could not read update {0}: {1}",
                    update.path("update_id").asText("without an id"),
                    unreadable.getClass().getSimpleName());
        }
    }

    /// Nothing for what is passed over.
    private Optional<Heard> heard(InboundUpdate update) {
        var verdict = limiter.with(update.incoming(), ticker.instant());
        if (verdict == PersonRateLimiter.Verdict.TAKE) return Optional.of(new Heard(update, false));
        metrics.passedOver();
        // A group would have to read what concerns one of its members.
        return verdict == PersonRateLimiter.Verdict.SAY_SO && update.chat().isPrivate()
                ? Optional.of(new Heard(update, true))
                : Optional.empty();
    }
}
