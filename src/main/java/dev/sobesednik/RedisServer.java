package dev.sobesednik;

import dev.sobesednik.redis.BundledRedis;
import dev.sobesednik.redis.RedisAddress;
import org.jspecify.annotations.Nullable;

/// The Redis in use: somebody's, or our own.
final class RedisServer implements AutoCloseable {

    private final RedisAddress address;
    private final @Nullable BundledRedis bundled;

    RedisServer(RedisAddress address) {
        this.address = address;
        this.bundled = null;
    }

    RedisServer(BundledRedis bundled) {
        this.address = RedisAddress.of(bundled.url());
        this.bundled = bundled;
    }

    RedisAddress address() {
        return address;
    }

    @Override
    public void close() {
        if (bundled != null) bundled.close();
    }
}
