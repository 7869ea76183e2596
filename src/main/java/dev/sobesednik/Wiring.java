package dev.sobesednik;

import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.TranslationFile;
import dev.sobesednik.conversation.Conversation;
import dev.sobesednik.duty.BotParts;
import dev.sobesednik.duty.BotRunner;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Features;
import dev.sobesednik.feature.Game;
import dev.sobesednik.matching.lucene.LatestWords;
import dev.sobesednik.ops.AdminCommands;
import dev.sobesednik.ops.CurrentBank;
import dev.sobesednik.ops.DutyHealth;
import dev.sobesednik.ops.Metered;
import dev.sobesednik.playground.BotApiServer;
import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.MovableClock;
import dev.sobesednik.profile.Zones;
import dev.sobesednik.redis.BundledRedis;
import dev.sobesednik.redis.EvictionWatch;
import dev.sobesednik.redis.Lease;
import dev.sobesednik.redis.RedisConnections;
import dev.sobesednik.redis.RedisDiagnosis;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.texts.Texts;
import dev.sobesednik.turn.Turns;
import dev.sobesednik.turn.redis.RecordLetters;
import dev.sobesednik.turn.redis.RedisOutboxStore;
import dev.sobesednik.turn.redis.RedisPolls;
import dev.sobesednik.turn.redis.RedisRecords;
import dev.sobesednik.turn.redis.RedisWakes;
import dev.sobesednik.turn.telegram.Introduction;
import dev.sobesednik.turn.telegram.Requests;
import io.lettuce.core.resource.ClientResources;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/// How the rooms are joined.
@Configuration(proxyBeanMethods = false)
class Wiring {

    /// More than a few messages to one chat leave at Telegram's pace, one a second.
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(2);

    /// In the playground the page may move it.
    @Bean
    @Primary
    InstantSource clock(ObjectProvider<MovableClock> playground) {
        var movable = playground.getIfAvailable();
        return movable == null ? InstantSource.system() : movable;
    }

    @Bean
    CurrentBank bank(Settings settings) {
        var file = settings.questionsFile();
        return file == null
                ? new CurrentBank(BankFile::packaged, TranslationFile::packaged)
                : new CurrentBank(() -> BankFile.read(file), original -> TranslationFile.readBeside(file, original));
    }

    @Bean
    Texts texts() {
        return new Texts();
    }

    /// Stopped by its own hook after everything that uses it.
    @Bean
    RedisServer redisServer(Settings settings) {
        var address = settings.redis();
        return address == null ? new RedisServer(BundledRedis.start(settings.dataDir())) : new RedisServer(address);
    }

    @Bean(destroyMethod = "shutdown")
    ClientResources redisResources() {
        return RedisConnections.resources();
    }

    @Bean
    LettuceConnectionFactory redisConnections(RedisServer server, Settings settings, ClientResources resources) {
        return RedisConnections.to(server.address(), settings.redisAuthorities(), resources);
    }

    @Bean
    RedisDiagnosis redisDiagnosis(ClientResources resources) {
        return new RedisDiagnosis(resources);
    }

    @Bean(initMethod = "start")
    EvictionWatch evictionWatch(StringRedisTemplate redis) {
        return new EvictionWatch(redis);
    }

    @Bean
    StringRedisTemplate redis(LettuceConnectionFactory connections) {
        return new StringRedisTemplate(connections);
    }

    @Bean
    BotApi botApi(
            Settings settings, ObjectProvider<BotApiServer> playground, ObjectProvider<EmulatedTelegram> telegram) {
        var local = playground.getIfAvailable();
        if (local != null)
            return new BotApi(local.url(), telegram.getObject().bot().token());
        var token = settings.token();
        if (token == null) throw new IllegalStateException("neither a token nor a playground");
        return new BotApi(settings.apiUrl(), token, settings.proxy());
    }

    @Bean
    BotRunner botRunner(
            BotApi api,
            StringRedisTemplate redis,
            Settings settings,
            CurrentBank bank,
            Texts texts,
            Features features,
            InstantSource clock,
            MeterRegistry meters) {
        var random = new SecureRandom();
        // Goes on while the process is frozen, and never jumps.
        InstantSource ticker = () -> Instant.EPOCH.plusNanos(System.nanoTime());
        var lease = new Lease(redis, UUID.randomUUID().toString(), clock, ticker);
        return new BotRunner(new BotParts(
                api,
                lease,
                new RedisOutboxStore(redis),
                new RedisWakes(redis),
                new RedisPolls(redis),
                botName -> new Turns(
                        new RedisRecords(redis, Rooms.slices()),
                        game(botName, features, settings, bank, texts, random),
                        new Requests(texts),
                        clock),
                // Who asks does not depend on the bot's name.
                game("", features, settings, bank, texts, random)::asksForStanding,
                new Introduction(texts, features),
                settings.limits(),
                clock,
                ticker,
                new Metered(meters)));
    }

    @Bean
    Features features(Settings settings) {
        return new Features(Rooms.features(settings.admins()));
    }

    private static Game game(
            String botName,
            Features features,
            Settings settings,
            CurrentBank bank,
            Texts texts,
            RandomGenerator random) {
        var admins = new AdminCommands(settings.admins(), bank);
        var cities = texts.cityNames();
        var words = new LatestWords();
        var conversation = new Conversation(
                features,
                () -> new Context.World(
                        bank::in,
                        random,
                        botName,
                        place -> Zones.parse(place, cities),
                        settings.dailyGrace(),
                        latest -> words.of(latest).matching(),
                        latest -> words.of(latest).topics()),
                new RecordLetters(Rooms.slices()));
        return admins.before(conversation);
    }

    @Bean
    HealthIndicator dutyHealthIndicator(BotRunner runner, EvictionWatch eviction) {
        return new DutyHealth(runner, eviction::sentence);
    }

    /// Begins after the web server and ends before it, and before the connections to Redis.
    @Bean
    SmartLifecycle working(BotRunner runner, ObjectProvider<MovableClock> playground) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                runner.start();
                playground.ifAvailable(clock -> clock.listen(() -> runner.catchUp(CAUGHT_UP_WITHIN)));
                running = true;
            }

            @Override
            public void stop() {
                runner.close();
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }

            @Override
            public int getPhase() {
                return Integer.MAX_VALUE;
            }
        };
    }
}
