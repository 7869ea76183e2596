package dev.sobesednik.turn.redis;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.turn.Polls;
import dev.sobesednik.turn.Records;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;

/// One key a poll.
public final class RedisPolls implements Polls {

    /// A poll is open for less than a day, and Telegram keeps a vote for another.
    private static final Duration LIVES = Duration.ofDays(3);

    private static final Pattern PLACE = Pattern.compile("(-?\\d{1,18}) (.+)");

    private final StringRedisTemplate redis;

    public RedisPolls(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    public void remember(String poll, Place place) {
        try {
            redis.opsForValue().set(key(poll), place.chat() + " " + place.tag(), LIVES);
        } catch (DataAccessException refused) {
            throw RedisRecords.isForNow(refused) ? new Records.NotNow(refused) : refused;
        }
    }

    @Override
    public Optional<Place> find(String poll) {
        var value = redis.opsForValue().get(key(poll));
        if (value == null) return Optional.empty();
        var place = PLACE.matcher(value);
        return place.matches()
                ? Optional.of(new Place(new ChatId(Long.parseLong(place.group(1))), place.group(2)))
                : Optional.empty();
    }

    private static String key(String poll) {
        return "poll:" + poll;
    }
}
