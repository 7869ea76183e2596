package dev.sobesednik.turn.redis;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.turn.Wakes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.data.redis.core.StringRedisTemplate;

/// Wake-ups in 64 sorted sets. Only the longest-due of each are read, so that a million at 09:00 cost what a hundred
/// do.
public final class RedisWakes implements Wakes {

    private static final Logger log = System.getLogger(RedisWakes.class.getName());
    private static final Pattern MEMBER = Pattern.compile("(-?\\d{1,18}) (.+)");

    private final StringRedisTemplate redis;

    public RedisWakes(StringRedisTemplate redis) {
        this.redis = redis;
    }

    static String member(ChatId chat, String kind) {
        return chat + " " + kind;
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        var all = new ArrayList<Due>();
        for (var partition : Partition.ALL) {
            var some = redis.opsForZSet()
                    .rangeByScoreWithScores(
                            partition.wakes(), Double.NEGATIVE_INFINITY, (double) now.toEpochMilli(), 0, limit);
            if (some == null) continue;
            for (var found : some) {
                var member = found.getValue();
                var score = found.getScore();
                if (member == null || score == null) continue;
                var wake = MEMBER.matcher(member);
                if (wake.matches())
                    all.add(new Due(
                            new ChatId(Long.parseLong(wake.group(1))),
                            wake.group(2),
                            Instant.ofEpochMilli(score.longValue())));
                else remove(partition, member);
            }
        }
        return all.stream().sorted(Comparator.comparing(Due::at)).limit(limit).toList();
    }

    /// Nobody can ring it, and it would stand before those that can be rung.
    private void remove(Partition partition, String member) {
        log.log(Level.ERROR, "removed an unreadable wake-up from {0}: {1}", partition.wakes(), member);
        redis.opsForZSet().remove(partition.wakes(), member);
    }
}
