package dev.sobesednik.turn.redis;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.turn.Wakes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;

/// Wake-ups in 64 sorted sets. Only the longest-due of each are read, so that a million at 09:00 cost what a hundred
/// do.
public final class RedisWakes implements Wakes {

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
            for (var wake : some) {
                var member = wake.getValue();
                var score = wake.getScore();
                if (member == null || score == null) continue;
                var space = member.indexOf(' ');
                all.add(new Due(
                        new ChatId(Long.parseLong(member.substring(0, space))),
                        member.substring(space + 1),
                        Instant.ofEpochMilli(score.longValue())));
            }
        }
        return all.stream().sorted(Comparator.comparing(Due::at)).limit(limit).toList();
    }
}
