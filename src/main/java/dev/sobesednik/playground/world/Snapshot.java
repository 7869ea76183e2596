package dev.sobesednik.playground.world;

import dev.sobesednik.playground.call.Content;
import dev.sobesednik.playground.call.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An emulated Telegram as JSON, so that it survives a restart: people, chats, messages, waiting updates and
/// counters. Presses that nobody answered are left behind, as a restart of a client leaves them.
public final class Snapshot {

    private static final int FORMAT = 1;
    private static final int KEPT_MESSAGES = 3000;

    private Snapshot() {}

    public static ObjectNode of(World world) {
        var json = Json.object();
        json.put("format", FORMAT);
        var counters = json.putObject("counters");
        counters.put("message", world.nextMessage);
        counters.put("group", world.nextGroup);
        counters.put("file", world.nextFile);
        counters.put("poll", world.nextPoll);
        counters.put("press", world.presses.next());
        counters.put("inline", world.inline.next());
        counters.put("update", world.updates.next());
        json.set("personas", Json.MAPPER.valueToTree(world.personas.values()));
        var updates = json.putArray("updates");
        world.updates.all().forEach(updates::add);
        var allowed = json.putArray("allowed_updates");
        world.updates.allowed().forEach(allowed::add);
        var files = json.putArray("files");
        for (var file : world.files.values()) {
            files.addObject()
                    .put("id", file.id())
                    .put("path", file.path())
                    .put("name", file.fileName())
                    .put("type", file.contentType())
                    .put("content", file.content().base64());
        }
        var profile = json.putObject("profile");
        profile.set("commands", Json.MAPPER.valueToTree(world.profile.commands));
        profile.set("texts", Json.MAPPER.valueToTree(world.profile.texts));
        profile.set("menu_buttons", Json.MAPPER.valueToTree(world.profile.menuButtons));
        var chats = json.putArray("chats");
        for (var chat : world.chats.values()) chats.add(chat(chat));
        return json;
    }

    private static ObjectNode chat(Chat chat) {
        var json = Json.object();
        json.put("id", chat.id);
        json.put("type", chat.type.name());
        json.put("title", chat.title);
        json.put("forum", chat.forum);
        json.put("started", chat.started);
        json.put("next_message", chat.nextMessage);
        if (chat.muted) json.put("muted", true);
        if (chat.slowMode != 0) json.put("slow_mode", chat.slowMode);
        if (chat.migratedTo != null) json.put("migrated_to", chat.migratedTo);
        json.set("standing", Json.MAPPER.valueToTree(chat.standing));
        json.set("topics", Json.MAPPER.valueToTree(chat.topics));
        json.set("closed_topics", Json.MAPPER.valueToTree(chat.closedTopics));
        json.set("pinned", Json.MAPPER.valueToTree(chat.pinned));
        var messages = json.putArray("messages");
        var alive = chat.alive();
        for (var message : alive.subList(Math.max(0, alive.size() - KEPT_MESSAGES), alive.size())) {
            messages.add(message(message));
        }
        return json;
    }

    private static ObjectNode message(Message message) {
        var json = Json.object();
        json.put("id", message.id);
        json.put("from", message.from);
        json.set("content", message.content);
        if (message.topic != 0) json.put("topic", message.topic);
        if (message.replyTo != 0) json.put("reply_to", message.replyTo);
        if (message.silent) json.put("silent", true);
        if (message.service) json.put("service", true);
        if (!message.inlineId.isEmpty()) json.put("inline_id", message.inlineId);
        if (!message.reactions.isEmpty()) json.set("reactions", Json.MAPPER.valueToTree(message.reactions));
        var poll = message.poll;
        if (poll != null) {
            var kept = json.putObject("poll");
            kept.put("id", poll.id);
            kept.set("content", poll.content);
            kept.set("votes", Json.MAPPER.valueToTree(poll.votes));
            kept.put("closed", poll.closed);
            kept.put("closes_at", poll.closesAt);
        }
        return json;
    }

    public static void into(World world, JsonNode json) {
        if (json.path("format").asInt(0) != FORMAT) throw new IllegalArgumentException("not a snapshot of this format");
        var counters = json.path("counters");
        world.nextMessage = counters.path("message").asInt(1);
        world.nextGroup = counters.path("group").asLong(1);
        world.nextFile = counters.path("file").asInt(1);
        world.nextPoll = counters.path("poll").asLong(1);
        world.presses.next(counters.path("press").asLong(1));
        world.inline.next(counters.path("inline").asLong(1));
        for (var persona : json.path("personas")) {
            // Written before people had zones.
            if (!persona.has("zone")) ((ObjectNode) persona).put("zone", Persona.NOWHERE);
            var read = Json.MAPPER.treeToValue(persona, Persona.class);
            world.personas.put(read.id(), read);
        }
        world.updates.restore(
                json.path("updates")
                        .valueStream()
                        .map(update -> (ObjectNode) update)
                        .toList(),
                counters.path("update").asInt(1),
                UpdateQueue.kinds(strings(json.path("allowed_updates"))));
        for (var file : json.path("files")) {
            world.files.put(
                    Json.string(file, "id"),
                    new StoredFile(
                            Json.string(file, "id"),
                            Json.string(file, "path"),
                            Json.string(file, "name"),
                            Json.string(file, "type"),
                            Content.fromBase64(Json.string(file, "content"))));
        }
        var profile = json.path("profile");
        profile.path("commands").forEachEntry((scope, list) -> world.profile.commands.put(scope, list.asArray()));
        profile.path("texts").forEachEntry((key, text) -> world.profile.texts.put(key, text.asString("")));
        profile.path("menu_buttons")
                .forEachEntry(
                        (chat, button) -> world.profile.menuButtons.put(Long.parseLong(chat), (ObjectNode) button));
        for (var chat : json.path("chats")) chat(world, chat);
    }

    private static void chat(World world, JsonNode json) {
        var chat = new Chat(
                json.path("id").asLong(), Chat.Type.valueOf(Json.string(json, "type")), Json.string(json, "title"));
        chat.forum = json.path("forum").asBoolean(false);
        chat.started = json.path("started").asBoolean(false);
        chat.nextMessage = json.path("next_message").asInt(1);
        chat.muted = json.path("muted").asBoolean(false);
        chat.slowMode = json.path("slow_mode").asInt(0);
        if (json.has("migrated_to")) chat.migratedTo = json.path("migrated_to").asLong();
        json.path("standing")
                .forEachEntry((user, standing) -> chat.standing.put(Long.parseLong(user), standing.asString("")));
        json.path("topics").forEachEntry((topic, name) -> chat.topics.put(Integer.parseInt(topic), name.asString("")));
        chat.closedTopics.addAll(integers(json.path("closed_topics")));
        chat.pinned.addAll(integers(json.path("pinned")));
        for (var message : json.path("messages")) message(chat, message);
        world.chats.put(chat.id, chat);
    }

    private static void message(Chat chat, JsonNode json) {
        var message = new Message(
                chat, json.path("id").asInt(), json.path("from").asLong(), (ObjectNode) json.path("content"));
        message.topic = json.path("topic").asInt(0);
        message.replyTo = json.path("reply_to").asInt(0);
        message.silent = json.path("silent").asBoolean(false);
        message.service = json.path("service").asBoolean(false);
        message.inlineId = Json.string(json, "inline_id");
        json.path("reactions")
                .forEachEntry((user, list) -> message.reactions.put(Long.parseLong(user), list.asArray()));
        var kept = json.path("poll");
        if (kept.isObject()) {
            var poll = new Poll(Json.string(kept, "id"), (ObjectNode) kept.path("content"));
            kept.path("votes").forEachEntry((user, options) -> poll.votes.put(Long.parseLong(user), integers(options)));
            poll.closed = kept.path("closed").asBoolean(false);
            poll.closesAt = kept.path("closes_at").asLong(0);
            message.poll = poll;
        }
        chat.messages.put(message.id, message);
    }

    private static List<Integer> integers(JsonNode array) {
        return array.valueStream().map(JsonNode::asInt).toList();
    }

    private static List<String> strings(JsonNode array) {
        var strings = new ArrayList<String>();
        for (var string : array) strings.add(string.asString(""));
        return strings;
    }
}
