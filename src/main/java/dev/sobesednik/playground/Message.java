package dev.sobesednik.playground;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A message as it is stored: what Telegram would give a bot, without the parts that are put together on each look.
final class Message {

    final Chat chat;
    final int id;
    final long from;
    /// Text, entities, media, reply_markup, dates; chat, sender, reply and poll are added by [World#render].
    final ObjectNode content;

    int topic;
    int replyTo;
    boolean silent;
    boolean service;
    boolean deleted;
    long revision;
    String inlineId = "";

    @Nullable
    Poll poll;

    final Map<Long, ArrayNode> reactions = new LinkedHashMap<>();

    Message(Chat chat, int id, long from, ObjectNode content) {
        this.chat = chat;
        this.id = id;
        this.from = from;
        this.content = content;
    }

    long date() {
        return content.path("date").asLong(0);
    }

    FormattedText text() {
        return formatted("text", "entities");
    }

    FormattedText caption() {
        return formatted("caption", "caption_entities");
    }

    private FormattedText formatted(String text, String entities) {
        return new FormattedText(
                Json.string(content, text),
                content.path(entities).valueStream().map(Entity::of).toList());
    }

    void setText(FormattedText text) {
        set("text", "entities", text);
    }

    void setCaption(FormattedText caption) {
        set("caption", "caption_entities", caption);
    }

    private void set(String textField, String entitiesField, FormattedText text) {
        content.remove(textField);
        content.remove(entitiesField);
        if (!text.text().isEmpty()) content.put(textField, text.text());
        if (!text.entities().isEmpty()) content.set(entitiesField, text.entitiesJson());
    }

    boolean hasMedia() {
        return content.has("document") || content.has("photo") || content.has("voice") || content.has("sticker");
    }
}
