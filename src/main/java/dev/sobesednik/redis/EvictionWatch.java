package dev.sobesednik.redis;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;

/// Whether Redis throws keys away when it is full, and with them people: said once in the log, and in health for as
/// long as it is so.
///
/// Health never asks Redis itself: a probe must not wait for it. After a failover another server may answer otherwise,
/// so it is asked again and again.
public final class EvictionWatch implements AutoCloseable {

    private static final Logger log = System.getLogger(EvictionWatch.class.getName());

    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String POLICY = "maxmemory_policy";
    private static final Pattern EVICTS = Pattern.compile("(?:allkeys|volatile)-[a-z]+");

    private final StringRedisTemplate redis;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable String sentence;

    public EvictionWatch(StringRedisTemplate redis) {
        this.redis = redis;
    }

    public void start() {
        Thread.ofVirtual().name("eviction").start(() -> {
            try {
                var stopped = false;
                while (!stopped) stopped = stop.await((look() ? AGAIN : SOON).toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Absent: nothing to warn of, or not known.
    public Optional<String> sentence() {
        return Optional.ofNullable(sentence);
    }

    /// @return whether Redis was there to be asked
    boolean look() {
        try {
            var policy = redis.execute((RedisConnection connection) -> policy(connection));
            var before = sentence;
            sentence = policy == null ? null : sentence(policy).orElse(null);
            if (sentence != null && !sentence.equals(before)) log.log(Level.WARNING, sentence);
            return true;
        } catch (DataAccessException away) {
            log.log(Level.DEBUG, "could not ask Redis what it evicts", away);
            return false;
        }
    }

    /// `CONFIG` is closed on most managed servers and to careful users, `INFO` on few.
    private static @Nullable String policy(RedisConnection connection) {
        try {
            var info = connection.serverCommands().info("memory");
            // A cluster's names begin with the node's: one that evicts is enough.
            var policy = info == null
                    ? null
                    : info.stringPropertyNames().stream()
                            .filter(name -> name.endsWith(POLICY))
                            .map(info::getProperty)
                            .max((one, other) -> Boolean.compare(evicts(one), evicts(other)))
                            .orElse(null);
            if (policy != null) return policy;
        } catch (DataAccessException refused) {
            if (RedisTrouble.find(refused).map(RedisTrouble::passes).orElse(true)) throw refused;
            log.log(Level.DEBUG, "Redis refuses INFO", refused);
        }
        try {
            var config = connection.serverCommands().getConfig("maxmemory-policy");
            return config == null
                    ? null
                    : config.values().stream().map(Object::toString).findFirst().orElse(null);
        } catch (DataAccessException refused) {
            if (RedisTrouble.find(refused).map(RedisTrouble::passes).orElse(true)) throw refused;
            log.log(Level.DEBUG, "Redis refuses CONFIG GET", refused);
            return null;
        }
    }

    /// @param policy Redis's `maxmemory-policy`
    static Optional<String> sentence(String policy) {
        if (!evicts(policy)) return Optional.empty();
        return Optional.of("Redis throws records away when it is full (maxmemory-policy " + policy
                + "), and people would lose their progress: set maxmemory-policy to noeviction");
    }

    private static boolean evicts(String policy) {
        return EVICTS.matcher(policy).matches();
    }

    @Override
    public void close() {
        stop.countDown();
    }
}
