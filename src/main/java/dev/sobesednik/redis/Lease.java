package dev.sobesednik.redis;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/// Who may poll and send. Held for [#LASTS], renewed by [#renew()], taken over by whoever asks first after it ran
/// out.
public final class Lease {

    /// Long enough to survive a pause of the JVM or of Redis, short enough for a takeover within ten seconds.
    public static final Duration LASTS = Duration.ofSeconds(6);
    public static final Duration RENEWED_EVERY = Duration.ofSeconds(2);

    private static final String HOLDER = "{lease}:holder";
    private static final String EPOCH = "{lease}:epoch";
    private static final String BOT = "{lease}:bot";
    private static final RedisScript<Long> TAKE =
            RedisScript.of(new ClassPathResource("redis/one-holder-at-a-time.lua"), Long.class);
    private static final RedisScript<Long> RENEW =
            RedisScript.of(new ClassPathResource("redis/only-the-holder-renews.lua"), Long.class);

    private final StringRedisTemplate redis;
    private final Permissions permissions;
    private final String name;
    private final InstantSource clock;
    private final InstantSource ticker;
    private volatile Instant ends = Instant.MIN;

    /// @param name unique for this run of the process
    /// @param ticker a clock that never jumps, and goes on while the process is frozen
    public Lease(StringRedisTemplate redis, String name, InstantSource clock, InstantSource ticker) {
        this.redis = redis;
        this.permissions = new Permissions(redis);
        this.name = name;
        this.clock = clock;
        this.ticker = ticker;
    }

    /// What Redis forbids of what its holder has to do: see [Permissions#missing()].
    public List<String> missingPermissions() {
        return permissions.missing();
    }

    /// @return the lease's number, or 0 while another instance holds it
    public long take() {
        var asked = ticker.instant();
        var epoch = redis.execute(
                TAKE, List.of(HOLDER, EPOCH), name, Long.toString(LASTS.toMillis()), Long.toString(clock.millis()));
        if (epoch == null || epoch == 0) return 0;
        ends = asked.plus(LASTS);
        return epoch;
    }

    /// Whose records and messages lie in this Redis.
    ///
    /// @return nothing while no bot has worked with it
    public OptionalLong bot() {
        var bot = redis.opsForValue().get(BOT);
        return bot == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(bot));
    }

    /// For ever: the records are of no use to another bot, and its sender would write to strangers.
    ///
    /// @param bot as Telegram has confirmed it: a mistyped token claims nothing
    /// @return whether this Redis belongs to it
    public boolean claim(long bot) {
        redis.opsForValue().setIfAbsent(BOT, Long.toString(bot));
        return bot().orElse(bot) == bot;
    }

    /// @return whether it is still ours
    public boolean renew() {
        // Counted from before the request: Redis cannot have started later than we think.
        var asked = ticker.instant();
        var held = redis.execute(RENEW, List.of(HOLDER), name, Long.toString(LASTS.toMillis()));
        if (held == null || held == 0) {
            ends = Instant.MIN;
            return false;
        }
        ends = asked.plus(LASTS);
        return true;
    }

    /// Whether it surely has not run out yet; asks nobody.
    public boolean isHeld() {
        return ticker.instant().isBefore(ends);
    }

    public void giveBack() {
        ends = Instant.MIN;
        redis.execute(RENEW, List.of(HOLDER), name, "0");
    }
}
