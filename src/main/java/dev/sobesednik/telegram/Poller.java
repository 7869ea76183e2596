package dev.sobesednik.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Long polling, one request at a time. An update is confirmed by the next request, which is made only after the one
/// who asked has dealt with the batch.
public final class Poller {

    private static final Duration WAIT = Duration.ofSeconds(50);
    private static final int LIMIT = 100;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);
    private static final Duration CONFLICT_RETRY = Duration.ofSeconds(5);
    private static final Duration LAST_WORD = Duration.ofSeconds(1);
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    /// What a request for updates brought.
    public sealed interface Polled {
        record Updates(List<JsonNode> updates) implements Polled {}

        /// @param retry when to ask again
        record Trouble(Kind kind, String why, Duration retry) implements Polled {}
    }

    public enum Kind {
        /// Nobody answered, or Telegram asks for patience.
        PASSING,
        /// Somebody else polls with this token.
        CONFLICT,
        /// The token is not accepted.
        TOKEN
    }

    private final BotApi api;
    private final List<String> kinds;
    private @Nullable Integer offset;
    private Duration backOff = FIRST_RETRY;

    /// @param kinds the kinds of updates wanted, as in `allowed_updates`
    public Poller(BotApi api, List<String> kinds) {
        this.api = api;
        this.kinds = List.copyOf(kinds);
    }

    /// Asks once. The updates of the last answer are confirmed by this.
    ///
    /// @param unwanted see [BotApi#poll]
    public Polled poll(BooleanSupplier unwanted) {
        return switch (api.poll(request(WAIT, LIMIT), WAIT, unwanted)) {
            case Reply.Accepted(JsonNode result) -> {
                backOff = FIRST_RETRY;
                yield new Polled.Updates(updates(result));
            }
            case Reply.Unanswered(String why) -> trouble(Kind.PASSING, why, backOff());
            case Reply.Refused refused -> refused(refused);
        };
    }

    /// Confirms the last batch and takes nothing new. Not for long: what stays unconfirmed is given again, and known.
    public void confirm() {
        if (offset != null) api.call("getUpdates", request(Duration.ZERO, 1), LAST_WORD);
    }

    private String request(Duration wait, int limit) {
        var body = BotApi.MAPPER
                .createObjectNode()
                .put("timeout", wait.toSeconds())
                .put("limit", limit);
        if (offset != null) body.put("offset", offset);
        kinds.forEach(body.putArray("allowed_updates")::add);
        return body.toString();
    }

    private List<JsonNode> updates(JsonNode result) {
        var updates = new ArrayList<JsonNode>();
        if (result.isArray()) result.forEach(updates::add);
        var ids = updates.stream().mapToInt(update -> update.path("update_id").asInt());
        // Once nothing is left unconfirmed the offset is dropped: after a week of silence Telegram starts at a random,
        // possibly lower id, and would wait for our old offset for ever.
        offset = updates.isEmpty() ? null : (Integer) (ids.max().getAsInt() + 1);
        return updates;
    }

    private Polled refused(Reply.Refused refused) {
        if (refused.code() == UNAUTHORIZED || refused.code() == NOT_FOUND)
            return trouble(Kind.TOKEN, refused.description(), LAST_RETRY);
        if (refused.code() == CONFLICT) return trouble(Kind.CONFLICT, refused.description(), CONFLICT_RETRY);
        var wait = refused.retryAfter() == null ? backOff() : refused.retryAfter();
        return trouble(Kind.PASSING, refused.code() + " " + refused.description(), wait);
    }

    private Duration backOff() {
        var wait = backOff;
        var doubled = backOff.multipliedBy(2);
        backOff = doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
        return wait;
    }

    private static Polled trouble(Kind kind, String why, Duration retry) {
        return new Polled.Trouble(kind, why, retry);
    }
}
