package dev.sobesednik.playground.world;

import dev.sobesednik.playground.call.Json;
import tools.jackson.databind.node.ObjectNode;

/// The one bot that an emulated Telegram knows.
///
/// @param token starts with the bot's id and a colon, as a real one does
public record BotAccount(String token, String username, String name) {

    public long id() {
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }

    public ObjectNode user() {
        var user = Json.object();
        user.put("id", id());
        user.put("is_bot", true);
        user.put("first_name", name);
        user.put("username", username);
        return user;
    }

    @Override
    public String toString() {
        return "@" + username;
    }
}
