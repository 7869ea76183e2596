package dev.sobesednik.playground.world;

import dev.sobesednik.playground.call.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A person who uses Telegram.
///
/// @param languageCode what the person's client tells bots, for example `ru`; empty when it tells nothing
/// @param zone where the person's device is, which no bot is told: the page shows times as that device would
public record Persona(long id, String firstName, @Nullable String username, String languageCode, String zone) {

    static final String NOWHERE = "UTC";

    public Persona(long id, String firstName, @Nullable String username, String languageCode) {
        this(id, firstName, username, languageCode, NOWHERE);
    }

    public ObjectNode user() {
        var user = Json.object();
        user.put("id", id);
        user.put("is_bot", false);
        user.put("first_name", firstName);
        if (username != null) user.put("username", username);
        if (!languageCode.isEmpty()) user.put("language_code", languageCode);
        return user;
    }
}
