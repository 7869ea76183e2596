package dev.sobesednik.turn.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sobesednik.bank.Question;
import dev.sobesednik.bot.RealRedis;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Language;
import dev.sobesednik.conversation.ChatState;
import dev.sobesednik.conversation.ChatState.Nobody;
import dev.sobesednik.conversation.ChatState.OfPerson;
import dev.sobesednik.profile.Person;
import dev.sobesednik.turn.Happened;
import dev.sobesednik.turn.Landing;
import dev.sobesednik.turn.Landing.Landed;
import dev.sobesednik.turn.Landing.Wake;
import dev.sobesednik.turn.Outgoing;
import dev.sobesednik.turn.Records;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/// What a turn leaves behind in a real Redis.
class RedisRecordsTest {

    private static final ChatId ANYA = new ChatId(42);
    private static final Instant NOW = People.NOW;
    private static final long EPOCH = 7;

    private final StringRedisTemplate redis = RealRedis.empty();
    private final RedisRecords records = new RedisRecords(redis);

    @BeforeEach
    void onDuty() {
        new RedisMailroom(redis).fence(EPOCH);
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
            assertThatThrownBy(() -> land("u1", new Nobody(), new OfPerson(People.fixture()), Map.of(), reply("a")))
                    .isInstanceOf(Records.NotNow.class);
        } finally {
            configure("maxmemory", "0");
        }

        assertThat(records.load(ANYA).state()).isEqualTo(new Nobody());
        assertThat(land("u1", new Nobody(), new OfPerson(People.fixture()), Map.of(), reply("a")))
                .isInstanceOf(Landed.Whole.class);
    }

    private void configure(String name, String value) {
        redis.execute((org.springframework.data.redis.connection.RedisConnection connection) -> {
            connection.serverCommands().setConfig(name, value);
            return true;
        });
    }

    @Test
    void a_turn_lands_state_messages_wake_ups_and_mark_together() {
        var due = NOW.plusSeconds(60);
        var landed = land(
                "u1",
                new Nobody(),
                new OfPerson(People.fixture()),
                Map.of("daily", new Wake.At(due)),
                reply("a"),
                reply("b"));

        assertThat(landed)
                .isInstanceOfSatisfying(
                        Landed.Whole.class, whole -> assertThat(whole.entries()).hasSize(2));
        assertThat(records.load(ANYA).state()).isEqualTo(new OfPerson(People.fixture()));
        assertThat(new RedisMailroom(redis).waiting())
                .extracting(entry -> entry.outgoing().body())
                .containsExactly("a", "b");
        assertThat(new RedisWakes(redis).due(due, 10)).hasSize(1);
        assertThat(new RedisWakes(redis).due(due.minusMillis(1), 10)).isEmpty();
    }

    @Test
    void what_has_landed_lands_once() {
        land("u1", new Nobody(), new OfPerson(People.fixture()), Map.of(), reply("a"));

        assertThat(land("u1", new Nobody(), new OfPerson(People.everyday()), Map.of(), reply("again")))
                .isEqualTo(new Landed.AlreadySeen());

        assertThat(records.load(ANYA).state()).isEqualTo(new OfPerson(People.fixture()));
        assertThat(new RedisMailroom(redis).waiting()).hasSize(1);
    }

    @Test
    void a_decision_on_an_old_record_lands_nothing() {
        land("u1", new Nobody(), new OfPerson(People.fixture()), Map.of());

        var landing = new Landing(
                happened("u2"),
                "0",
                new Nobody(),
                new OfPerson(People.everyday()),
                Map.of("daily", new Wake.At(NOW)),
                List.of(reply("no")),
                NOW);

        assertThat(records.land(landing, EPOCH)).isEqualTo(new Landed.Overtaken());
        assertThat(new RedisMailroom(redis).waiting()).isEmpty();
        assertThat(new RedisWakes(redis).due(NOW, 10)).isEmpty();
    }

    @Test
    void whoever_lost_the_lease_writes_nothing() {
        new RedisMailroom(redis).fence(EPOCH + 1);

        assertThat(land("u1", new Nobody(), new OfPerson(People.fixture()), Map.of()))
                .isEqualTo(new Landed.Fenced());

        assertThat(records.load(ANYA).state()).isEqualTo(new Nobody());
    }

    @Test
    void turns_at_the_same_time_lose_none_of_their_changes() {
        land("u0", new Nobody(), new OfPerson(Person.unknown(Language.RU)), Map.of());
        var number = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int turn = 0; turn < 40; turn++)
                threads.execute(() -> {
                    var mark = "u" + number.incrementAndGet();
                    Landed landed;
                    do {
                        var loaded = records.load(ANYA);
                        var person = ((OfPerson) loaded.state()).person();
                        var after = person.shown(new Question.Id("q" + mark), 0, NOW);
                        landed = records.land(
                                new Landing(
                                        happened(mark),
                                        loaded.version(),
                                        loaded.state(),
                                        new OfPerson(after),
                                        Map.of(),
                                        List.of(),
                                        NOW),
                                EPOCH);
                    } while (landed instanceof Landed.Overtaken);
                });
        }

        var person = ((OfPerson) records.load(ANYA).state()).person();
        assertThat(person.showings()).isEqualTo(40);
        assertThat(person.cards()).hasSize(40);
    }

    @Test
    void to_be_forgotten_deletes_the_record_and_its_wake_ups_can_be_cancelled_with_it() {
        land("u1", new Nobody(), new OfPerson(People.fixture()), Map.of("daily", new Wake.At(NOW)));

        land("u2", records.load(ANYA).state(), new Nobody(), Map.of("daily", new Wake.Cancelled()));

        assertThat(redis.keys("*:42")).isEmpty();
        assertThat(new RedisWakes(redis).due(NOW, 10)).isEmpty();
    }

    @Test
    void a_wake_up_that_rang_goes_and_a_later_one_of_its_kind_stays() {
        var person = new OfPerson(People.fixture());
        land("u1", new Nobody(), person, Map.of("daily", new Wake.At(NOW)));
        land("w1", person, person, Map.of("daily", new Wake.Rang(NOW)));
        assertThat(new RedisWakes(redis).due(NOW, 10)).isEmpty();

        land("u2", person, person, Map.of("daily", new Wake.At(NOW.plusSeconds(5))));
        land("w2", person, person, Map.of("daily", new Wake.Rang(NOW)));
        assertThat(new RedisWakes(redis).due(NOW.plusSeconds(5), 10)).hasSize(1);
    }

    @Test
    void marks_are_bounded_and_records_live_four_hundred_days() {
        redis.execute(
                RedisScript.of("for i = 1, 2100 do redis.call('ZADD', KEYS[1], i, 'u' .. i) end return 1", Long.class),
                List.of("{p42}:seen"));

        land("u2101", new Nobody(), new OfPerson(People.fixture()), Map.of());

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
                    .add("{p%02d}:wakes".formatted(chat % 64), chat + " daily", (double) (NOW.toEpochMilli() - chat));

        var due = new RedisWakes(redis).due(NOW, 3);

        assertThat(due).extracting(wake -> wake.chat().value()).containsExactly(200L, 199L, 198L);
    }

    @Test
    void an_everyday_person_costs_at_most_a_kilobyte() {
        land("u1", new Nobody(), new OfPerson(People.everyday()), Map.of());

        assertThat(bytes()).isLessThanOrEqualTo(1_024);
        assertThat(memory()).isLessThanOrEqualTo(1_024);
    }

    @Test
    void a_person_with_the_whole_bank_costs_at_most_eight_kilobytes() {
        land("u1", new Nobody(), new OfPerson(People.withTheWholeBank()), Map.of());

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

    private Landed land(String mark, ChatState before, ChatState after, Map<String, Wake> wakes, Outgoing... outgoing) {
        return records.land(
                new Landing(happened(mark), records.load(ANYA).version(), before, after, wakes, List.of(outgoing), NOW),
                EPOCH);
    }

    private static Happened happened(String mark) {
        return new Happened(mark, ANYA, null, new Incoming.Unused());
    }

    private static Outgoing reply(String body) {
        return new Outgoing(ANYA, Outgoing.Kind.REPLY, "sendMessage", body);
    }

    private static int utf8(Object text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
