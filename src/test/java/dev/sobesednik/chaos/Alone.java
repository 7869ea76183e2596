package dev.sobesednik.chaos;

import dev.sobesednik.playground.BotApiServer;
import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.world.BotAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// One instance with its Redis and its Telegram.
final class Alone implements AutoCloseable {

    static final String TOKEN = "1000000003:alone-Q1w2E3r4T5y6U7i8O9p0A1s2";

    final EmulatedTelegram telegram =
            new EmulatedTelegram(InstantSource.system(), new BotAccount(TOKEN, "sobesednik_bot", "Собеседник"));
    final Deliveries deliveries = new Deliveries(telegram);
    final BotApiServer api = BotApiServer.start(telegram, 0);
    final RedisProcess redis = RedisProcess.start(home("alone"));
    BotProcess bot;

    private final Map<String, String> environment = new HashMap<>();

    Alone(Map<String, String> more) {
        environment.putAll(
                Map.of("TELEGRAM_BOT_TOKEN", TOKEN, "TELEGRAM_API_URL", api.url(), "REDIS_URL", redis.url()));
        environment.putAll(more);
        bot = BotProcess.start(environment);
        bot.awaitOnDuty(Duration.ofSeconds(60));
    }

    void startAgain() {
        bot = BotProcess.start(environment);
        bot.awaitOnDuty(Duration.ofSeconds(60));
    }

    void settles() {
        telegram.awaitAllConfirmed(Duration.ofSeconds(60));
        try (var client = redis.client()) {
            var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (client.waiting() > 0) {
                if (System.nanoTime() > until) throw new AssertionError(client.waiting() + " messages were not sent");
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    static Path home(String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "chaos")), name);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void close() {
        bot.close();
        redis.close();
        api.close();
    }
}
