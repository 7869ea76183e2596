package dev.sobesednik.playground.text;

import dev.sobesednik.playground.call.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A formatted part of a text, counted in UTF-16 units as Telegram and Java both do.
///
/// @param detail the address of a `text_link`, the language of a `pre`, the id of a `custom_emoji`; else empty
public record Entity(String type, int offset, int length, String detail) {

    public int end() {
        return offset + length;
    }

    /// Code keeps its text literally: nothing is formatted inside it.
    boolean isCode() {
        return type.equals("code") || type.equals("pre");
    }

    boolean isQuote() {
        return type.equals("blockquote") || type.equals("expandable_blockquote");
    }

    /// The kinds that may lie across each other and are split where they meet code.
    boolean isStyle() {
        return switch (type) {
            case "bold", "italic", "underline", "strikethrough", "spoiler" -> true;
            default -> false;
        };
    }

    boolean touches(Entity other) {
        return offset < other.end() && other.offset < end();
    }

    Entity at(int from, int to) {
        return new Entity(type, from, to - from, detail);
    }

    ObjectNode json() {
        var json = Json.object();
        json.put("type", type);
        json.put("offset", offset);
        json.put("length", length);
        switch (type) {
            case "text_link" -> json.put("url", detail);
            case "custom_emoji" -> json.put("custom_emoji_id", detail);
            case "pre" -> {
                if (!detail.isEmpty()) json.put("language", detail);
            }
            case "text_mention" -> json.set("user", Json.read(detail));
            case "date_time" -> {
                var words = detail.split(" ", 2);
                json.put("unix_time", Long.parseLong(words[0]));
                if (words.length > 1) json.put("date_time_format", words[1]);
            }
            default -> {}
        }
        return json;
    }

    public static Entity of(JsonNode json) {
        var type = Json.string(json, "type");
        var detail = switch (type) {
            case "text_link" -> Json.string(json, "url");
            case "custom_emoji" -> Json.string(json, "custom_emoji_id");
            case "pre" -> Json.string(json, "language");
            case "text_mention" -> json.path("user").toString();
            case "date_time" ->
                (json.path("unix_time").asLong(0) + " " + Json.string(json, "date_time_format")).strip();
            default -> "";
        };
        return new Entity(
                type, json.path("offset").asInt(0), json.path("length").asInt(0), detail);
    }
}
