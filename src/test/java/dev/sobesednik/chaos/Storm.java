package dev.sobesednik.chaos;

import dev.sobesednik.playground.BotApiServer;
import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.trouble.Trouble;
import dev.sobesednik.playground.world.BotAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// The bot, its standby, Redis and Telegram under load, and the blows that fall on them.
final class Storm implements AutoCloseable {

    static final String TOKEN = "1000000001:chaos-A1b2C3d4E5f6G7h8I9j0K1l2";
    static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /// Fewer updates than this wait while the bot keeps up.
    private static final int KEEPS_UP = 15;

    enum Blow {
        KILL("kill -9 of the bot on duty, a standby is there", true),
        KILL_BOTH("kill -9 of both instances, one is started anew", true),
        STOP("SIGTERM to the bot on duty", false),
        FREEZE("the holder of the lease frozen until the standby has taken over, then thawed", true),
        REDIS_KILL("kill -9 of Redis, started again with its append-only file", false),
        REDIS_PAUSE("Redis frozen", false),
        REDIS_FULL("Redis without memory for 40 s", false),
        API_CUT("the Bot API's port closed", true),
        API_SLOW("answers take two seconds", false),
        API_ERRORS("nothing but 502", false),
        API_DOWN("nothing but 502 for a minute", false),
        API_SLUGGISH("every answer takes half a second, for 20 s", false),
        API_HTML("HTML pages instead of JSON", false),
        API_TRUNCATED("half of the JSON, after delivery", true),
        ANSWERS_LOST("connections that end after delivery", true),
        REPEATED("updates delivered again after they were confirmed", false),
        FLOOD_ALL("429 to everything for three seconds", false),
        FLOOD_ONE("429 to one chat for three seconds", false),
        POLL_CONFLICT("409 to the poll", false),
        CLOCK_FORWARD("the clock jumps an hour and more ahead", false),
        CLOCK_BACK("the clock jumps back by an hour", false);

        final String words;
        /// Whether a message may be sent again because of it.
        final boolean mayDouble;

        Blow(String words, boolean mayDouble) {
            this.words = words;
            this.mayDouble = mayDouble;
        }
    }

    /// @param back how long until the bot kept up with its updates again
    record Fallen(Blow blow, long from, long to, Duration back) {}

    final EmulatedTelegram telegram =
            new EmulatedTelegram(InstantSource.system(), new BotAccount(TOKEN, "sobesednik_bot", "Собеседник"));
    final Deliveries deliveries = new Deliveries(telegram);
    final BotApiServer api = BotApiServer.start(telegram, 0);
    final RedisProcess redis;
    final Crowd crowd;
    final List<Fallen> fallen = new ArrayList<>();
    final List<Path> logs = new ArrayList<>();

    private final Random random;
    private final Path clockFile;
    private final Duration redisPause;
    private final Instant start;
    private Duration shift;
    private Instant latest = Instant.MIN;
    private BotProcess onDuty;
    private BotProcess standby;

    Storm(int people, int perSecond, Duration redisPause, long seed) {
        this.random = new Random(seed);
        this.redisPause = redisPause;
        try {
            var home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "chaos")), "storm");
            clockFile = home.resolve("clock");
            redis = RedisProcess.start(home.resolve("redis"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        // Eleven in the morning where everybody lives: the first daily question is an hour away.
        var now = LocalDateTime.ofInstant(InstantSource.system().instant(), ZONE);
        shift = Duration.between(now, now.toLocalDate().plusDays(1).atTime(11, 0));
        shiftClock(Duration.ZERO);
        start = now();
        crowd = new Crowd(telegram, deliveries, people, perSecond, seed);
        onDuty = start();
        standby = onDuty;
    }

    void begins() {
        onDuty.awaitOnDuty(PATIENCE);
        standby = start();
        standby.awaitReady(PATIENCE);
        crowd.arrives();
        awaitKeepingUp();
        crowd.begins();
    }

    /// The bot's time.
    Instant now() {
        return InstantSource.system().instant().plus(shift);
    }

    /// How many noons have passed.
    long noons() {
        return ChronoUnit.DAYS.between(morning(start), morning(latest.isAfter(now()) ? latest : now()));
    }

    private static LocalDate morning(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZONE).minusHours(12).toLocalDate();
    }

    void falls(Blow blow) {
        pause(200 + random.nextInt(1_300));
        var from = System.nanoTime();
        strike(blow);
        var to = System.nanoTime();
        awaitKeepingUp();
        fallen.add(new Fallen(blow, from, to, Duration.ofNanos(System.nanoTime() - from)));
    }

    /// All that people did has landed, and nothing waits to be sent.
    void calmsDown() {
        crowd.rests();
        telegram.trouble().clear();
        telegram.awaitAllConfirmed(PATIENCE);
        try (var client = redis.client()) {
            var until = System.nanoTime() + PATIENCE.toNanos();
            while (client.waiting() > 0) {
                if (System.nanoTime() > until) throw new AssertionError(client.waiting() + " messages were not sent");
                pause(50);
            }
        }
        // A wake-up that is due rings within a second.
        pause(2_500);
    }

    private void strike(Blow blow) {
        switch (blow) {
            case KILL -> {
                var before = standby.timesOnDuty();
                onDuty.kill();
                succeeds(start(), before);
            }
            case KILL_BOTH -> {
                onDuty.kill();
                standby.kill();
                onDuty = start();
                onDuty.awaitOnDuty(PATIENCE);
                standby = start();
            }
            case STOP -> {
                var before = standby.timesOnDuty();
                onDuty.stop();
                succeeds(start(), before);
            }
            case FREEZE -> {
                standby.awaitReady(PATIENCE);
                var before = standby.timesOnDuty();
                Signals.freeze(onDuty.process);
                standby.awaitOnDuty(PATIENCE, before + 1);
                pause(500);
                Signals.thaw(onDuty.process);
                var woken = onDuty;
                onDuty = standby;
                standby = woken;
            }
            case REDIS_KILL -> {
                redis.kill();
                pause(random.nextInt(1_500));
                redis.startAgain();
            }
            case REDIS_PAUSE -> {
                redis.freeze();
                pause(redisPause.toMillis());
                redis.thaw();
            }
            case REDIS_FULL -> {
                // Long enough for an update that fails ten times in a row.
                redis.configure("maxmemory", "1");
                pause(40_000);
                redis.configure("maxmemory", "0");
            }
            case API_CUT -> {
                api.stop();
                pause(500 + random.nextInt(2_000));
                api.startAgain();
            }
            case API_SLOW -> troubles(40, Trouble.slow(Duration.ofSeconds(2)));
            case API_ERRORS -> outage(Trouble.serverError(502), 1_500 + random.nextInt(2_000));
            case API_DOWN -> outage(Trouble.serverError(502), 60_000);
            case API_SLUGGISH -> outage(Trouble.slow(Duration.ofMillis(500)), 20_000);
            case API_HTML -> outage(Trouble.htmlPage(502), 1_500 + random.nextInt(2_000));
            case API_TRUNCATED -> troubles(10, Trouble.truncatedJson());
            case ANSWERS_LOST -> troubles(10, Trouble.answerLost());
            case REPEATED -> telegram.trouble().repeatUpdates(30);
            case FLOOD_ALL -> {
                telegram.trouble().flood(Duration.ofSeconds(3));
                pause(3_000);
            }
            case FLOOD_ONE -> {
                var one = crowd.members().get(random.nextInt(crowd.members().size()));
                telegram.trouble().flood(one.id(), Duration.ofSeconds(3));
                pause(3_000);
            }
            case POLL_CONFLICT -> telegram.trouble().otherPoller();
            case CLOCK_FORWARD -> shiftClock(Duration.ofMinutes(60 + random.nextInt(90)));
            case CLOCK_BACK -> {
                // What was due before has had the time to ring.
                pause(1_500);
                if (now().isAfter(latest)) latest = now();
                shiftClock(Duration.ofHours(-1));
            }
        }
    }

    /// The standby takes over, or the one that has just started, whichever is quicker.
    private void succeeds(BotProcess started, int before) {
        var old = standby;
        onDuty = old;
        standby = started;
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (old.timesOnDuty() == before) {
            if (started.hasBeenOnDuty()) {
                onDuty = started;
                standby = old;
                return;
            }
            if (System.nanoTime() > until) throw new AssertionError("nobody takes over: " + old.text());
            pause(10);
        }
    }

    private void troubles(int calls, Trouble trouble) {
        telegram.trouble().next(calls, "sendMessage", trouble);
        telegram.trouble().next(2, "getUpdates", trouble);
        var until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (telegram.trouble().left() > 0 && System.nanoTime() < until) pause(20);
        telegram.trouble().clear();
    }

    private void outage(Trouble trouble, long millis) {
        telegram.trouble().always("*", trouble).always("getUpdates", trouble);
        pause(millis);
        telegram.trouble().clear();
    }

    private void shiftClock(Duration by) {
        shift = shift.plus(by);
        try {
            Files.writeString(clockFile, Long.toString(shift.toSeconds()));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void awaitKeepingUp() {
        telegram.await(
                PATIENCE, "bot that keeps up", () -> telegram.waitingUpdates().size() < KEEPS_UP);
    }

    private BotProcess start() {
        var bot = BotProcess.start(Map.of(
                "TELEGRAM_BOT_TOKEN",
                TOKEN,
                "TELEGRAM_API_URL",
                api.url(),
                "REDIS_URL",
                redis.url(),
                "SEND_PER_SECOND",
                "200",
                "SEND_PER_CHAT_SECOND",
                "20",
                ShiftedClock.FILE,
                clockFile.toString()));
        logs.add(bot.log);
        return bot;
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    @Override
    public void close() {
        crowd.close();
        onDuty.close();
        standby.close();
        redis.close();
        api.close();
    }
}
