package dev.sobesednik.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sobesednik.Rooms;
import dev.sobesednik.bot.NothingHappens;
import dev.sobesednik.bot.RealRedis;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Lane;
import dev.sobesednik.duty.BotParts;
import dev.sobesednik.duty.BotRunner;
import dev.sobesednik.duty.Condition.State;
import dev.sobesednik.ops.Metered;
import dev.sobesednik.playground.BotApiServer;
import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.MovableClock;
import dev.sobesednik.playground.people.Person;
import dev.sobesednik.playground.trouble.Trouble;
import dev.sobesednik.playground.world.BotAccount;
import dev.sobesednik.playground.world.Persona;
import dev.sobesednik.record.ChatState;
import dev.sobesednik.redis.Lease;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.telegram.Pace;
import dev.sobesednik.telegram.Reply;
import dev.sobesednik.turn.InboundUpdate;
import dev.sobesednik.turn.Landing;
import dev.sobesednik.turn.OutboxStore;
import dev.sobesednik.turn.OutboxStore.Entry;
import dev.sobesednik.turn.Outgoing;
import dev.sobesednik.turn.Outgoing.Kind;
import dev.sobesednik.turn.Polls;
import dev.sobesednik.turn.Records;
import dev.sobesednik.turn.Turns;
import dev.sobesednik.turn.Wakes;
import dev.sobesednik.turn.redis.RedisOutboxStore;
import dev.sobesednik.turn.redis.RedisPolls;
import dev.sobesednik.turn.redis.RedisRecords;
import dev.sobesednik.turn.telegram.Sender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

/// What a storm, or thinking about one, has brought to light: each test tells how it went wrong.
class FoundInStormsTest {

    private static final long ANYA = 42;
    private static final long BORIS = 43;

    private final MovableClock ticker = new MovableClock(InstantSource.fixed(Instant.EPOCH));
    private final EmulatedTelegram telegram = new EmulatedTelegram(
            InstantSource.system(), new BotAccount("1000:playground", "sobesednik_bot", "Собеседник"));
    private final BotApiServer server = BotApiServer.start(telegram, 0);
    private final BotApi api = new BotApi(server.url(), telegram.bot().token());
    private final Person anya = person(ANYA, "Аня");
    private final Person boris = person(BORIS, "Борис");
    private final FakeOutboxStore store = new FakeOutboxStore();
    private final Map<String, JsonNode> unrecorded = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        store.works();
        server.close();
    }

    /// Redis froze for half a minute; its messages of the last seconds came once more when it was back.
    @Test
    void what_was_delivered_while_redis_was_away_is_not_sent_again_by_the_next_term() {
        store.fails();
        store.holds(message("1-0", ANYA, "раз"));
        var first = sender();
        first.start();
        until("it is delivered", () -> seen(anya).equals(List.of("раз")));
        first.close();

        store.works();
        store.holds(message("2-0", ANYA, "два"));
        var second = sender();
        second.start();
        until("the outbox is empty", store::isEmpty);
        second.close();

        assertThat(seen(anya)).containsExactly("раз", "два");
    }

    /// Redis was away for longer than the lease while the number of a poll was to be noted: the poll came once more.
    @Test
    void a_message_whose_number_could_not_be_told_is_not_sent_again_by_the_next_term() {
        var told = new CopyOnWriteArrayList<String>();
        store.holds(new Entry(
                "1-0",
                new Outgoing(new ChatId(ANYA), Kind.REPLY, "sendMessage", body(ANYA, "раз"), "mock.lobby"),
                Instant.EPOCH));
        var refusals = new AtomicInteger();
        var first = sender(new NobodyToTell() {
            @Override
            public void posted(Entry entry, int message) {
                refusals.incrementAndGet();
                throw new Turns.FencedOff();
            }
        });
        first.start();
        until("its number is to be told", () -> refusals.get() > 0);
        first.close();

        var second = sender(new NobodyToTell() {
            @Override
            public void posted(Entry entry, int message) {
                told.add(entry.outgoing().tag() + " " + message);
            }
        });
        second.start();
        until("the outbox is empty", store::isEmpty);
        second.close();

        assertThat(seen(anya)).containsExactly("раз");
        assertThat(told)
                .containsExactly(
                        "mock.lobby " + anya.talk().seesFromBot().getFirst().id());
    }

    /// After a cut every idle connection failed one more request, and the poll waited twice as long after each: a port
    /// that was closed for a second kept the bot silent for fifteen.
    @Test
    void a_cut_costs_one_request_and_not_one_for_each_idle_connection() throws InterruptedException {
        var held = new CountDownLatch(1);
        telegram.trouble().next(5, "getMe", Trouble.held(held));
        var callers = new ArrayList<Thread>();
        for (int caller = 0; caller < 5; caller++)
            callers.add(Thread.ofVirtual().start(() -> api.call("getMe", "{}")));
        until("all have a connection of their own", () -> telegram.trouble().left() == 0);
        held.countDown();
        for (var caller : callers) caller.join();

        server.stop();
        server.startAgain();
        api.call("getMe", "{}");

        assertThat(api.call("getMe", "{}")).isInstanceOf(Reply.Accepted.class);
    }

    /// Three quick replies were delivered while Redis could not note it, and a kill made all three come twice.
    @Test
    void a_chats_next_message_waits_until_redis_knows_of_the_one_before() {
        store.fails();
        store.holds(message("1-0", ANYA, "раз"), message("2-0", ANYA, "два"), message("1-0", BORIS, "три"));
        try (var sender = sender()) {
            sender.start();
            until(
                    "one each is delivered",
                    () -> seen(anya).size() == 1 && seen(boris).size() == 1);
            until("it is tried again", () -> store.failures() >= 2);
            assertThat(seen(anya)).containsExactly("раз");

            store.works();
            until("the other follows", () -> seen(anya).equals(List.of("раз", "два")));
        }
    }

    /// Redis was frozen, and sixty more people got a message that nobody could note.
    @Test
    void nothing_more_is_delivered_to_anybody_while_redis_cannot_note_it() {
        store.fails();
        store.holds(message("1-0", ANYA, "раз"));
        try (var sender = sender()) {
            sender.start();
            until("it is delivered and not noted", () -> store.failures() >= 1);

            ticker.forward(Duration.ofSeconds(1));
            sender.offer("1-0", message("1-0", BORIS, "два").outgoing());
            until("it is tried again", () -> store.failures() >= 2);
            assertThat(seen(boris)).isEmpty();

            store.works();
            until("the other follows", () -> seen(boris).equals(List.of("два")));
        }
    }

    /// SIGTERM came between the delivery and its note, and the next instance sent the message again.
    @Test
    void whoever_stops_notes_first_what_was_delivered() {
        store.holdsUp();
        store.holds(message("1-0", ANYA, "раз"), message("1-0", BORIS, "два"));
        var sender = sender();
        sender.start();
        until("both are delivered", () -> seen(anya).size() + seen(boris).size() == 2);

        var closing = Thread.ofVirtual().start(sender::close);
        until(
                "it closes",
                () -> closing.getState() == Thread.State.TIMED_WAITING || closing.getState() == Thread.State.WAITING);
        store.works();
        until("it has closed", () -> !closing.isAlive());

        assertThat(store.isEmpty()).isTrue();
    }

    /// Redis was killed and back at once; SIGTERM came while the bot waited for its next try to note what was
    /// delivered, and a message of everybody came twice.
    @Test
    void whoever_stops_after_redis_failed_asks_it_once_more() {
        store.fails();
        store.holds(message("1-0", ANYA, "раз"));
        var sender = sender();
        sender.start();
        until("it is delivered and not noted", () -> store.failures() >= 1);

        store.works();
        sender.close();

        assertThat(store.isEmpty()).isTrue();
    }

    /// The answer to a landing was lost; while the outbox was read again its message was sent and deleted, and then
    /// it was offered as new.
    @Test
    void a_message_that_is_deleted_while_the_outbox_is_read_again_is_not_sent_again() {
        store.holdsUp();
        var push = new Entry(
                "1-0", new Outgoing(new ChatId(ANYA), Kind.PUSH, "sendMessage", body(ANYA, "раз")), Instant.EPOCH);
        store.holds(push);
        try (var sender = sender()) {
            sender.start();
            until("it is delivered", () -> seen(anya).size() == 1);
            store.whileReading(() -> {
                store.works();
                until("it is noted", () -> sender.waitingPushes() == 0);
            });

            sender.reread(new ChatId(ANYA));
            sender.offer("2-0", message("2-0", ANYA, "два").outgoing());
            until("the next one is delivered", () -> seen(anya).contains("два"));
        }
        assertThat(seen(anya)).containsExactly("раз", "два");
    }

    /// Redis failed for a moment when the outbox was read at the start of a term: the lease was renewed for
    /// ever after, and nobody polled.
    @Test
    void a_failure_on_the_way_to_duty_does_not_keep_the_lease_without_working() {
        var redis = RealRedis.empty();
        store.failsToRead();
        try (var runner = runner(redis, (lane, now, limit) -> List.of())) {
            runner.start();
            until("it tries again and again", () -> store.fences() >= 3);
            assertThat(runner.condition().state()).isNotEqualTo(State.ON_DUTY);
        }
    }

    /// The thread that looks for wake-ups ended over an error: whoever wrote was answered, and nobody was asked their
    /// daily question any more.
    @Test
    void an_error_while_looking_for_wake_ups_ends_the_turn_of_duty_and_the_next_one_looks_again() {
        var looks = new AtomicInteger();
        try (var runner = runner(RealRedis.empty(), (lane, now, limit) -> {
            if (lane == Lane.PUSH && looks.incrementAndGet() == 1)
                throw new NoClassDefFoundError("planned by the test");
            return List.of();
        })) {
            runner.start();
            until("it looks again", () -> looks.get() >= 2);
            assertThat(store.fences()).isEqualTo(2);
        }
    }

    /// A poll came twice, and the number of the first copy was never known: each of a hundred votes in it kept
    /// everybody waiting for two seconds.
    @Test
    void a_poll_that_was_waited_for_in_vain_is_not_waited_for_again() {
        var looks = new AtomicInteger();
        var nowhere = new Polls() {
            @Override
            public void remember(String poll, Place place) {}

            @Override
            public Optional<Place> find(String poll) {
                looks.incrementAndGet();
                return Optional.empty();
            }
        };
        var redis = RealRedis.empty();
        try (var runner = runner(redis, new RedisOutboxStore(redis), (lane, now, limit) -> List.of(), nowhere)) {
            runner.start();
            vote();
            telegram.awaitAllConfirmed(Duration.ofSeconds(20));
            var first = looks.getAndSet(0);
            vote();
            telegram.awaitAllConfirmed(Duration.ofSeconds(20));

            assertThat(first).isGreaterThan(1);
            assertThat(looks).hasValue(1);
        }
    }

    private void vote() {
        telegram.sendsRaw(new JsonMapper().readTree("""
            {"poll_answer": {"poll_id": "1", "option_ids": [0], "option_persistent_ids": ["0"],
              "user": {"id": 42, "is_bot": false, "first_name": "A"}}}
            """).asObject());
    }

    /// The answer to the taking of the lease was lost: the bot took itself for another instance and stood by.
    @Test
    void whoever_does_not_know_that_the_lease_is_its_own_takes_it_again() {
        var redis = RealRedis.empty();
        var lease = new Lease(redis, "one", InstantSource.system(), InstantSource.system());
        var first = lease.take();

        var second = lease.take();

        assertThat(second).isGreaterThan(first);
        assertThat(new Lease(redis, "two", InstantSource.system(), InstantSource.system()).take())
                .isZero();
    }

    /// The clock jumped back by an hour where a partition's marks were full: the newest mark was the first to be
    /// dropped, and the update counted twice.
    @Test
    void an_update_counts_once_when_the_clock_has_jumped_back() {
        var redis = RealRedis.empty();
        new RedisOutboxStore(redis).fence(1);
        var records = new RedisRecords(redis, Rooms.slices());
        var noon = Instant.parse("2026-03-02T12:00:00Z");
        for (int number = 0; number < 2_100; number++) records.land(nothing("u" + number, noon), 1);

        records.land(nothing("u5000", noon.minus(Duration.ofHours(1))), 1);

        assertThat(records.land(nothing("u5000", noon.minus(Duration.ofHours(1))), 1))
                .isInstanceOf(Landing.Landed.AlreadySeen.class);
    }

    private static Landing nothing(String key, Instant now) {
        return new Landing(
                new InboundUpdate(key, new ChatId(ANYA), null, new Incoming.Left()),
                new Records.Loaded("0", new ChatState.Nobody(), false),
                new ChatState.Nobody(),
                null,
                List.of(),
                now);
    }

    private BotRunner runner(StringRedisTemplate redis, Wakes wakes) {
        return runner(redis, store, wakes, new RedisPolls(redis));
    }

    private BotRunner runner(StringRedisTemplate redis, OutboxStore outboxes, Wakes wakes, Polls polls) {
        InstantSource realTicker = () -> Instant.EPOCH.plusNanos(System.nanoTime());
        return new BotRunner(new BotParts(
                api,
                new Lease(redis, "one", InstantSource.system(), realTicker),
                outboxes,
                wakes,
                polls,
                name -> new Turns(
                        new RedisRecords(redis, Rooms.slices()),
                        new NothingHappens(),
                        (effect, chat, thread, language) -> Optional.empty(),
                        InstantSource.system()),
                (chat, incoming) -> false,
                introduced -> {},
                Pace.Limits.OFF,
                InstantSource.system(),
                realTicker,
                new Metered(new SimpleMeterRegistry())));
    }

    private Sender sender() {
        return sender(new NobodyToTell());
    }

    private Sender sender(Sender.SendListener listener) {
        return new Sender(
                api,
                new Pace(Pace.Limits.OFF),
                store,
                listener,
                new Metered(new SimpleMeterRegistry()),
                ticker,
                ticker,
                () -> true,
                unrecorded);
    }

    private Person person(long id, String name) {
        var person = telegram.person(new Persona(id, name, null, "ru"));
        person.starts("");
        return person;
    }

    private static List<String> seen(Person person) {
        return person.talk().seesFromBot().stream()
                .map(dev.sobesednik.playground.people.MessageView::text)
                .toList();
    }

    private static Entry message(String id, long chat, String text) {
        return new Entry(
                id, new Outgoing(new ChatId(chat), Kind.REPLY, "sendMessage", body(chat, text)), Instant.EPOCH);
    }

    private static String body(long chat, String text) {
        return "{\"chat_id\":%d,\"text\":\"%s\"}".formatted(chat, text);
    }

    private static void until(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(condition);
    }
}
