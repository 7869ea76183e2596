package dev.sobesednik.playground.world;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Params;
import dev.sobesednik.playground.call.Refusal;
import dev.sobesednik.playground.text.FormattedText;
import dev.sobesednik.playground.text.Keyboards;
import dev.sobesednik.playground.text.TextParams;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `@bot words` in any chat: questions, result lists, and what a person picks.
public final class InlineMode {

    private static final int MOST_RESULTS = 50;

    private final World world;
    private final Map<String, Asked> open = new LinkedHashMap<>();
    private long next = 6_000_000_001L;

    InlineMode(World world) {
        this.world = world;
    }

    public static final class Asked {
        public final String id;
        final long user;
        final Chat chat;
        final String query;

        @Nullable
        public JsonNode results;

        @Nullable
        JsonNode button;

        Asked(String id, long user, Chat chat, String query) {
            this.id = id;
            this.user = user;
            this.chat = chat;
            this.query = query;
        }
    }

    public Asked ask(long user, Chat chat, String query, String offset) {
        var asked = new Asked(Long.toString(next++), user, chat, query);
        open.put(asked.id, asked);
        var update = Json.object();
        update.put("id", asked.id);
        update.set("from", world.user(user));
        update.put("chat_type", chat.isPrivate() ? (chat.id == user ? "sender" : "private") : chat.type.word());
        update.put("query", query);
        update.put("offset", offset);
        world.enqueue("inline_query", update);
        return asked;
    }

    long next() {
        return next;
    }

    void next(long number) {
        next = number;
    }

    @Nullable
    public Asked find(String id) {
        return open.get(id);
    }

    public JsonNode answer(Params params) {
        params.passOver("cache_time", "is_personal", "next_offset");
        var asked = open.get(params.required("inline_query_id"));
        if (asked == null || asked.results != null) {
            throw Refusal.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        var results = params.json("results", "inline query results");
        if (results == null || !results.isArray()) {
            throw Refusal.badRequest("expected an Array of inline query results");
        }
        if (results.size() > MOST_RESULTS) throw Refusal.badRequest("too many inline query results specified");
        var ids = new HashSet<String>();
        for (var result : results) check(result, ids);
        asked.results = results;
        asked.button = params.json("button", "inline query results button");
        var detail = Json.object();
        detail.put("query", asked.id);
        detail.set("results", results);
        if (asked.button != null) detail.set("button", asked.button);
        world.tell("inline", asked.chat.id, detail);
        return World.YES;
    }

    private static void check(JsonNode result, Set<String> ids) {
        var id = Json.string(result, "id");
        if (id.isEmpty() || id.length() > 64) throw Refusal.badRequest("RESULT_ID_INVALID");
        if (!ids.add(id)) throw Refusal.badRequest("RESULT_ID_DUPLICATE");
        if (!Json.string(result, "type").equals("article")) {
            throw Refusal.badRequest("can't parse inline query result: type \"" + Json.string(result, "type")
                    + "\" is unsupported for the inline query result");
        }
        if (Json.string(result, "title").isEmpty()) throw Refusal.badRequest("ARTICLE_TITLE_EMPTY");
        if (!result.path("input_message_content").isObject()) {
            throw Refusal.badRequest("can't parse inline query result: Can't find field \"input_message_content\"");
        }
        text(result);
        if (result.path("reply_markup").isObject()) Keyboards.read(result.path("reply_markup"), true);
    }

    private static FormattedText text(JsonNode result) {
        var content = (ObjectNode) result.path("input_message_content").deepCopy();
        content.set("text", content.path("message_text"));
        return TextParams.message(new Params(content, Map.of()));
    }

    /// The person sends one of the results into the chat where the question was asked.
    public Message pick(Asked asked, String resultId, int topic) {
        var results = asked.results == null ? Json.array() : asked.results;
        for (var result : results) {
            if (!Json.string(result, "id").equals(resultId)) continue;
            var content = Json.object();
            content.set("via_bot", world.bot.user());
            var markup = result.path("reply_markup");
            var keyboard = markup.isObject() ? Keyboards.read(markup, true) : null;
            if (keyboard != null) content.set("reply_markup", keyboard);
            var message = world.post(asked.chat, asked.user, content);
            message.topic = topic;
            message.setText(text(result));
            if (keyboard != null) message.inlineId = "inline-%d-%d".formatted(asked.chat.id, message.id);
            var chosen = Json.object();
            chosen.put("result_id", resultId);
            chosen.set("from", world.user(asked.user));
            if (!message.inlineId.isEmpty()) chosen.put("inline_message_id", message.inlineId);
            chosen.put("query", asked.query);
            world.enqueue("chosen_inline_result", chosen);
            world.deliver("message", message);
            world.touched(message);
            return message;
        }
        throw new IllegalArgumentException("no result " + resultId);
    }
}
