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
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// The bot and its standby on one Redis, with Telegram's pace limits or without.
final class Pair implements AutoCloseable {

    static final String TOKEN = "1000000002:pair-Z9y8X7w6V5u4T3s2R1q0P9o8";

    final EmulatedTelegram telegram =
            new EmulatedTelegram(InstantSource.system(), new BotAccount(TOKEN, "sobesednik_bot", "Собеседник"));
    final Deliveries deliveries = new Deliveries(telegram);
    final BotApiServer api = BotApiServer.start(telegram, 0);
    final RedisProcess redis;
    BotProcess onDuty;
    BotProcess standby;

    private final Map<String, String> environment = new HashMap<>();
    private final AtomicInteger conflicts = new AtomicInteger();

    Pair() {
        this(Map.of());
    }

    Pair(Map<String, String> more) {
        try {
            var home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "chaos")), "pair");
            redis = RedisProcess.start(home.resolve("redis"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        telegram.check(call -> {
            if (call.is("getUpdates") && call.answer().status() == 409) conflicts.incrementAndGet();
            return List.of();
        });
        environment.putAll(
                Map.of("TELEGRAM_BOT_TOKEN", TOKEN, "TELEGRAM_API_URL", api.url(), "REDIS_URL", redis.url()));
        environment.putAll(more);
        onDuty = BotProcess.start(environment);
        standby = onDuty;
        onDuty.awaitOnDuty(Duration.ofSeconds(60));
        standby = BotProcess.start(environment);
        standby.awaitReady(Duration.ofSeconds(60));
    }

    int conflicts() {
        return conflicts.get();
    }

    /// Until the standby polls; then it gets a new standby.
    Duration takesOver(Consumer<BotProcess> blow) {
        // It is known to stand by before the clock starts.
        until(() -> standby.page("/actuator/health").contains("STANDING_BY"));
        var before = deliveries.polls();
        var from = System.nanoTime();
        blow.accept(onDuty);
        standby.awaitOnDuty(Duration.ofSeconds(30));
        var took = Duration.ofNanos(System.nanoTime() - from);
        Signals.awaitEnd(onDuty.process);
        onDuty = standby;
        var person = telegram.person(new dev.sobesednik.playground.world.Persona(77, "N", null, "ru"));
        person.talk().sends("/help");
        until(() -> deliveries.polls() > before && telegram.waitingUpdates().isEmpty());
        standby = BotProcess.start(environment);
        standby.awaitReady(Duration.ofSeconds(60));
        return took;
    }

    private static void until(java.util.function.BooleanSupplier condition) {
        var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) throw new AssertionError("it does not come");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Override
    public void close() {
        onDuty.close();
        standby.close();
        redis.close();
        api.close();
    }
}
