package dev.sobesednik.playground.world;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.text.Entity;
import dev.sobesednik.playground.text.FormattedText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A message as it is stored: what Telegram would give a bot, without the parts that are put together on each look.
public final class Message {

    public final Chat chat;
    public final int id;
    public final long from;
    /// Text, entities, media, reply_markup, dates; chat, sender, reply and poll are added by [World#render].
    public final ObjectNode content;

    public int topic;
    public int replyTo;
    public boolean silent;
    public boolean service;
    public boolean deleted;
    public long revision;
    public String inlineId = "";

    @Nullable
    public Poll poll;

    public final Map<Long, ArrayNode> reactions = new LinkedHashMap<>();

    Message(Chat chat, int id, long from, ObjectNode content) {
        this.chat = chat;
        this.id = id;
        this.from = from;
        this.content = content;
    }

    public long date() {
        return content.path("date").asLong(0);
    }

    public FormattedText text() {
        return formatted("text", "entities");
    }

    public FormattedText caption() {
        return formatted("caption", "caption_entities");
    }

    private FormattedText formatted(String text, String entities) {
        return new FormattedText(
                Json.string(content, text),
                content.path(entities).valueStream().map(Entity::of).toList());
    }

    public void setText(FormattedText text) {
        set("text", "entities", text);
    }

    public void setCaption(FormattedText caption) {
        set("caption", "caption_entities", caption);
    }

    private void set(String textField, String entitiesField, FormattedText text) {
        content.remove(textField);
        content.remove(entitiesField);
        if (!text.text().isEmpty()) content.put(textField, text.text());
        if (!text.entities().isEmpty()) content.set(entitiesField, text.entitiesJson());
    }

    public void setMarkup(@Nullable ObjectNode markup) {
        if (markup == null) content.remove("reply_markup");
        else content.set("reply_markup", markup);
    }

    public boolean hasMedia() {
        return content.has("document") || content.has("photo") || content.has("voice") || content.has("sticker");
    }
}
