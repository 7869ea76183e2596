package dev.sobesednik.duty;

import dev.sobesednik.redis.RedisTrouble;
import java.util.Optional;

/// What a human may have to do about Redis.
final class RedisSentence {

    static final String AWAY = "Redis does not answer; the bot goes on when it is back, and nothing is lost";

    private RedisSentence() {}

    /// @return nothing where nothing is known of the cause
    static Optional<String> of(Throwable trouble) {
        return RedisTrouble.find(trouble).map(RedisTrouble::sentence);
    }
}
