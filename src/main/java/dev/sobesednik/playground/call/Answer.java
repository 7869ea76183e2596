package dev.sobesednik.playground.call;

import tools.jackson.databind.JsonNode;

/// What comes back for one call of the Bot API.
///
/// @param lost nothing comes back: the connection ends
public record Answer(int status, String contentType, String body, boolean lost) {

    public static Answer ok(JsonNode result) {
        var body = Json.object();
        body.put("ok", true);
        body.set("result", result);
        return new Answer(200, "application/json", body.toString(), false);
    }

    public static Answer nothing() {
        return new Answer(0, "", "", true);
    }

    public boolean ok() {
        return status == 200 && json().path("ok").asBoolean(false);
    }

    /// The body as JSON; a body that is not JSON is a JSON string.
    public JsonNode json() {
        return Json.readLeniently(body);
    }

    public JsonNode result() {
        return json().path("result");
    }

    public String description() {
        return Json.string(json(), "description");
    }
}
