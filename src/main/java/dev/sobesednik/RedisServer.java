package dev.sobesednik;

import dev.sobesednik.redis.BundledRedis;
import org.jspecify.annotations.Nullable;

/// The Redis in use: somebody's, or our own.
final class RedisServer implements AutoCloseable {

    private final String url;
    private final @Nullable BundledRedis bundled;

    RedisServer(String url) {
        this.url = url;
        this.bundled = null;
    }

    RedisServer(BundledRedis bundled) {
        this.url = bundled.url();
        this.bundled = bundled;
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        if (bundled != null) bundled.close();
    }
}
