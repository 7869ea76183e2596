package dev.sobesednik.bot;

import dev.sobesednik.redis.BundledRedis;
import io.lettuce.core.ClientOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/// One bundled Redis for all tests of a run, empty at the start of each.
public final class RealRedis {

    private static final BundledRedis SERVER = start();

    private RealRedis() {}

    /// A connection of its own, as another process would have; the data are gone.
    public static StringRedisTemplate empty() {
        var redis = connect(SERVER.url());
        redis.execute((org.springframework.data.redis.connection.RedisConnection connection) -> {
            connection.serverCommands().flushAll();
            return true;
        });
        return redis;
    }

    public static String url() {
        return SERVER.url();
    }

    /// Another process's connection.
    public static StringRedisTemplate another() {
        return connect(SERVER.url());
    }

    /// As if the process had died.
    public static void cut(StringRedisTemplate redis) {
        ((LettuceConnectionFactory) redis.getRequiredConnectionFactory()).destroy();
    }

    /// The same Redis as another of its users sees it.
    public static StringRedisTemplate as(String user, String password) {
        var standalone = standalone(SERVER.url());
        standalone.setUsername(user);
        standalone.setPassword(password);
        return connect(standalone);
    }

    public static StringRedisTemplate connect(String url) {
        return connect(standalone(url));
    }

    private static RedisStandaloneConfiguration standalone(String url) {
        var address = url.substring("redis://".length()).split(":");
        return new RedisStandaloneConfiguration(address[0], Integer.parseInt(address[1]));
    }

    private static StringRedisTemplate connect(RedisStandaloneConfiguration standalone) {
        var factory = new LettuceConnectionFactory(
                standalone,
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofSeconds(2))
                        .shutdownTimeout(Duration.ZERO)
                        .clientOptions(ClientOptions.builder()
                                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                                .build())
                        .build());
        factory.afterPropertiesSet();
        factory.start();
        return new StringRedisTemplate(factory);
    }

    private static BundledRedis start() {
        try {
            var server = BundledRedis.start(Files.createTempDirectory(Path.of("target"), "redis"));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
