package dev.sobesednik.redis;

import java.time.Duration;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/// Whether Redis lets this bot do what a turn has to. Tried on keys of its own: a command that is forbidden would be
/// found out by a person's message otherwise.
public final class Permissions {

    /// One of the partitions; an ACL that allows one allows all, or names them one by one.
    private static final List<String> KEYS =
            List.of("{p00}:trial:1", "{p00}:trial:2", "{p00}:trial:3", "{p00}:trial:4", "{p00}:trial:5");

    private static final String POLL = "poll:trial";
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> TRY =
            RedisScript.of(new ClassPathResource("redis/what-a-turn-needs-is-tried.lua"), List.class);

    private final StringRedisTemplate redis;

    public Permissions(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /// Throws what Redis throws when it lets nothing be tried: a password that is wrong, a script that is forbidden.
    ///
    /// @return the commands that are forbidden
    public List<String> missing() {
        redis.opsForValue().set(POLL, "trial", A_MOMENT);
        var refused = redis.execute(TRY, KEYS);
        return refused == null
                ? List.of()
                : ((List<?>) refused).stream().map(Object::toString).toList();
    }
}
