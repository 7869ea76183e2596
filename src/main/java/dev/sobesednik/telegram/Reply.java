package dev.sobesednik.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of a request. "Telegram said no" and "nobody answered" are different things.
public sealed interface Reply {

    record Accepted(JsonNode result) implements Reply {}

    /// @param code Telegram's `error_code`, an HTTP status
    /// @param retryAfter with 429: how long to wait
    /// @param migratedTo the supergroup that the chat became
    record Refused(
            int code,
            String description,
            @Nullable Duration retryAfter,
            @Nullable Long migratedTo) implements Reply {}

    /// The request may or may not have had its effect: no connection, a time-out, 5xx, or an answer that is not
    /// Telegram's.
    record Unanswered(String why) implements Reply {}
}
