package dev.sobesednik.redis;

import dev.sobesednik.redis.TlsFront.Identity;
import io.lettuce.core.resource.ClientResources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/// Connected as the bot is.
final class Connected implements AutoCloseable {

    private final LettuceConnectionFactory factory;
    private final StringRedisTemplate redis;

    Connected(String url, @Nullable Identity authority, ClientResources resources) {
        try {
            factory = RedisConnections.to(
                    RedisAddress.of(url),
                    authority == null ? null : RedisConnections.authorities(authority.pem()),
                    resources);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        factory.afterPropertiesSet();
        factory.start();
        redis = new StringRedisTemplate(factory);
    }

    static void over(ClientResources resources) {
        resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(2_000);
    }

    StringRedisTemplate redis() {
        return redis;
    }

    @Override
    public void close() {
        factory.destroy();
    }
}
