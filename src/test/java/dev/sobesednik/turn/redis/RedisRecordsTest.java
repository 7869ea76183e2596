package dev.sobesednik.turn.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sobesednik.Rooms;
import dev.sobesednik.bank.Question;
import dev.sobesednik.bot.RealRedis;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Lane;
import dev.sobesednik.chat.Language;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.ChatState;
import dev.sobesednik.record.ChatState.Known;
import dev.sobesednik.record.ChatState.Nobody;
import dev.sobesednik.turn.InboundUpdate;
import dev.sobesednik.turn.Landing;
import dev.sobesednik.turn.Landing.Landed;
import dev.sobesednik.turn.Landing.NextWakes;
import dev.sobesednik.turn.Outgoing;
import dev.sobesednik.turn.Records;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/// What a turn leaves behind in a real Redis.
class RedisRecordsTest {

    private static final ChatId ANYA = new ChatId(42);
    private static final Instant NOW = People.NOW;
    private static final long EPOCH = 7;
    private static final ChatState FIXTURE = new Known(People.fixture());
    private static final NextWakes NONE = new NextWakes(null, null);

    private final StringRedisTemplate redis = RealRedis.empty();
    private final RedisRecords records = new RedisRecords(redis, Rooms.slices());

    @BeforeEach
    void onDuty() {
        new RedisOutboxStore(redis).fence(EPOCH);
    }

    @Test
    void nobody_is_there_before_somebody_comes() {
        assertThat(records.load(ANYA).state()).isEqualTo(new Nobody());
    }

    /// A Redis without memory answered everything but writes: after half a minute the update was taken for a faulty one
    /// and given up.
    @Test
    void a_redis_that_takes_no_writes_for_now_is_told_from_a_landing_that_fails() {
        configure("maxmemory", "1");
        try {
            assertThatThrownBy(() -> land("u1", FIXTURE, NONE, reply("a"))).isInstanceOf(Records.NotNow.class);
        } finally {
            configure("maxmemory", "0");
        }

        assertThat(records.load(ANYA).state()).isEqualTo(new Nobody());
        assertThat(land("u1", FIXTURE, NONE, reply("a"))).isInstanceOf(Landed.Whole.class);
    }

    private void configure(String name, String value) {
        redis.execute((RedisConnection connection) -> {
            connection.serverCommands().setConfig(name, value);
            return true;
        });
    }

    @Test
    void a_turn_lands_state_messages_wake_ups_and_mark_together() {
        var due = NOW.plusSeconds(60);
        var landed = land("u1", FIXTURE, new NextWakes(null, due), reply("a"), reply("b"));

        assertThat(landed)
                .isInstanceOfSatisfying(
                        Landed.Whole.class, whole -> assertThat(whole.entries()).hasSize(2));
        assertThat(records.load(ANYA).state()).isEqualTo(FIXTURE);
        assertThat(waiting()).containsExactly("a", "b");
        assertThat(due(Lane.PUSH, due)).isEqualTo(1);
        assertThat(due(Lane.PUSH, due.minusMillis(1))).isZero();
        assertThat(due(Lane.DEADLINE, due)).isZero();
    }

    @Test
    void what_has_landed_lands_once() {
        land("u1", FIXTURE, NONE, reply("a"));

        assertThat(land("u1", People.everyday(), NONE, reply("again"))).isEqualTo(new Landed.AlreadySeen());

        assertThat(records.load(ANYA).state()).isEqualTo(FIXTURE);
        assertThat(waiting()).containsExactly("a");
    }

    /// Redis does not roll a script back. An ACL without XADD left state and mark written and the message not: the
    /// retry found "seen" and the update was confirmed, three of three replies lost.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void a_script_that_is_stopped_after_any_of_its_writes_is_finished_by_the_retry(int write) {
        land("u0", People.everyday(), NONE);
        var before = records.load(ANYA).state();
        var due = NOW.plusSeconds(60);
        var stopping = new RedisRecords(redis, Rooms.slices(), refusing(write));

        assertThatThrownBy(() -> stopping.land(
                        landing("u1", records.load(ANYA), FIXTURE, new NextWakes(null, due), reply("a"), reply("b")),
                        EPOCH))
                .hasStackTraceContaining("stopped by the test");
        if (write == 1) assertThat(records.load(ANYA).state()).isEqualTo(before);
        var landed = land("u1", FIXTURE, new NextWakes(null, due), reply("a"), reply("b"));

        if (write > 1) assertThat(landed).isEqualTo(new Landed.AlreadySeen());
        assertThat(records.load(ANYA).state()).isEqualTo(FIXTURE);
        assertThat(waiting()).containsExactly("a", "b");
        assertThat(due(Lane.PUSH, due)).isEqualTo(1);
        assertThat(redis.opsForHash().size("{p42}:unfinished")).isZero();
    }

    @Test
    void a_turn_has_as_many_writes_as_the_test_above_stops() {
        land("u0", People.everyday(), NONE);
        var stopping = new RedisRecords(redis, Rooms.slices(), refusing(11));

        assertThat(stopping.land(
                        landing("u1", records.load(ANYA), FIXTURE, new NextWakes(null, NOW), reply("a"), reply("b")),
                        EPOCH))
                .isInstanceOf(Landed.Whole.class);
    }

    /// The same by what operators do: a user without one of the commands.
    @ParameterizedTest
    @ValueSource(strings = {"hset", "hdel", "pexpire", "zadd", "zrem", "xadd", "zremrangebyrank"})
    void a_user_who_may_not_do_everything_confirms_nothing_and_goes_on_once_allowed(String command) {
        land("u0", People.everyday(), NONE);
        var due = NOW.plusSeconds(60);
        acl("SETUSER", "bot", "reset", "on", ">secret", "~*", "+@all", "-" + command);
        var limited = RealRedis.as("bot", "secret");
        var asBot = new RedisRecords(limited, Rooms.slices());

        assertThatThrownBy(() -> asBot.land(
                        landing("u1", asBot.load(ANYA), FIXTURE, new NextWakes(null, due), reply("a")), EPOCH))
                .isInstanceOf(Records.NotNow.class);
        acl("SETUSER", "bot", "+" + command);
        asBot.land(landing("u1", asBot.load(ANYA), FIXTURE, new NextWakes(null, due), reply("a")), EPOCH);

        assertThat(records.load(ANYA).state()).isEqualTo(FIXTURE);
        assertThat(waiting()).containsExactly("a");
        assertThat(due(Lane.PUSH, due)).isEqualTo(1);
        assertThat(land("u1", FIXTURE, NONE, reply("again"))).isEqualTo(new Landed.AlreadySeen());
    }

    private void acl(String... words) {
        redis.execute((RedisConnection connection) -> {
            var arguments = Arrays.stream(words)
                    .map(word -> word.getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
            return connection.execute("ACL", arguments);
        });
    }

    /// The script of the main code, with one of its writes refused.
    private static String refusing(int write) {
        return RedisRecords.LANDING_SCRIPT.replace(
                "local answer = redis.pcall(unpack(write))",
                "local answer = i == %d and { err = 'stopped by the test' } or redis.pcall(unpack(write))"
                        .formatted(write));
    }

    @Test
    void a_decision_on_an_old_record_lands_nothing() {
        land("u1", FIXTURE, NONE);

        var old = new Records.Loaded("0", new Nobody(), false);
        var landed = records.land(landing("u2", old, People.everyday(), new NextWakes(NOW, NOW), reply("no")), EPOCH);

        assertThat(landed).isEqualTo(new Landed.Overtaken());
        assertThat(waiting()).isEmpty();
        assertThat(due(Lane.PUSH, NOW)).isZero();
    }

    @Test
    void whoever_lost_the_lease_writes_nothing() {
        new RedisOutboxStore(redis).fence(EPOCH + 1);

        assertThat(land("u1", FIXTURE, NONE)).isEqualTo(new Landed.Fenced());

        assertThat(records.load(ANYA).state()).isEqualTo(new Nobody());
    }

    @Test
    void turns_at_the_same_time_lose_none_of_their_changes() {
        land("u0", new Known(ChatRecord.EMPTY.with(Profile.SLICE, Profile.met(Language.RU))), NONE);
        var number = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int turn = 0; turn < 40; turn++)
                threads.execute(() -> {
                    var key = "u" + number.incrementAndGet();
                    Landed landed;
                    do {
                        var loaded = records.load(ANYA);
                        var record = ((Known) loaded.state()).record();
                        var history = record.get(QuestionHistory.SLICE)
                                .shown(new Question.Id("q" + key), 0, LocalDate.parse("2026-03-02"));
                        var after = new Known(record.with(QuestionHistory.SLICE, history));
                        landed = records.land(landing(key, loaded, after, NONE), EPOCH);
                    } while (landed instanceof Landed.Overtaken);
                });
        }

        var history = ((Known) records.load(ANYA).state()).record().get(QuestionHistory.SLICE);
        assertThat(history.showings()).isEqualTo(40);
        assertThat(history.cards()).hasSize(40);
    }

    @Test
    void to_be_forgotten_deletes_the_record_and_its_wake_ups() {
        land("u1", FIXTURE, new NextWakes(NOW, NOW));

        land("u2", new Nobody(), NONE);

        assertThat(redis.keys("*:42")).isEmpty();
        assertThat(due(Lane.PUSH, NOW) + due(Lane.DEADLINE, NOW)).isZero();
    }

    /// A wake-up that was lost, by whatever fault, is armed by the next turn: they are written whether they differ or
    /// not.
    @Test
    void a_wake_up_that_got_lost_is_armed_by_the_next_turn() {
        land("u1", FIXTURE, new NextWakes(null, NOW));
        redis.delete("{p42}:wakes");

        land("u2", FIXTURE, new NextWakes(null, NOW));

        assertThat(due(Lane.PUSH, NOW)).isEqualTo(1);
    }

    @Test
    void a_turn_that_knows_nothing_of_wake_ups_leaves_them() {
        land("u1", FIXTURE, new NextWakes(NOW, NOW));

        land("u2", FIXTURE, null);

        assertThat(due(Lane.PUSH, NOW) + due(Lane.DEADLINE, NOW)).isEqualTo(2);
    }

    @Test
    void a_damaged_slice_is_put_aside_and_the_rest_goes_on() {
        land("u1", FIXTURE, NONE);
        redis.opsForHash().put("{p42}:chat:42", "streak", "{\"len\":");
        var damaged = records.load(ANYA);

        records.land(landing("u2", damaged, damaged.state(), NONE), EPOCH);

        assertThat(redis.opsForHash().get("{p42}:quarantine:42", "streak")).isEqualTo("{\"len\":");
        var read = ((Known) records.load(ANYA).state()).record();
        assertThat(read.unreadable()).isEmpty();
        assertThat(read.get(QuestionHistory.SLICE)).isEqualTo(People.fixture().get(QuestionHistory.SLICE));
    }

    @Test
    void marks_are_bounded_and_records_live_four_hundred_days() {
        redis.execute(
                RedisScript.of("for i = 1, 2100 do redis.call('ZADD', KEYS[1], i, 'u' .. i) end return 1", Long.class),
                List.of("{p42}:seen"));

        land("u2101", FIXTURE, NONE);

        assertThat(redis.opsForZSet().size("{p42}:seen")).isEqualTo(2_000);
        assertThat(redis.opsForZSet().score("{p42}:seen", "u101")).isNull();
        assertThat(redis.opsForZSet().score("{p42}:seen", "u2101")).isNotNull();
        assertThat(Objects.requireNonNull(redis.getExpire("{p42}:seen")))
                .isBetween(
                        Duration.ofHours(24).toSeconds(), Duration.ofHours(25).toSeconds());
        assertThat(Objects.requireNonNull(redis.getExpire("{p42}:chat:42")))
                .isBetween(
                        Duration.ofDays(399).toSeconds(), Duration.ofDays(400).toSeconds());
    }

    @Test
    void the_longest_due_wake_ups_are_found_first_in_whatever_partition() {
        for (int chat = 1; chat <= 200; chat++)
            redis.opsForZSet()
                    .add("{p%02d}:wakes".formatted(chat % 64), "" + chat, (double) (NOW.toEpochMilli() - chat));

        var due = new RedisWakes(redis).due(Lane.PUSH, NOW, 3);

        assertThat(due).extracting(wake -> wake.chat().value()).containsExactly(200L, 199L, 198L);
    }

    /// Format 1 named what was to be done; now the record says it, and any wake-up is a look at the record.
    @Test
    void a_wake_up_of_format_1_becomes_a_look_at_the_record() {
        redis.opsForZSet().add("{p42}:wakes", "42 daily", (double) NOW.toEpochMilli());
        var wakes = new RedisWakes(redis);

        wakes.due(Lane.PUSH, NOW, 3);

        assertThat(wakes.due(Lane.PUSH, NOW, 3)).hasSize(1);
        assertThat(redis.opsForZSet().range("{p42}:wakes", 0, -1)).containsExactly("42");
    }

    @Test
    void an_everyday_person_costs_at_most_a_kilobyte() {
        land("u1", People.everyday(), NONE);

        assertThat(bytes()).isLessThanOrEqualTo(1_024);
        assertThat(memory()).isLessThanOrEqualTo(1_024);
    }

    @Test
    void a_person_with_the_whole_bank_costs_at_most_eight_kilobytes() {
        land("u1", People.withTheWholeBank(), NONE);

        assertThat(memory()).isLessThanOrEqualTo(8 * 1_024);
        assertThat(bytes()).isLessThanOrEqualTo(8 * 1_024);
    }

    private long memory() {
        var script = RedisScript.of("return redis.call('MEMORY', 'USAGE', KEYS[1], 'SAMPLES', 0)", Long.class);
        return Objects.requireNonNull(redis.execute(script, List.of("{p42}:chat:42")));
    }

    private int bytes() {
        var sum = 0;
        for (var field : redis.opsForHash().entries("{p42}:chat:42").entrySet())
            sum += utf8(field.getKey()) + utf8(field.getValue());
        return sum;
    }

    private List<String> waiting() {
        return new RedisOutboxStore(redis)
                .waiting().stream().map(entry -> entry.outgoing().body()).toList();
    }

    private int due(Lane lane, Instant now) {
        return new RedisWakes(redis).due(lane, now, 10).size();
    }

    private Landed land(String key, ChatState after, @Nullable NextWakes wakes, Outgoing... outgoing) {
        return records.land(landing(key, records.load(ANYA), after, wakes, outgoing), EPOCH);
    }

    private static Landing landing(
            String key, Records.Loaded loaded, ChatState after, @Nullable NextWakes wakes, Outgoing... outgoing) {
        return new Landing(update(key), loaded, after, wakes, List.of(outgoing), NOW);
    }

    private static InboundUpdate update(String key) {
        return new InboundUpdate(key, ANYA, null, new Incoming.Unused());
    }

    private static Outgoing reply(String body) {
        return new Outgoing(ANYA, Outgoing.Kind.REPLY, "sendMessage", body);
    }

    private static int utf8(Object text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
