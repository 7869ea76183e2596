package dev.sobesednik.turn.redis;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.turn.OutboxStore;
import dev.sobesednik.turn.Outgoing;
import dev.sobesednik.turn.Turns.FencedOff;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.StreamOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import tools.jackson.databind.json.JsonMapper;

/// The outboxes in Redis streams, one a partition.
public final class RedisOutboxStore implements OutboxStore {

    private static final Logger log = System.getLogger(RedisOutboxStore.class.getName());

    private static final int REFUSED_KEPT = 1_000;
    private static final Duration REFUSED_LIVE = Duration.ofDays(30);

    private static final RedisScript<Long> REFUSE =
            RedisScript.of(new ClassPathResource("redis/a-refused-message-is-kept-with-its-reason.lua"), Long.class);
    private static final RedisScript<Long> FENCE =
            RedisScript.of(new ClassPathResource("redis/only-a-newer-lease-takes-a-partition.lua"), Long.class);

    private final StringRedisTemplate redis;
    private final StreamOperations<String, String, String> streams;
    private final JsonMapper json = new JsonMapper();

    public RedisOutboxStore(StringRedisTemplate redis) {
        this.redis = redis;
        this.streams = redis.opsForStream();
    }

    @Override
    public List<Entry> waiting() {
        var all = new ArrayList<Entry>();
        for (var partition : Partition.ALL) all.addAll(waiting(partition));
        return all;
    }

    @Override
    public List<Entry> waiting(ChatId chat) {
        return waiting(Partition.of(chat));
    }

    private List<Entry> waiting(Partition partition) {
        var entries = new ArrayList<Entry>();
        var records = streams.range(partition.outbox(), Range.unbounded());
        if (records == null) return entries;
        for (var record : records) {
            var id = record.getId().getValue();
            try {
                entries.add(new Entry(id, outgoing(record.getValue()), landed(id, record.getValue())));
            } catch (IllegalArgumentException notOurs) {
                // It stays for a human, or for the version that wrote it.
                log.log(Level.ERROR, "could not read entry {0} of {1}", id, partition.outbox());
            }
        }
        return entries;
    }

    /// Redis's own time for what was put there by hand.
    private static Instant landed(String id, Map<String, String> fields) {
        var at = field(fields, "t");
        return Instant.ofEpochMilli(Long.parseLong(at.isEmpty() ? id.substring(0, id.indexOf('-')) : at));
    }

    private static Outgoing outgoing(Map<String, String> fields) {
        return new Outgoing(
                new ChatId(Long.parseLong(field(fields, "c"))),
                Outgoing.Kind.of(field(fields, "k")),
                field(fields, "m"),
                field(fields, "b"),
                field(fields, "g"));
    }

    @Override
    public void sent(List<Entry> entries) {
        var byPartition = new HashMap<Partition, List<String>>();
        for (var entry : entries)
            byPartition
                    .computeIfAbsent(Partition.of(entry.outgoing().chat()), partition -> new ArrayList<>())
                    .add(entry.id());
        byPartition.forEach((partition, ids) -> streams.delete(partition.outbox(), ids.toArray(String[]::new)));
    }

    @Override
    public void refused(Entry entry, String reason) {
        var partition = Partition.of(entry.outgoing().chat());
        var outgoing = entry.outgoing();
        var kept = json.writeValueAsString(Map.of(
                "entry",
                entry.id(),
                "chat",
                outgoing.chat().toString(),
                "method",
                outgoing.method(),
                "body",
                outgoing.body(),
                "reason",
                reason));
        redis.execute(
                REFUSE,
                List.of(partition.outbox(), partition.dead()),
                entry.id(),
                kept,
                Integer.toString(REFUSED_KEPT),
                Long.toString(REFUSED_LIVE.toMillis()));
    }

    @Override
    public void fence(long epoch) {
        for (var partition : Partition.ALL) {
            var ours = redis.execute(FENCE, List.of(partition.epoch()), Long.toString(epoch));
            if (ours == null || ours == 0) throw new FencedOff();
        }
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }
}
