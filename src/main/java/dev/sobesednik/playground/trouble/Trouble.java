package dev.sobesednik.playground.trouble;

import dev.sobesednik.playground.world.Polling;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// Something that goes wrong with one call, on demand.
public sealed interface Trouble {

    /// Telegram refuses, and nothing happens.
    record Refuse(int code, String description, Map<String, Long> parameters) implements Trouble {}

    /// A proxy's HTML page instead of JSON, and nothing happens.
    record HtmlPage(int status) implements Trouble {}

    /// It happens, but half of the answer is missing.
    record TruncatedJson() implements Trouble {}

    /// It happens, but the connection ends without an answer.
    record AnswerLost() implements Trouble {}

    /// The connection ends, and nothing happens.
    record RequestLost() implements Trouble {}

    /// It happens, later.
    record Slow(Duration delay) implements Trouble {}

    /// It happens once the latch is open.
    record Held(CountDownLatch until) implements Trouble {}

    static Trouble tooManyRequests(int retryAfter) {
        return new Refuse(
                429, "Too Many Requests: retry after " + retryAfter, Map.of("retry_after", (long) retryAfter));
    }

    static Trouble badRequest(String why) {
        return new Refuse(400, "Bad Request: " + why, Map.of());
    }

    static Trouble forbidden(String why) {
        return new Refuse(403, "Forbidden: " + why, Map.of());
    }

    static Trouble blockedByTheUser() {
        return forbidden("bot was blocked by the user");
    }

    static Trouble unauthorized() {
        return new Refuse(401, "Unauthorized", Map.of());
    }

    static Trouble conflict() {
        return new Refuse(409, "Conflict: " + Polling.OTHER_POLL, Map.of());
    }

    static Trouble serverError(int code) {
        return new Refuse(code, code == 502 ? "Bad Gateway" : "Internal Server Error", Map.of());
    }

    static Trouble htmlPage(int status) {
        return new HtmlPage(status);
    }

    static Trouble truncatedJson() {
        return new TruncatedJson();
    }

    static Trouble answerLost() {
        return new AnswerLost();
    }

    static Trouble requestLost() {
        return new RequestLost();
    }

    static Trouble slow(Duration delay) {
        return new Slow(delay);
    }

    static Trouble held(CountDownLatch until) {
        return new Held(until);
    }
}
