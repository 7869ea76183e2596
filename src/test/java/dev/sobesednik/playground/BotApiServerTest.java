package dev.sobesednik.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.people.MessageView;
import dev.sobesednik.playground.trouble.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BotApiServerTest {

    private final Scene scene = Scene.open();
    private final BotApiServer server = BotApiServer.start(scene.telegram, 0);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private HttpRequest.Builder to(String method) {
        return HttpRequest.newBuilder(URI.create(server.url() + "/bot" + Scene.TOKEN + "/" + method))
                .timeout(Duration.ofSeconds(5));
    }

    private HttpResponse<String> post(String method, String json) throws Exception {
        return client.send(
                to(method)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(BodyPublishers.ofString(json.replace('\'', '"')))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void parameters_come_as_json_form_query_and_multipart() throws Exception {
        post("sendmessage", "{'chat_id':'42','text':'json','method':'sendmessage'}");
        client.send(
                to("sendMessage")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("chat_id=42&text=%D1%84%D0%BE%D1%80%D0%BC%D0%B0"))
                        .build(),
                BodyHandlers.ofString());
        client.send(to("sendMessage?chat_id=42&text=query").GET().build(), BodyHandlers.ofString());
        var body = """
            --b\r
            Content-Disposition: form-data; name="chat_id"\r
            \r
            42\r
            --b\r
            Content-Disposition: form-data; name="document"; filename="итог.md"\r
            Content-Type: text/markdown\r
            \r
            # Итог\r
            \r
            --b--\r
            """;
        var answer = client.send(
                to("sendDocument")
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());

        var seen = scene.anya.talk().seesFromBot();
        assertThat(seen).extracting(MessageView::text).containsExactly("json", "форма", "query", "");
        var document = seen.getLast().document().orElseThrow();
        assertThat(document.path("file_name").asString()).isEqualTo("итог.md");
        assertThat(answer.statusCode()).isEqualTo(200);
        var path = scene.ok(
                        "getFile",
                        "{'file_id':'%s'}".formatted(document.path("file_id").asString()))
                .path("file_path")
                .asString();
        var file = client.send(
                HttpRequest.newBuilder(URI.create(server.url() + "/file/bot" + Scene.TOKEN + "/" + path))
                        .build(),
                BodyHandlers.ofString());
        assertThat(file.body()).isEqualTo("# Итог\r\n");
        assertThat(scene.telegram.complaints()).isEmpty();
    }

    @Test
    void answers_on_a_kept_connection_do_not_stall() throws Exception {
        post("getMe", "{}");
        var begin = System.nanoTime();
        for (var i = 0; i < 20; i++) post("getMe", "{}");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(20 * 40));
    }

    @Test
    void trouble_comes_over_http_as_it_does_in_life() throws Exception {
        scene.telegram
                .trouble()
                .next(1, "sendMessage", Trouble.htmlPage(502))
                .next(1, "sendMessage", Trouble.truncatedJson())
                .next(1, "sendMessage", Trouble.tooManyRequests(7))
                .next(1, "sendMessage", Trouble.serverError(500));

        var page = post("sendMessage", "{'chat_id':42,'text':'раз'}");
        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body()).startsWith("<html>");
        var half = post("sendMessage", "{'chat_id':42,'text':'два'}");
        assertThat(half.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> Json.read(half.body())).isInstanceOf(RuntimeException.class);
        var wait = post("sendMessage", "{'chat_id':42,'text':'три'}");
        assertThat(wait.body())
                .isEqualTo("{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after"
                        + " 7\",\"parameters\":{\"retry_after\":7}}");
        assertThat(post("sendMessage", "{'chat_id':42,'text':'четыре'}").statusCode())
                .isEqualTo(500);
        assertThat(scene.anya.talk().seesFromBot())
                .extracting(MessageView::text)
                .containsExactly("два");
        assertThat(scene.telegram.trouble().left()).isZero();
    }

    @Test
    void a_lost_answer_has_had_its_effect_and_a_lost_request_has_not() {
        scene.telegram.trouble().next(1, "sendMessage", Trouble.answerLost());
        assertThatThrownBy(() -> post("sendMessage", "{'chat_id':42,'text':'раз'}"))
                .isInstanceOf(IOException.class);
        scene.telegram.trouble().next(1, "sendMessage", Trouble.requestLost());
        assertThatThrownBy(() -> post("sendMessage", "{'chat_id':42,'text':'два'}"))
                .isInstanceOf(IOException.class);

        assertThat(scene.anya.talk().seesFromBot())
                .extracting(MessageView::text)
                .containsExactly("раз");
    }

    @Test
    void a_held_call_waits_for_its_latch() throws Exception {
        var latch = new CountDownLatch(1);
        scene.telegram.trouble().next(1, "sendMessage", 42, Trouble.held(latch));
        var sending = client.sendAsync(
                to("sendMessage")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"chat_id\":42,\"text\":\"раз\"}"))
                        .build(),
                BodyHandlers.ofString());
        scene.telegram.await(
                Scene.SOON, "trouble met", () -> scene.telegram.trouble().happened() == 1);
        assertThat(scene.anya.talk().seesFromBot()).isEmpty();

        latch.countDown();

        assertThat(sending.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void planned_trouble_reaches_a_poll_that_hangs_already() throws Exception {
        var poll = client.sendAsync(to("getUpdates?timeout=50").GET().build(), BodyHandlers.ofString());
        scene.telegram.awaitIdlePoll(Scene.SOON);

        scene.telegram.trouble().next(1, "getUpdates", Trouble.serverError(502));

        assertThat(poll.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(502);
    }

    @Test
    void a_flood_lasts_as_long_as_it_says() throws Exception {
        scene.telegram.trouble().flood(Duration.ofSeconds(30));
        assertThat(post("sendMessage", "{'chat_id':42,'text':'раз'}").body()).contains("\"retry_after\":30");
        scene.clock.forward(Duration.ofSeconds(29));
        assertThat(post("sendMessage", "{'chat_id':42,'text':'раз'}").body()).contains("\"retry_after\":1");
        scene.clock.forward(Duration.ofSeconds(1));
        assertThat(post("sendMessage", "{'chat_id':42,'text':'раз'}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_server_can_go_and_come_back_on_the_same_port() throws Exception {
        scene.anya.talk().sends("до");
        server.stop();
        assertThatThrownBy(() -> post("getMe", "{}")).isInstanceOf(IOException.class);
        scene.anya.talk().sends("между");

        server.startAgain();

        assertThat(Json.read(post("getUpdates", "{}").body()).path("result")).hasSize(2);
    }

    @Test
    void nonsense_is_answered_in_json() throws Exception {
        var plain = HttpRequest.newBuilder(URI.create(server.url() + "/")).build();
        assertThat(client.send(plain, BodyHandlers.ofString()).body())
                .isEqualTo("{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}");
        assertThat(post("sendMessage", "{'chat_id'").body()).contains("can't parse json object");
    }
}
