package dev.sobesednik.playground.world;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Params;
import dev.sobesednik.playground.call.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Presses of inline buttons, answered or not.
public final class Presses {

    // Telegram does not publish the time; a client stops its spinner within about a minute.
    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final int LONGEST_TEXT = 200;

    private final World world;
    private final Map<String, Pressed> open = new LinkedHashMap<>();
    private long next = 5_000_000_001L;

    Presses(World world) {
        this.world = world;
    }

    static final class Pressed {
        final String id;
        final Instant at;
        Press.@Nullable Answered answer;

        Pressed(String id, Instant at) {
            this.id = id;
            this.at = at;
        }
    }

    public Press press(long user, Message message, String data) {
        var id = Long.toString(next++);
        var pressed = new Pressed(id, world.now());
        open.put(id, pressed);
        var query = Json.object();
        query.put("id", id);
        query.set("from", world.user(user));
        if (message.inlineId.isEmpty()) query.set("message", world.render(message));
        else query.put("inline_message_id", message.inlineId);
        query.put("chat_instance", Long.toString(message.chat.id * 31 + 7));
        query.put("data", data);
        world.enqueue("callback_query", query);
        return new Press(world, pressed);
    }

    long next() {
        return next;
    }

    void next(long number) {
        next = number;
    }

    Optional<Press> find(String id) {
        return Optional.ofNullable(open.get(id)).map(pressed -> new Press(world, pressed));
    }

    public JsonNode answer(Params params) {
        params.passOver("cache_time");
        var id = params.required("callback_query_id");
        var text = params.string("text");
        var alert = params.bool("show_alert");
        var url = params.string("url");
        var pressed = open.get(id);
        if (pressed == null
                || pressed.answer != null
                || pressed.at.plus(LIFETIME).isBefore(world.now())) {
            throw Refusal.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        if (text.length() > LONGEST_TEXT) throw Refusal.badRequest("MESSAGE_TOO_LONG");
        if (!url.isEmpty() && !url.startsWith("https://t.me/" + world.bot.username())) {
            throw Refusal.badRequest("URL_INVALID");
        }
        pressed.answer = new Press.Answered(text, alert, url);
        var detail = Json.object();
        detail.put("query", id);
        detail.put("text", text);
        detail.put("alert", alert);
        detail.put("url", url);
        world.tell("answer", 0, detail);
        if (open.size() > 10_000) open.remove(open.keySet().iterator().next());
        return World.YES;
    }
}
