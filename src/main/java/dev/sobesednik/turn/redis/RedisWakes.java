package dev.sobesednik.turn.redis;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming.Lane;
import dev.sobesednik.turn.Wakes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.data.redis.core.StringRedisTemplate;

/// Wake-ups in sorted sets, one a lane and partition, one entry a chat. Only the longest-due of each are read, so that
/// a million at 09:00 cost what a hundred do.
public final class RedisWakes implements Wakes {

    private static final Logger log = System.getLogger(RedisWakes.class.getName());
    private static final Pattern CHAT = Pattern.compile("-?\\d{1,18}");
    /// Format 1 had an entry for each kind of wake-up, "42 daily". Any of them is a look at the record.
    private static final Pattern OLD = Pattern.compile("(-?\\d{1,18}) .+");

    private final StringRedisTemplate redis;

    public RedisWakes(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    public List<Due> due(Lane lane, Instant now, int limit) {
        var all = new ArrayList<Due>();
        for (var partition : Partition.ALL) {
            var some = redis.opsForZSet()
                    .rangeByScoreWithScores(
                            partition.wakes(lane), Double.NEGATIVE_INFINITY, (double) now.toEpochMilli(), 0, limit);
            if (some == null) continue;
            for (var found : some) {
                var member = found.getValue();
                var score = found.getScore();
                if (member == null || score == null) continue;
                if (CHAT.matcher(member).matches())
                    all.add(new Due(new ChatId(Long.parseLong(member)), lane, Instant.ofEpochMilli(score.longValue())));
                else replace(partition, lane, member, score);
            }
        }
        return all.stream().sorted(Comparator.comparing(Due::at)).limit(limit).toList();
    }

    private void replace(Partition partition, Lane lane, String member, double score) {
        var old = OLD.matcher(member);
        if (old.matches()) redis.opsForZSet().addIfAbsent(partition.wakes(lane), old.group(1), score);
        else log.log(Level.ERROR, "removed an unreadable wake-up from {0}: {1}", partition.wakes(lane), member);
        redis.opsForZSet().remove(partition.wakes(lane), member);
    }
}
