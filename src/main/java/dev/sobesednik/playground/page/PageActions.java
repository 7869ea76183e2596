package dev.sobesednik.playground.page;

import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.MovableClock;
import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.people.Group;
import dev.sobesednik.playground.people.Person;
import dev.sobesednik.playground.text.TextParams;
import dev.sobesednik.playground.trouble.Trouble;
import dev.sobesednik.playground.trouble.Troubles;
import dev.sobesednik.playground.world.Topics;
import dev.sobesednik.playground.world.World;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What people do on the chat page: each action is a JSON object with the field `action`.
final class PageActions {

    private final EmulatedTelegram telegram;
    private final World world;
    private final MovableClock clock;
    private final FastForward forward;

    /// @param breath how long each step of a moving clock stays on the page, in real time; zero moves it at once
    PageActions(EmulatedTelegram telegram, MovableClock clock, Duration breath) {
        this.telegram = telegram;
        this.world = telegram.world;
        this.clock = clock;
        this.forward = new FastForward(telegram.world, clock, breath);
    }

    /// Does it, and returns what the page needs to know at once. An action that makes no sense throws an
    /// IllegalArgumentException or IllegalStateException, and nothing happens.
    ObjectNode perform(JsonNode action) {
        var done = Json.object();
        var name = Json.string(action, "action");
        switch (name) {
            case "clock" -> moveClock(action);
            case "trouble" -> trouble(action);
            default -> person(name, action, done);
        }
        return done;
    }

    private void person(String name, JsonNode action, ObjectNode done) {
        var persona = world.ask(() -> world.personas.get(action.path("as").asLong(0)));
        if (persona == null) throw new IllegalArgumentException("nobody to do it");
        var person = new Person(world, persona);
        var talk = person.in(action.path("chat").asLong(0), action.path("topic").asInt(0));
        var message = action.path("message").asInt(0);
        var text = Json.string(action, "text");
        switch (name) {
            case "send" -> {
                if (text.isBlank()) throw new IllegalArgumentException("an empty message");
                if (text.length() > TextParams.LONGEST_MESSAGE) throw new IllegalArgumentException("too long");
                var sent = message == 0 ? talk.sends(text) : talk.replies(message, text);
                done.put("message", sent.id());
            }
            case "edit" -> talk.edits(message, text);
            case "delete" -> talk.deletes(message);
            case "voice" -> talk.sendsVoice(action.path("seconds").asInt(3));
            case "sticker" -> talk.sendsSticker(text);
            case "photo" -> talk.sendsPhoto(content(action), text);
            case "document" ->
                talk.sendsDocument(Json.string(action, "name"), "application/octet-stream", content(action), text);
            case "press" ->
                done.put(
                        "query",
                        talk.presses(message, Json.string(action, "data")).queryId());
            case "vote" -> {
                var options = new ArrayList<Integer>();
                for (var option : action.path("options")) options.add(option.asInt());
                talk.votes(message, options);
            }
            case "react" -> talk.reacts(message, text.isEmpty() ? null : text);
            case "block" -> person.blocks();
            case "unblock" -> person.unblocks();
            case "join" -> talk.joins();
            case "leave" -> talk.leaves();
            case "administrator" -> talk.becomesAdministrator(action.path("on").asBoolean(true));
            case "add-bot" -> talk.addsBot(text);
            case "remove-bot" -> talk.removesBot();
            case "bot-administrator" ->
                talk.makesBotAdministrator(action.path("on").asBoolean(true));
            case "migrate" -> done.put("chat", world.ask(() -> Group.migrate(world, world.chat(talk.chatId())).id));
            case "topic" ->
                done.put("topic", world.ask(() -> Topics.open(world, world.chat(talk.chatId()), persona.id(), text)));
            case "inline" ->
                done.put(
                        "query",
                        world.ask(() -> world.inline.ask(
                                        persona.id(), world.chat(talk.chatId()), text, Json.string(action, "offset")))
                                .id);
            case "pick" ->
                world.run(() -> {
                    var asked =
                            Objects.requireNonNull(world.inline.find(Json.string(action, "query")), "no such query");
                    world.inline.pick(asked, text, action.path("topic").asInt(0));
                });
            default -> throw new IllegalArgumentException("no action " + name);
        }
    }

    private static byte[] content(JsonNode action) {
        return Base64.getDecoder().decode(Json.string(action, "content"));
    }

    private void moveClock(JsonNode action) {
        var to = Json.string(action, "to");
        if (to.isEmpty()) {
            forward.by(Duration.ofSeconds(Math.max(0, action.path("seconds").asLong(0))));
            return;
        }
        var zone = ZoneId.of(Json.string(action, "zone"));
        var today = LocalDate.ofInstant(clock.instant(), zone);
        // «Tomorrow» is asked for: a morning that is still ahead today does not count.
        forward.to(today.plusDays(1).atTime(LocalTime.parse(to)).atZone(zone).toInstant());
    }

    private void trouble(JsonNode action) {
        var count = Math.clamp(action.path("count").asInt(1), 1, 100);
        var seconds = Math.clamp(action.path("seconds").asInt(5), 1, 3600);
        var plan = telegram.trouble();
        switch (Json.string(action, "kind")) {
            case "429" -> plan.next(count, Troubles.ANY_METHOD, Trouble.tooManyRequests(seconds));
            case "flood" -> plan.flood(Duration.ofSeconds(seconds));
            case "500" -> plan.next(count, Troubles.ANY_METHOD, Trouble.serverError(500));
            case "html" -> plan.next(count, Troubles.ANY_METHOD, Trouble.htmlPage(502));
            case "lost-answer" -> plan.next(count, Troubles.ANY_METHOD, Trouble.answerLost());
            case "lost-request" -> plan.next(count, Troubles.ANY_METHOD, Trouble.requestLost());
            case "slow" ->
                plan.next(count, Troubles.ANY_METHOD, Trouble.slow(Duration.ofSeconds(Math.min(seconds, 30))));
            case "kill-poll" -> plan.next(1, "getUpdates", Trouble.requestLost());
            case "other-poller" -> plan.otherPoller();
            case "repeat" -> plan.repeatUpdates(count);
            case "clear" -> plan.clear();
            default -> throw new IllegalArgumentException("no such trouble");
        }
        world.run(() -> world.tell("trouble", 0, Json.object()));
    }
}
