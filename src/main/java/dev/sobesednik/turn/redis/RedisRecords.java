package dev.sobesednik.turn.redis;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming.Lane;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.ChatState;
import dev.sobesednik.storage.StoredSlice;
import dev.sobesednik.turn.Landing;
import dev.sobesednik.turn.Landing.Landed;
import dev.sobesednik.turn.Records;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/// The records in Redis: HGETALL to load, one script to land.
public final class RedisRecords implements Records {

    /// Telegram offers an update again for 24 hours: core.telegram.org/bots/api#getting-updates
    private static final Duration MARKS_LIVE = Duration.ofHours(25);
    /// At most one batch of 100 updates is unconfirmed at a time, so far fewer would do.
    private static final int MARKS = 2_000;

    /// How Redis says that it takes no writes at the moment, or not from us: nothing is wrong with what was to land.
    /// From within a script it may say more before.
    private static final List<String> FOR_NOW = List.of(
            "OOM ",
            "MISCONF ",
            "READONLY ",
            "NOREPLICAS ",
            "LOADING ",
            "BUSY ",
            "NOPERM",
            "The user executing the script can't",
            "NOAUTH",
            "WRONGPASS",
            "CLUSTERDOWN ",
            "MASTERDOWN ",
            "TRYAGAIN ");

    private static final String NO_VERSION = "0";

    /// Leaves the wake-up that is armed.
    private static final String KEEP = "=";

    private static final RecordFields.Changes NO_CHANGES = new RecordFields.Changes(Map.of(), List.of(), List.of());

    private static final Duration RECORD_LIVES = Duration.ofDays(400);

    /// As a text: a script of a resource looks at its file's time at each call.
    static final String LANDING_SCRIPT = text("redis/a-turn-lands-whole-or-not-at-all.lua");

    @SuppressWarnings("rawtypes")
    private final RedisScript<List> landing;

    private final StringRedisTemplate redis;
    private final HashOperations<String, String, String> hashes;
    private final RecordFields fields;

    public RedisRecords(StringRedisTemplate redis, List<StoredSlice<?>> slices) {
        this(redis, slices, LANDING_SCRIPT);
    }

    /// @param script what lands a turn
    RedisRecords(StringRedisTemplate redis, List<StoredSlice<?>> slices, String script) {
        this.landing = RedisScript.of(script, List.class);
        this.redis = redis;
        this.hashes = redis.opsForHash();
        this.fields = new RecordFields(slices);
    }

    private static String text(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Override
    public Loaded load(ChatId chat) {
        try {
            var stored = hashes.entries(Partition.of(chat).record(chat));
            return stored.isEmpty()
                    ? new Loaded(NO_VERSION, new ChatState.Nobody(), false)
                    : new Loaded(
                            stored.getOrDefault("v", NO_VERSION),
                            fields.read(stored),
                            stored.containsKey(Format1.STATE));
        } catch (DataAccessException refused) {
            if (isForNow(refused)) throw new NotNow(refused);
            if (!String.valueOf(refused.getMostSpecificCause().getMessage()).startsWith("WRONGTYPE")) throw refused;
            return new Loaded(NO_VERSION, new ChatState.Unreadable(false), false);
        }
    }

    @Override
    public Landed land(Landing landing, long epoch) {
        var chat = landing.update().chat();
        var partition = Partition.of(chat);
        var keys = List.of(
                partition.record(chat),
                partition.outbox(),
                partition.wakes(Lane.DEADLINE),
                partition.wakes(Lane.PUSH),
                partition.seen(),
                partition.epoch(),
                partition.quarantine(chat),
                partition.dead(),
                partition.unfinished());
        try {
            return landed(
                    redis.execute(this.landing, keys, arguments(landing, epoch).toArray()));
        } catch (DataAccessException refused) {
            throw isForNow(refused) ? new NotNow(refused) : refused;
        }
    }

    static boolean isForNow(DataAccessException refused) {
        var message = String.valueOf(refused.getMostSpecificCause().getMessage());
        return FOR_NOW.stream().anyMatch(message::contains);
    }

    private List<String> arguments(Landing landing, long epoch) {
        var before = landing.loaded().state();
        var verb = verb(before, landing.after(), landing.loaded().isOld());
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(epoch));
        arguments.add(landing.loaded().version());
        arguments.add(landing.update().isRepeatable() ? "" : landing.update().key());
        arguments.add(Long.toString(landing.now().toEpochMilli()));
        arguments.add(Integer.toString(MARKS));
        arguments.add(Long.toString(MARKS_LIVE.toMillis()));
        arguments.add(Long.toString(RECORD_LIVES.toMillis()));
        arguments.add(landing.update().chat().toString());
        arguments.add(verb);
        var changes = verb.equals("put") || verb.equals("quarantine")
                ? fields.changes(before, landing.after(), landing.loaded().isOld())
                : NO_CHANGES;
        arguments.add(Integer.toString(changes.written().size()));
        changes.written().forEach((field, text) -> {
            arguments.add(field);
            arguments.add(text);
        });
        arguments.add(Integer.toString(changes.removed().size()));
        arguments.addAll(changes.removed());
        arguments.add(Integer.toString(changes.quarantined().size()));
        arguments.addAll(changes.quarantined());
        var wakes = landing.wakes();
        arguments.add(wakes == null ? KEEP : millis(wakes.deadline()));
        arguments.add(wakes == null ? KEEP : millis(wakes.push()));
        arguments.add(Integer.toString(landing.outgoing().size()));
        for (var outgoing : landing.outgoing()) {
            arguments.add(Character.toString(outgoing.kind().code()));
            arguments.add(outgoing.chat().toString());
            arguments.add(outgoing.method());
            arguments.add(outgoing.body());
            arguments.add(outgoing.tag());
        }
        return arguments;
    }

    private static String millis(@Nullable Instant due) {
        return due == null ? "" : Long.toString(due.toEpochMilli());
    }

    private static String verb(ChatState before, ChatState after, boolean isOld) {
        if (after instanceof ChatState.Nobody) return before instanceof ChatState.Nobody ? "keep" : "delete";
        if (after.equals(before))
            return (isOld && after instanceof ChatState.Known) || hasDamage(after) ? "put" : "keep";
        return before instanceof ChatState.Unreadable ? "quarantine" : "put";
    }

    private static boolean hasDamage(ChatState state) {
        return state instanceof ChatState.Known(ChatRecord record)
                && record.unreadable().containsValue(ChatRecord.Unreadable.DAMAGED);
    }

    private static Landed landed(List<?> answer) {
        return switch (answer.getFirst().toString()) {
            case "whole" ->
                new Landed.Whole(answer.subList(1, answer.size()).stream()
                        .map(Object::toString)
                        .toList());
            case "seen" -> new Landed.AlreadySeen();
            case "overtaken" -> new Landed.Overtaken();
            case "fenced" -> new Landed.Fenced();
            default -> throw new IllegalStateException("the script answered " + answer);
        };
    }
}
