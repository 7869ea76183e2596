package dev.sobesednik;

import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.conversation.Conversation;
import dev.sobesednik.duty.Duty;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Features;
import dev.sobesednik.feature.Game;
import dev.sobesednik.ops.AdminCommands;
import dev.sobesednik.ops.CurrentBank;
import dev.sobesednik.ops.DutyHealth;
import dev.sobesednik.ops.Metered;
import dev.sobesednik.playground.BotApiServer;
import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.MovableClock;
import dev.sobesednik.profile.Zones;
import dev.sobesednik.redis.BundledRedis;
import dev.sobesednik.redis.Lease;
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
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/// How the rooms are joined.
@Configuration(proxyBeanMethods = false)
class Wiring {

    /// A turn that waits longer is tried again; what landed meanwhile is found by its mark.
    private static final Duration REDIS_PATIENCE = Duration.ofSeconds(2);

    private static final Duration REDIS_LOOKED_FOR_EVERY = Duration.ofMillis(500);

    private static final Duration TOPOLOGY_LOOKED_AT_EVERY = Duration.ofSeconds(5);
    /// More than a few messages to one chat leave at Telegram's pace, one a second.
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(2);

    private static final String CLUSTER = "redis-cluster://";

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
        return new CurrentBank(() -> file == null ? BankFile.packaged() : BankFile.read(file));
    }

    @Bean
    Texts texts() {
        return new Texts();
    }

    /// Stopped by its own hook after everything that uses it.
    @Bean
    RedisServer redisServer(Settings settings) {
        var url = settings.redisUrl();
        return url == null ? new RedisServer(BundledRedis.start(settings.dataDir())) : new RedisServer(url);
    }

    /// Redis is looked for as often after a long absence as after a short one.
    @Bean(destroyMethod = "shutdown")
    ClientResources redisResources() {
        return ClientResources.builder()
                .reconnectDelay(Delay.constant(REDIS_LOOKED_FOR_EVERY))
                .build();
    }

    @Bean
    LettuceConnectionFactory redisConnections(RedisServer server, ClientResources resources) {
        var client = LettuceClientConfiguration.builder()
                .commandTimeout(REDIS_PATIENCE)
                .shutdownTimeout(Duration.ZERO)
                .clientResources(resources)
                // A command that cannot be sent fails at once: the turn decides when to come again.
                .clientOptions(ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .build());
        if (server.url().startsWith(CLUSTER)) {
            // A slot may move, or its primary be lost, at any time.
            var refresh = ClusterTopologyRefreshOptions.builder()
                    .enablePeriodicRefresh(TOPOLOGY_LOOKED_AT_EVERY)
                    .build();
            client.clientOptions(ClusterClientOptions.builder()
                    .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                    .topologyRefreshOptions(refresh)
                    .build());
            return new LettuceConnectionFactory(cluster(server.url()), client.build());
        }
        var uri = RedisURI.create(server.url());
        if (uri.isSsl()) client.useSsl();
        return new LettuceConnectionFactory(LettuceConnectionFactory.createRedisConfiguration(uri), client.build());
    }

    /// `redis-cluster://[user:password@]host:port,host:port`: any of its nodes, they tell of the others.
    private static RedisClusterConfiguration cluster(String url) {
        var rest = url.substring(CLUSTER.length()).replaceFirst("/$", "");
        var at = rest.indexOf('@');
        var cluster =
                new RedisClusterConfiguration(List.of(rest.substring(at + 1).split(",")));
        if (at < 0) return cluster;
        var words = rest.substring(0, at).split(":", 2);
        if (!words[0].isEmpty()) cluster.setUsername(words[0]);
        if (words.length == 2) cluster.setPassword(words[1]);
        return cluster;
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
        return new BotApi(settings.apiUrl(), token);
    }

    @Bean
    Duty duty(
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
        return new Duty(
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
                new Metered(meters));
    }

    @Bean
    Features features() {
        return new Features(Rooms.features());
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
        var conversation = new Conversation(
                features,
                () -> new Context.World(
                        bank.get(), random, botName, words -> Zones.parse(words, cities), settings.dailyGrace()),
                new RecordLetters(Rooms.slices()));
        return admins.before(conversation);
    }

    @Bean
    HealthIndicator dutyHealthIndicator(Duty duty) {
        return new DutyHealth(duty);
    }

    /// Begins after the web server and ends before it, and before the connections to Redis.
    @Bean
    SmartLifecycle working(Duty duty, ObjectProvider<MovableClock> playground) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                duty.start();
                playground.ifAvailable(clock -> clock.listen(() -> duty.catchUp(CAUGHT_UP_WITHIN)));
                running = true;
            }

            @Override
            public void stop() {
                duty.close();
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
