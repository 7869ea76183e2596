package dev.sobesednik.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bot.RealRedis;
import dev.sobesednik.chat.Incoming.Lane;
import dev.sobesednik.turn.redis.RedisWakes;
import io.lettuce.core.Range;
import io.lettuce.core.ScoredValue;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Nine o'clock for a hundred thousand people, as Telegram's limits allow it.
class PaceTest {

    private static final int SUBSCRIBERS = 100_000;
    private static final Duration WINDOW = Duration.ofSeconds(Long.getLong("chaos.pace.seconds", 60));
    private static final int PARTITIONS = 64;
    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

    @Tag("chaos")
    @Test
    void a_hundred_thousand_due_pushes_leave_at_telegrams_pace_and_nobody_else_waits() throws Exception {
        try (var server = new PushServer();
                var redis = RedisProcess.start(Alone.home("pace"))) {
            subscribe(redis);
            var environment = Map.of(
                    "TELEGRAM_BOT_TOKEN", PushServer.TOKEN, "TELEGRAM_API_URL", server.url(), "REDIS_URL", redis.url());
            var memory = memory(redis);
            var bot = BotProcess.start(environment);
            bot.awaitOnDuty(Duration.ofSeconds(60));
            pause(Duration.ofSeconds(5));
            var from = System.nanoTime();
            forgetFigures(redis);
            var asked = ask(server, WINDOW);
            var to = System.nanoTime();
            var looks = looks(redis);
            var pushed = server.pushedAt().stream()
                    .filter(at -> at >= from && at < to)
                    .count();
            var rate = pushed * 1e9 / (to - from);
            var latencies = server.latencies();
            var refused = server.refused();
            var during = memory(redis);

            bot.kill();
            var again = BotProcess.start(environment);
            again.awaitOnDuty(Duration.ofSeconds(60));
            pause(Duration.ofSeconds(10));
            again.stop();
            var doubled =
                    server.pushes().values().stream().filter(times -> times > 1).count();
            var missed = missed(server, redis);

            var text = """
                | pushes | |
                |---|---|
                | due at once | %d |
                | measured for | %d s, with %d replies asked for meanwhile |
                | pushes a second | %.1f |
                | pushes and replies a second | %.1f |
                | 429 | %d |
                | replies: median, p99 | %d ms, %d ms |
                | Redis memory before and after | %.1f MB, %.1f MB |
                | looks for wake-ups a push | %.1f |
                | after kill -9: pushed twice, left out | %d, %d |
                """.formatted(
                            SUBSCRIBERS,
                            WINDOW.toSeconds(),
                            asked,
                            rate,
                            rate + asked / (double) WINDOW.toSeconds(),
                            refused,
                            latencies.get(latencies.size() / 2),
                            latencies.get(latencies.size() * 99 / 100),
                            memory / 1e6,
                            during / 1e6,
                            looks / (double) pushed,
                            doubled,
                            missed);
            Report.write("pace", text);
            assertThat(refused).isZero();
            assertThat(rate + asked / (double) WINDOW.toSeconds()).isBetween(28.0, 30.0);
            assertThat(latencies.get(latencies.size() * 99 / 100)).isLessThan(1_000);
            // What a kill catches between delivery and record.
            assertThat(doubled).isLessThanOrEqualTo(2);
            assertThat(missed).isZero();
        }
    }

    /// Wake-ups only, as many as there may be one day: what does one look cost?
    @Tag("chaos")
    @Test
    void a_claim_costs_the_same_for_a_thousand_and_for_a_million() throws IOException {
        var rows = new StringBuilder("| wake-ups due | one claim of 60 | a push |\n|---|---|---|\n");
        var medians = new ArrayList<Double>();
        var now = InstantSource.system().instant();
        for (int all : List.of(1_000, 10_000, 100_000, 1_000_000)) {
            var redis = RealRedis.empty();
            try (var client = new RedisProcess.Client(
                    Integer.parseInt(RealRedis.url().substring(RealRedis.url().lastIndexOf(':') + 1)))) {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    var due = new ArrayList<ScoredValue<String>>();
                    for (long id = partition; id < all; id += PARTITIONS)
                        due.add(ScoredValue.just((double) now.toEpochMilli() - id, Long.toString(id)));
                    for (int from = 0; from < due.size(); from += 1_000)
                        client.sync()
                                .zadd(
                                        "{p%02d}:wakes".formatted(partition),
                                        due.subList(from, Math.min(due.size(), from + 1_000))
                                                .toArray(PaceTest::scored));
                }
            }
            var wakes = new RedisWakes(redis);
            var times = new ArrayList<Long>();
            for (int time = 0; time < 60; time++) {
                var from = System.nanoTime();
                assertThat(wakes.due(Lane.PUSH, now, 60)).hasSize(60);
                times.add(System.nanoTime() - from);
            }
            times.sort(null);
            var median = times.get(times.size() / 2) / 1e6;
            medians.add(median);
            rows.append("| %d | %.1f ms | %.3f ms |%n".formatted(all, median, median / 60));
        }
        RealRedis.empty();
        Report.write("claims", rows.toString());
        assertThat(medians.getLast()).isLessThan(5 * medians.getFirst() + 5);
    }

    @SuppressWarnings("unchecked")
    private static ScoredValue<String>[] scored(int length) {
        return (ScoredValue<String>[]) new ScoredValue<?>[length];
    }

    /// A question every day at a minute that has just passed.
    private static void subscribe(RedisProcess redis) {
        var due =
                InstantSource.system().instant().truncatedTo(ChronoUnit.MINUTES).minusSeconds(60);
        var at = LocalTime.ofInstant(due, ZONE);
        var state = "{\"f\":1,\"p\":{\"spoken\":\"ru\",\"daily\":{\"at\":\"%s\",\"on\":true,\"next\":%d}}}"
                .formatted(at, due.getEpochSecond());
        try (var client = redis.client()) {
            for (long id = 1; id <= SUBSCRIBERS; id++) {
                var partition = "{p%02d}:".formatted(id % PARTITIONS);
                var kept = client.connection.async().hset(partition + "chat:" + id, Map.of("v", "1", "s", state));
                var armed = client.connection
                        .async()
                        .zadd(partition + "wakes", (double) due.toEpochMilli(), Long.toString(id));
                if (id % 1_000 == 0)
                    CompletableFuture.allOf(kept.toCompletableFuture(), armed.toCompletableFuture())
                            .join();
            }
        }
    }

    /// One reply a second is asked for, each by somebody new.
    private static int ask(PushServer server, Duration window) {
        var asked = 0;
        for (; asked < window.toSeconds(); asked++) {
            server.asks(9_000_000L + asked, asked);
            pause(Duration.ofSeconds(1));
        }
        return asked;
    }

    /// Landed, and neither pushed nor waiting.
    private static long missed(PushServer server, RedisProcess redis) {
        var now = InstantSource.system().millis();
        try (var client = redis.client()) {
            long landed = 0;
            for (int partition = 0; partition < PARTITIONS; partition++)
                landed += client.sync()
                        .zcount("{p%02d}:wakes".formatted(partition), Range.create(now, Double.POSITIVE_INFINITY));
            return landed - server.pushes().size() - client.waiting();
        }
    }

    private static long memory(RedisProcess redis) {
        try (var client = redis.client()) {
            return figure(client.sync().info("memory"), "used_memory:(\\d+)");
        }
    }

    private static void forgetFigures(RedisProcess redis) {
        try (var client = redis.client()) {
            client.sync().configResetstat();
        }
    }

    private static long looks(RedisProcess redis) {
        try (var client = redis.client()) {
            return figure(client.sync().info("commandstats"), "cmdstat_zrangebyscore:calls=(\\d+)");
        }
    }

    private static long figure(String info, String pattern) {
        var found = Pattern.compile(pattern).matcher(info);
        if (!found.find()) throw new IllegalStateException("no " + pattern);
        return Long.parseLong(found.group(1));
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
