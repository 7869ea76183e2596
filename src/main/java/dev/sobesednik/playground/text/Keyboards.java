package dev.sobesednik.playground.text;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Params;
import dev.sobesednik.playground.call.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What Telegram asks of reply_markup.
public final class Keyboards {

    private static final int MOST_BUTTONS = 100;
    private static final int LONGEST_DATA = 64;

    private static final List<String> INLINE_KINDS = List.of(
            "url",
            "callback_data",
            "web_app",
            "login_url",
            "switch_inline_query",
            "switch_inline_query_current_chat",
            "switch_inline_query_chosen_chat",
            "copy_text",
            "callback_game",
            "pay");

    private Keyboards() {}

    /// The markup as Telegram keeps it; null when there is none or it is empty.
    public static @Nullable ObjectNode read(Params params, boolean inlineOnly) {
        var markup = params.json("reply_markup", "reply keyboard markup");
        if (markup == null) return null;
        if (!markup.isObject()) throw Refusal.badRequest("object expected as reply markup");
        return read(markup, inlineOnly);
    }

    public static @Nullable ObjectNode read(JsonNode markup, boolean inlineOnly) {
        var inline = markup.path("inline_keyboard");
        if (inline.isArray()) {
            var checked = inline(inline);
            if (checked != null) return checked;
        }
        if (markup.path("keyboard").isArray()) {
            if (inlineOnly) throw Refusal.badRequest("inline keyboard expected");
            return (ObjectNode) markup.deepCopy();
        }
        if (markup.path("remove_keyboard").asBoolean(false)
                || markup.path("force_reply").asBoolean(false)) {
            if (inlineOnly) throw Refusal.badRequest("inline keyboard expected");
            return (ObjectNode) markup.deepCopy();
        }
        return null;
    }

    private static @Nullable ObjectNode inline(JsonNode rows) {
        var kept = Json.array();
        var count = 0;
        for (var row : rows) {
            if (!row.isArray()) {
                throw Refusal.badRequest(
                        "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays");
            }
            var keptRow = Json.array();
            for (var button : row) {
                keptRow.add(button(button));
                count++;
            }
            if (!keptRow.isEmpty()) kept.add(keptRow);
        }
        if (count > MOST_BUTTONS) throw Refusal.badRequest("reply markup is too long");
        if (kept.isEmpty()) return null;
        var markup = Json.object();
        markup.set("inline_keyboard", kept);
        return markup;
    }

    private static ObjectNode button(JsonNode button) {
        if (!button.isObject()) throw unreadable("InlineKeyboardButton must be an Object");
        if (!button.has("text")) throw unreadable("Can't find field \"text\"");
        var text = Json.string(button, "text");
        var kept = Json.object();
        kept.put("text", text);
        var style = Json.string(button, "style");
        switch (style) {
            case "danger", "success", "primary" -> kept.put("style", style);
            case "" -> {}
            default -> throw unreadable("invalid button style specified");
        }
        var kinds = new ArrayList<String>();
        for (var kind : INLINE_KINDS) {
            var empty = (kind.equals("url") || kind.equals("callback_data"))
                    && Json.string(button, kind).isEmpty();
            if (button.hasNonNull(kind) && !empty) kinds.add(kind);
        }
        if (kinds.isEmpty()) throw unreadable("Text buttons are unallowed in the inline keyboard");
        if (text.isBlank()) throw Refusal.badRequest("inline keyboard button text must be non-empty");
        // Of several kinds Telegram takes the first in its own order.
        var kind = kinds.getFirst();
        kept.set(kind, button.path(kind));
        switch (kind) {
            case "callback_data" -> {
                var bytes = Json.string(button, kind).getBytes(StandardCharsets.UTF_8).length;
                if (bytes > LONGEST_DATA) throw Refusal.badRequest("BUTTON_DATA_INVALID");
            }
            case "url" -> {
                var url = Json.string(button, kind);
                if (!Links.isLink(url)) {
                    throw Refusal.badRequest("inline keyboard button URL '" + url + "' is invalid: Wrong HTTP URL");
                }
            }
            case "copy_text" -> {
                var copied = Json.string(button.path(kind), "text");
                if (copied.isEmpty() || copied.length() > 256) throw Refusal.badRequest("BUTTON_COPY_TEXT_INVALID");
            }
            default -> {}
        }
        return kept;
    }

    private static Refusal unreadable(String why) {
        return Refusal.badRequest("can't parse inline keyboard button: " + why);
    }
}
