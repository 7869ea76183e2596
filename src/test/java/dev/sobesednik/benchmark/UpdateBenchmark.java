package dev.sobesednik.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.App;
import dev.sobesednik.bot.RealRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;

/// The bot as a process of its own, with Telegram's limits switched off: what does an update cost it?
@Tag("benchmark")
class UpdateBenchmark {

    private static final int WARM_UP = 40_000;
    private static final int MEASURED = 60_000;
    private static final int ROUNDS = 3;

    @Test
    void an_update_costs_two_round_trips_to_redis_and_little_cpu() throws Exception {
        var redis = RealRedis.empty();
        try (var crowd = new Crowd()) {
            var bot = start(crowd);
            try {
                crowd.everybodyComes();
                crowd.awaitFinished();
                crowd.everyday(WARM_UP);
                crowd.awaitFinished();
                awaitSent(redis);
                var report = new ArrayList<String>();
                for (int round = 1; round <= ROUNDS; round++) report.add(round(round, crowd, redis, bot));
                var text = "| round | updates/s | CPU ms/update | Redis on the way to landed | all Redis commands |"
                        + " Bot API calls/update | peak memory MB |\n|---|---|---|---|---|---|---|\n"
                        + String.join("\n", report) + "\n";
                System.out.println(text);
                Files.writeString(Path.of("target", "benchmark.md"), text);
            } finally {
                bot.destroy();
                bot.waitFor(20, TimeUnit.SECONDS);
            }
        }
    }

    private static String round(int number, Crowd crowd, StringRedisTemplate redis, Process bot) throws Exception {
        redis.execute((org.springframework.data.redis.connection.RedisConnection connection) -> {
            connection.serverCommands().resetConfigStats();
            return true;
        });
        var cpu = cpu(bot);
        var start = System.nanoTime();
        crowd.everyday(MEASURED);
        crowd.awaitFinished();
        var landed = Duration.ofNanos(System.nanoTime() - start);
        awaitSent(redis);
        var spent = cpu(bot).minus(cpu);
        var stats = stats(redis);
        var way = count(stats, "hgetall") + count(stats, "evalsha");
        var acknowledged = count(stats, "xdel");
        assertThat((double) way / MEASURED)
                .as("round trips to landed, the lease's included")
                .isLessThan(2.05);
        assertThat((double) crowd.allCallsButPolls() / MEASURED).isLessThan(2.01);
        return "| %d | %.0f | %.3f | %.3f | %.3f | %.2f | %d |"
                .formatted(
                        number,
                        MEASURED * 1e9 / landed.toNanos(),
                        spent.toNanos() / 1e6 / MEASURED,
                        (double) way / MEASURED,
                        (double) (way + acknowledged + count(stats, "zrangebyscore")) / MEASURED,
                        (double) crowd.allCallsButPolls() / MEASURED,
                        peakMemory(bot));
    }

    private static Process start(Crowd crowd) throws IOException {
        var classes = Path.of(
                App.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        var command = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.sobesednik.App");
        assertThat(classes).exists();
        var environment = command.environment();
        environment.put("TELEGRAM_BOT_TOKEN", Crowd.TOKEN);
        environment.put("TELEGRAM_API_URL", crowd.url());
        environment.put("REDIS_URL", RealRedis.url());
        environment.put("SERVER_PORT", "0");
        environment.put("SEND_PER_SECOND", "0");
        environment.put("SEND_PER_CHAT_SECOND", "0");
        return command.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "benchmark.log").toFile())
                .start();
    }

    private static void awaitSent(StringRedisTemplate redis) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> waiting(redis) == 0);
    }

    private static long waiting(StringRedisTemplate redis) {
        long waiting = 0;
        for (int partition = 0; partition < 64; partition++) {
            var size = redis.opsForStream().size("{p%02d}:outbox".formatted(partition));
            waiting += size == null ? 0 : size;
        }
        return waiting;
    }

    private static Duration cpu(Process bot) {
        return bot.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static Properties stats(StringRedisTemplate redis) {
        var stats = redis.execute((org.springframework.data.redis.connection.RedisConnection connection) ->
                connection.serverCommands().info("commandstats"));
        return stats == null ? new Properties() : stats;
    }

    private static long count(Properties stats, String command) {
        var line = stats.getProperty("cmdstat_" + command, "calls=0,");
        return Long.parseLong(line.replaceFirst("calls=(\\d+),.*", "$1"));
    }

    private static long peakMemory(Process bot) throws IOException {
        List<String> status = Files.readAllLines(Path.of("/proc", Long.toString(bot.pid()), "status"));
        return status.stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
