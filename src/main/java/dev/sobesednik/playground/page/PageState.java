package dev.sobesednik.playground.page;

import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.MovableClock;
import dev.sobesednik.playground.call.Call;
import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.world.Chat;
import dev.sobesednik.playground.world.Happening;
import dev.sobesednik.playground.world.Message;
import dev.sobesednik.playground.world.StoredFile;
import dev.sobesednik.playground.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the chat page is given to show. The page knows all people, so it gets what any of them may see and hides, per
/// person, what only others see.
final class PageState {

    private static final int FIRST_MESSAGES = 60;

    private final World world;
    private final EmulatedTelegram telegram;
    private final MovableClock clock;

    PageState(EmulatedTelegram telegram, MovableClock clock) {
        this.telegram = telegram;
        this.world = telegram.world;
        this.clock = clock;
    }

    /// The whole picture; later changes come as [#event]s with higher revisions.
    ObjectNode whole() {
        return world.ask(() -> {
            world.tick();
            var state = Json.object();
            state.put("revision", world.revision);
            state.put("time", world.now().toEpochMilli());
            state.put("ahead", clock.ahead().toSeconds());
            state.set("bot", bot());
            var personas = state.putArray("personas");
            world.personas
                    .values()
                    .forEach(persona -> personas.add(persona.user().put("zone", persona.zone())));
            var chats = state.putArray("chats");
            for (var chat : world.chats.values()) {
                if (chat.migratedTo == null)
                    chats.add(chat(chat).set("messages", messages(chat, Integer.MAX_VALUE, FIRST_MESSAGES)));
            }
            return state;
        });
    }

    private ObjectNode bot() {
        var bot = world.bot.user();
        for (var kind : List.of("name", "description", "short_description")) {
            var texts = bot.putObject(kind);
            for (var language : List.of("ru", "en", "")) texts.put(language, world.profile.text(kind, language));
        }
        return bot;
    }

    private ObjectNode chat(Chat chat) {
        var json = world.chatJson(chat);
        if (chat.isPrivate()) json.put("title", world.bot.name());
        json.put("started", chat.started);
        var standing = json.putObject("standing");
        chat.standing.forEach((user, status) -> standing.put(Long.toString(user), status));
        var topics = json.putArray("topics");
        chat.topics.forEach((id, name) ->
                topics.addObject().put("id", id).put("name", name).put("closed", chat.closedTopics.contains(id)));
        var pinned = json.putArray("pinned");
        for (var id : chat.pinned) {
            var message = chat.message(id);
            if (message != null) pinned.add(message(message));
        }
        json.put("more", chat.alive().size() > FIRST_MESSAGES);
        return json;
    }

    private ObjectNode message(Message message) {
        var json = world.render(message, null, true);
        var markup = message.content.path("reply_markup");
        if (!markup.isMissingNode()) json.set("reply_markup", markup);
        json.put("silent", message.silent);
        json.put("service", message.service);
        json.put("chat_id", message.chat.id);
        json.remove("chat");
        var reactions = json.putArray("reactions");
        message.reactions.forEach((user, list) -> {
            for (var reaction : list) {
                reactions.addObject().put("user", user).put("emoji", Json.string(reaction, "emoji"));
            }
        });
        var poll = message.poll;
        if (poll != null) {
            var shown = (ObjectNode) json.path("poll");
            shown.set("votes", Json.MAPPER.valueToTree(poll.votes));
            shown.put("closes_at", poll.closesAt);
            shown.put("hidden", poll.hidesResults() && !poll.closed);
            shown.put("shuffle", poll.content.path("shuffle_options").asBoolean(false));
        }
        return json;
    }

    /// Messages before an id, oldest first.
    ArrayNode messages(long chatId, int before, int limit) {
        return world.ask(() -> messages(world.chat(chatId), before, limit));
    }

    private ArrayNode messages(Chat chat, int before, int limit) {
        var older = chat.messages.headMap(before, false).values().stream()
                .filter(message -> !message.deleted)
                .toList();
        return older.subList(Math.max(0, older.size() - limit), older.size()).stream()
                .map(message -> (JsonNode) message(message))
                .collect(Json.toArray());
    }

    /// A change with all that the page needs to show it.
    ObjectNode event(Happening happening) {
        var event = Json.object();
        event.put("revision", happening.revision());
        event.put("kind", happening.kind());
        event.put("chat", happening.chat());
        event.setAll(happening.detail());
        var chat = world.chats.get(happening.chat());
        switch (happening.kind()) {
            case "message" -> {
                var message = chat == null
                        ? null
                        : chat.messages.get(
                                happening.detail().path("message_id").asInt());
                if (message != null) event.set("message", message(message));
            }
            case "chat" -> {
                if (chat != null) event.set("chat_info", chat(chat).put("gone", chat.migratedTo != null));
            }
            case "menu" -> event.set("bot", bot());
            case "clock" -> {
                event.put("time", world.now().toEpochMilli());
                event.put("ahead", clock.ahead().toSeconds());
            }
            default -> {}
        }
        return event;
    }

    /// What a client offers after a slash.
    ArrayNode commands(long persona, long chat) {
        return world.ask(() -> {
            var list = Json.array();
            var person = world.personas.get(persona);
            if (person != null) list.addAll(world.profile.visibleTo(person, world.chat(chat)));
            return list;
        });
    }

    /// Calls of the Bot API after a number, oldest first; long polls that brought nothing are left out.
    ArrayNode calls(long after, int limit) {
        var calls = telegram.calls().stream()
                .filter(call -> call.number() > after)
                .filter(call -> !isIdlePoll(call))
                .toList();
        return calls.subList(Math.max(0, calls.size() - limit), calls.size()).stream()
                .map(this::call)
                .collect(Json.toArray());
    }

    private static boolean isIdlePoll(Call call) {
        return call.is("getUpdates")
                && call.answer().ok()
                && call.trouble().isEmpty()
                && call.answer().result().isEmpty();
    }

    private JsonNode call(Call call) {
        var json = Json.object();
        json.put("number", call.number());
        json.put("at", call.at().toEpochMilli());
        json.put("method", telegram.methodName(call.method()));
        json.set("parameters", call.parameters());
        if (!call.files().isEmpty()) {
            var files = json.putObject("files");
            call.files().forEach((name, upload) -> files.put(name, upload.toString()));
        }
        json.put("status", call.answer().status());
        json.put("lost", call.answer().lost());
        json.set("answer", call.answer().json());
        json.put("trouble", call.trouble());
        var complaints = json.putArray("complaints");
        call.complaints().forEach(complaints::add);
        return json;
    }

    /// A file that somebody sent.
    Optional<StoredFile> file(String id) {
        return world.ask(() -> Optional.ofNullable(world.files.get(id)));
    }

    /// What is going wrong on demand, in words for the page.
    Map<String, Integer> trouble() {
        return Map.of(
                "left", telegram.trouble().left(),
                "happened", telegram.trouble().happened());
    }
}
