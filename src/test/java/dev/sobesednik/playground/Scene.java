package dev.sobesednik.playground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.call.Answer;
import dev.sobesednik.playground.people.MessageView;
import dev.sobesednik.playground.people.Person;
import dev.sobesednik.playground.world.BotAccount;
import dev.sobesednik.playground.world.Persona;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An emulated Telegram at a fixed time with Аня in it, and short ways to call its Bot API without HTTP.
public final class Scene {

    public static final String TOKEN = "1000:playground";
    public static final Duration SOON = Duration.ofSeconds(5);

    public final MovableClock clock = new MovableClock(InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z")));
    public final EmulatedTelegram telegram =
            new EmulatedTelegram(clock, new BotAccount(TOKEN, "sobesednik_bot", "Собеседник"));
    public final Person anya = telegram.person(new Persona(42, "Аня", "anya", "ru"));
    public final Person boris = telegram.person(new Persona(43, "Борис", "boris", "ru"));

    public Scene() {
        BotApiDescription.watch(telegram);
    }

    /// With Аня's private chat open.
    public static Scene open() {
        var scene = new Scene();
        scene.anya.starts("");
        scene.forget();
        return scene;
    }

    /// All updates so far are confirmed.
    public void forget() {
        call("getUpdates", "{'offset':-1}");
        call("getUpdates", "{'offset':%d}".formatted(telegram.nextUpdateId()));
    }

    public Answer call(String method, String parameters) {
        return telegram.call(TOKEN, method, BotApiDescription.json(parameters));
    }

    public Answer call(String method, ObjectNode parameters) {
        return telegram.call(TOKEN, method, parameters);
    }

    public JsonNode ok(String method, String parameters) {
        var answer = call(method, parameters);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.result();
    }

    /// Code and text of a refusal.
    public String refused(String method, String parameters) {
        var answer = call(method, parameters);
        assertThat(answer.ok()).as(answer.body()).isFalse();
        assertThat(answer.json().path("error_code").asInt()).isEqualTo(answer.status());
        return answer.status() + " " + answer.description();
    }

    public MessageView says(String text) {
        return says(42, text, "");
    }

    /// @param more further parameters, each with a comma before it
    public MessageView says(long chat, String text, String more) {
        var parameters =
                (ObjectNode) BotApiDescription.json("{'chat_id':%d,'parse_mode':'HTML'%s}".formatted(chat, more));
        parameters.put("text", text);
        var answer = call("sendMessage", parameters);
        assertThat(answer.ok()).as(answer.body()).isTrue();
        return anya.in(chat, 0).seesMessage(answer.result().path("message_id").asInt());
    }
}
