package dev.sobesednik.turn.redis;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.conversation.ChatState;
import dev.sobesednik.turn.Landing;
import dev.sobesednik.turn.Landing.Landed;
import dev.sobesednik.turn.Landing.Wake;
import dev.sobesednik.turn.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    /// How Redis begins to say that it takes no writes at the moment; from within a script it may say more before.
    private static final List<String> FOR_NOW = List.of(
            "OOM ",
            "MISCONF ",
            "READONLY ",
            "NOREPLICAS ",
            "LOADING ",
            "BUSY ",
            "CLUSTERDOWN ",
            "MASTERDOWN ",
            "TRYAGAIN ");

    private static final String NO_VERSION = "0";

    private static final Duration RECORD_LIVES = Duration.ofDays(400);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> LAND =
            RedisScript.of(new ClassPathResource("redis/a-turn-lands-whole-or-not-at-all.lua"), List.class);

    private final StringRedisTemplate redis;
    private final HashOperations<String, String, String> hashes;
    private final StateJson json = new StateJson();

    public RedisRecords(StringRedisTemplate redis) {
        this.redis = redis;
        this.hashes = redis.opsForHash();
    }

    @Override
    public Loaded load(ChatId chat) {
        try {
            var fields = hashes.entries(Partition.of(chat).record(chat));
            return fields.isEmpty()
                    ? new Loaded(NO_VERSION, new ChatState.Nobody())
                    : new Loaded(fields.getOrDefault("v", NO_VERSION), json.read(fields));
        } catch (DataAccessException notAHash) {
            if (!String.valueOf(notAHash.getMostSpecificCause().getMessage()).startsWith("WRONGTYPE")) throw notAHash;
            return new Loaded(NO_VERSION, new ChatState.Unreadable(false));
        }
    }

    @Override
    public Landed land(Landing landing, long epoch) {
        var chat = landing.happened().chat();
        var partition = Partition.of(chat);
        var keys = List.of(
                partition.record(chat),
                partition.outbox(),
                partition.wakes(),
                partition.seen(),
                partition.epoch(),
                partition.aside(chat),
                partition.dead());
        try {
            return landed(redis.execute(LAND, keys, arguments(landing, epoch).toArray()));
        } catch (DataAccessException refused) {
            throw isForNow(refused) ? new NotNow(refused) : refused;
        }
    }

    static boolean isForNow(DataAccessException refused) {
        var message = String.valueOf(refused.getMostSpecificCause().getMessage());
        return FOR_NOW.stream().anyMatch(message::contains);
    }

    private List<String> arguments(Landing landing, long epoch) {
        var verb = verb(landing.before(), landing.after());
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(epoch));
        arguments.add(landing.version());
        arguments.add(landing.happened().mark());
        arguments.add(Long.toString(landing.now().toEpochMilli()));
        arguments.add(Integer.toString(MARKS));
        arguments.add(Long.toString(MARKS_LIVE.toMillis()));
        arguments.add(Long.toString(RECORD_LIVES.toMillis()));
        arguments.add(verb);
        var writes = verb.equals("put") || verb.equals("aside");
        arguments.add(writes ? json.write(landing.after()) : "");
        cards(arguments, landing, writes);
        arguments.add(Integer.toString(landing.wakes().size()));
        landing.wakes().forEach((kind, wake) -> {
            arguments.add(RedisWakes.member(landing.happened().chat(), kind));
            arguments.add(
                    switch (wake) {
                        case Wake.At(Instant due) -> Long.toString(due.toEpochMilli());
                        case Wake.Cancelled _ -> "";
                        case Wake.Rang(Instant due) -> "<" + due.toEpochMilli();
                    });
        });
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

    private static void cards(List<String> arguments, Landing landing, boolean writes) {
        var fields = new ArrayList<String>();
        if (writes) {
            var before = StateJson.cards(landing.before());
            StateJson.cards(landing.after()).forEach((id, card) -> {
                if (card.equals(before.get(id))) return;
                fields.add(StateJson.CARD + id);
                fields.add(StateJson.write(card));
            });
        }
        arguments.add(Integer.toString(fields.size() / 2));
        arguments.addAll(fields);
    }

    private static String verb(ChatState before, ChatState after) {
        if (after.equals(before)) return "keep";
        if (after instanceof ChatState.Nobody) return "delete";
        return before instanceof ChatState.Unreadable ? "aside" : "put";
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
