package dev.sobesednik.playground.people;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.text.Entity;
import dev.sobesednik.playground.world.Message;
import dev.sobesednik.playground.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A message as a person sees it at one moment.
///
/// @param text the text, or the caption where there is media
/// @param keyboard rows of inline buttons
/// @param silent sent without a sound
/// @param revision grows with each change anywhere, so that "changed since" can be asked
/// @param reactions emoji on the message, from anybody
/// @param json the whole message in the Bot API's shape, a poll as this person sees it
public record MessageView(
        long chat,
        int id,
        long from,
        boolean fromBot,
        Instant date,
        String text,
        List<Entity> entities,
        List<List<Button>> keyboard,
        boolean edited,
        boolean silent,
        boolean service,
        int replyTo,
        int topic,
        boolean pinned,
        List<String> reactions,
        long revision,
        ObjectNode json) {

    /// @param kind the field that says what the button does: callback_data, url, copy_text and so on
    public record Button(String text, String kind, String value) {}

    public List<Button> buttons() {
        return keyboard.stream().flatMap(List::stream).toList();
    }

    public List<String> buttonTexts() {
        return buttons().stream().map(Button::text).toList();
    }

    /// The text under an entity of this type, for each of them.
    public List<String> parts(String entityType) {
        return entities.stream()
                .filter(entity -> entity.type().equals(entityType))
                .map(entity -> text.substring(entity.offset(), entity.end()))
                .toList();
    }

    public Optional<JsonNode> poll() {
        return json.optional("poll");
    }

    public Optional<JsonNode> document() {
        return json.optional("document");
    }

    static MessageView of(World world, Message message, long viewer) {
        var json = world.render(message, viewer, true);
        var text = message.content.has("text") ? message.text() : message.caption();
        var keyboard = message.content
                .path("reply_markup")
                .path("inline_keyboard")
                .valueStream()
                .map(row -> row.valueStream().map(MessageView::button).toList())
                .toList();
        var reactions = message.reactions.values().stream()
                .flatMap(JsonNode::valueStream)
                .map(reaction -> Json.string(reaction, "emoji"))
                .toList();
        return new MessageView(
                message.chat.id,
                message.id,
                message.from,
                message.from == world.bot.id(),
                Instant.ofEpochSecond(message.date()),
                text.text(),
                text.entities(),
                keyboard,
                message.content.has("edit_date"),
                message.silent,
                message.service,
                message.replyTo,
                message.topic,
                message.chat.pinned.contains(message.id),
                reactions,
                message.revision,
                json);
    }

    private static Button button(JsonNode button) {
        for (var field : button.properties()) {
            if (field.getKey().equals("text") || field.getKey().equals("style")) continue;
            var value = field.getValue();
            return new Button(
                    Json.string(button, "text"),
                    field.getKey(),
                    value.isValueNode() ? value.asString("") : value.toString());
        }
        return new Button(Json.string(button, "text"), "", "");
    }
}
