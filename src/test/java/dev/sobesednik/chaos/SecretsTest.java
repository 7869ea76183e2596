package dev.sobesednik.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.trouble.Trouble;
import dev.sobesednik.playground.world.Persona;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The token is part of every address of the Bot API: it is looked for in everything that leaves the process.
class SecretsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void the_token_is_in_nothing_that_leaves_the_process_and_nothing_else_is_open() throws Exception {
        try (var alone = new Alone(Map.of(
                        "LOGGING_LEVEL_DEV_SOBESEDNIK", "TRACE", "LOGGING_LEVEL_ROOT", "INFO", "BOT_ADMINS", "1"));
                var client = HttpClient.newHttpClient()) {
            var person = alone.telegram.person(new Persona(42, "Аня", null, "ru"));
            person.starts("q_q001");
            person.talk().sends("/export");
            alone.telegram.trouble().next(1, "sendMessage", Trouble.htmlPage(502));
            person.talk().sends("/reload");
            alone.telegram.trouble().next(1, "sendMessage", Trouble.badRequest("no"));
            person.talk().sends("/help");
            alone.telegram.awaitCall(SOON, "sendDocument", call -> call.answer().ok());
            alone.telegram.trouble().next(1, "getUpdates", Trouble.unauthorized());
            person.talk().sends("/help");
            alone.settles();
            alone.api.stop();
            alone.bot.awaitText("does not answer", SOON);

            var everything = new StringBuilder(alone.bot.text());
            for (var page : List.of("/actuator", "/actuator/health", "/actuator/prometheus", "/nothing", "/error"))
                everything.append(alone.bot.page(page));
            try (var redis = alone.redis.client()) {
                for (var key : redis.sync().keys("*")) everything.append(key).append(dump(redis, key));
            }
            for (var call : alone.telegram.calls()) {
                everything.append(call.parameters());
                call.files()
                        .values()
                        .forEach(file ->
                                everything.append(new String(file.content().bytes(), StandardCharsets.UTF_8)));
            }
            assertThat(everything.toString())
                    .contains("sobesednik_updates_total", "/export", "\"state\":\"TROUBLED\"")
                    .doesNotContain(Alone.TOKEN)
                    .doesNotContain(Alone.TOKEN.substring(Alone.TOKEN.indexOf(':') + 1));

            for (var closed :
                    List.of("env", "beans", "configprops", "heapdump", "loggers", "threaddump", "metrics", "shutdown"))
                assertThat(status(client, alone, "/actuator/" + closed))
                        .as(closed)
                        .isEqualTo(404);
            for (var page : List.of("/", "/index.html", "/playground/state", "/playground/page/index.html"))
                assertThat(status(client, alone, page)).as(page).isEqualTo(404);
            // From somebody who is no administrator it is a command like any other unknown one.
            assertThat(person.talk().seesFromBot())
                    .anyMatch(message ->
                            message.text().contains("/reload") && message.text().contains("Не знаю команды"));
        }
    }

    @Test
    void the_playground_cannot_be_switched_on_beside_a_token() {
        try (var redis = RedisProcess.start(Alone.home("beside"));
                var bot = BotProcess.start(Map.of(
                        "TELEGRAM_BOT_TOKEN",
                        Alone.TOKEN,
                        "TELEGRAM_API_URL",
                        "http://127.0.0.1:9",
                        "REDIS_URL",
                        redis.url(),
                        "SOBESEDNIK_PLAYGROUND",
                        "true"))) {
            Signals.awaitEnd(bot.process);

            assertThat(bot.process.exitValue()).isNotZero();
            assertThat(bot.text()).contains("playground").doesNotContain(Alone.TOKEN);
        }
    }

    private static String dump(RedisProcess.Client redis, String key) {
        return switch (redis.sync().type(key)) {
            case "hash" -> redis.sync().hgetall(key).toString();
            case "list" -> redis.sync().lrange(key, 0, -1).toString();
            case "stream" ->
                redis.sync().xrange(key, io.lettuce.core.Range.unbounded()).toString();
            case "zset" -> redis.sync().zrange(key, 0, -1).toString();
            default -> redis.sync().get(key);
        };
    }

    private static int status(HttpClient client, Alone alone, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + alone.bot.port + path))
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }
}
