package dev.sobesednik.playground.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.MovableClock;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PageOverHttpTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    static Path data;

    private static PageApplication.Running playground;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        playground = PageApplication.run(data, 0);
    }

    @AfterAll
    static void end() {
        playground.close();
    }

    @AfterEach
    void stop() {
        // Not close(): that waits for the stream of changes, which has no end.
        client.shutdownNow();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(playground.url() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> does(String action) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(playground.url() + "/playground/do"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(action.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonNode state() throws Exception {
        return JsonMapper.shared().readTree(get("/playground/state").body());
    }

    private JsonNode johnsChat() throws Exception {
        return state().path("chats").path(2);
    }

    private JsonNode anyasChat() throws Exception {
        return state().path("chats").path(0);
    }

    @Test
    void the_page_comes_with_a_strict_policy() throws Exception {
        var page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("<script>").doesNotContain("style=");
    }

    @Test
    void other_sites_and_other_names_are_kept_out() throws Exception {
        var foreign = HttpRequest.newBuilder(URI.create(playground.url() + "/playground/state"))
                .header("Origin", "https://example.org")
                .build();
        assertThat(client.send(foreign, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        assertThat(firstLine(
                        "GET /playground/state HTTP/1.1\r\nHost: rebound.example.org\r\nConnection: close\r\n\r\n"))
                .isEqualTo("HTTP/1.1 403 ");
    }

    private String firstLine(String request) throws Exception {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(playground.url()).getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void what_a_person_does_reaches_the_bot_and_its_answer_comes_back() throws Exception {
        does("{'action':'send','as':700100201,'chat':700100201,'text':'/start'}");
        playground
                .bean(EmulatedTelegram.class)
                .awaitCall(SOON, "sendMessage", call -> call.answer().ok());

        var messages = anyasChat().path("messages");
        assertThat(messages.valueStream().map(message -> message.path("text").asString("")))
                .anyMatch("/start"::equals)
                .anyMatch(text -> text.startsWith("Привет, Аня!"));
        assertThat(JsonMapper.shared()
                        .readTree(get("/playground/calls").body())
                        .valueStream()
                        .map(call -> call.path("method").asString()))
                .contains("getUpdates", "sendMessage");
    }

    @Test
    void changes_are_told_as_they_happen() throws Exception {
        var stream = client.send(
                HttpRequest.newBuilder(URI.create(playground.url() + "/playground/changes"))
                        .build(),
                BodyHandlers.ofLines());
        does("{'action':'send','as':700100201,'chat':700100201,'text':'привет'}");

        assertThat(stream.body()
                        .filter(line -> line.startsWith("data:") && line.contains("\"kind\":\"message\""))
                        .findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("\"text\":\"привет\""));
    }

    @Test
    void nonsense_is_refused_in_words() throws Exception {
        var answer = does("{'action':'press','as':700100201,'chat':700100201,'message':99999,'data':'x'}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"problem\":\"no message 99999 in this chat\"}");
        assertThat(does("{'action':'fly'}").statusCode()).isEqualTo(422);
        assertThat(does("{").statusCode()).isEqualTo(400);
    }

    @Test
    void chats_and_the_moved_clock_survive_a_restart() throws Exception {
        does("{'action':'send','as':700100203,'chat':700100203,'text':'/poll'}");
        var telegram = playground.bean(EmulatedTelegram.class);
        telegram.awaitCall(SOON, "sendPoll", call -> call.answer().ok());
        telegram.awaitAllConfirmed(SOON);
        does("{'action':'vote','as':700100203,'chat':700100203,'message':%d,'options':[1]}"
                .formatted(
                        johnsChat().path("messages").path(1).path("message_id").asInt()));
        does("{'action':'clock','seconds':604800}");
        var nextId = telegram.nextUpdateId();
        playground.close();

        start();

        var messages = johnsChat().path("messages");
        assertThat(messages.path(0).path("text").asString()).isEqualTo("/poll");
        assertThat(messages.at("/1/poll/votes/700100203/0").asInt()).isEqualTo(1);
        assertThat(playground.bean(MovableClock.class).ahead()).isGreaterThanOrEqualTo(Duration.ofDays(7));
        assertThat(playground.bean(EmulatedTelegram.class).nextUpdateId()).isGreaterThanOrEqualTo(nextId);
    }

    @Test
    void the_clock_goes_to_tomorrow_morning() throws Exception {
        var clock = playground.bean(MovableClock.class);
        var before = clock.instant();
        does("{'action':'clock','to':'09:00','zone':'Europe/Moscow'}");

        var now = clock.instant().atZone(java.time.ZoneId.of("Europe/Moscow"));
        assertThat(now.getHour()).isEqualTo(9);
        assertThat(now.getMinute()).isZero();
        assertThat(now.toLocalDate())
                .isEqualTo(before.atZone(now.getZone()).toLocalDate().plusDays(1));
    }
}
