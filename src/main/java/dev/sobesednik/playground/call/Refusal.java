package dev.sobesednik.playground.call;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Telegram says no, in its own words.
public final class Refusal extends RuntimeException {

    private final int code;
    private final ObjectNode parameters;

    public Refusal(int code, String description, Map<String, Long> parameters) {
        super(description, null, false, false);
        this.code = code;
        this.parameters = Json.object();
        parameters.forEach(this.parameters::put);
    }

    public static Refusal badRequest(String why) {
        return new Refusal(400, "Bad Request: " + why, Map.of());
    }

    public static Refusal forbidden(String why) {
        return new Refusal(403, "Forbidden: " + why, Map.of());
    }

    public static Refusal conflict(String why) {
        return new Refusal(409, "Conflict: " + why, Map.of());
    }

    public static Refusal tooManyRequests(long seconds) {
        return new Refusal(429, "Too Many Requests: retry after " + seconds, Map.of("retry_after", seconds));
    }

    int code() {
        return code;
    }

    public Answer answer() {
        var body = Json.object();
        body.put("ok", false);
        body.put("error_code", code);
        body.put("description", getMessage());
        if (!parameters.isEmpty()) body.set("parameters", parameters);
        return new Answer(code, "application/json", body.toString(), false);
    }
}
