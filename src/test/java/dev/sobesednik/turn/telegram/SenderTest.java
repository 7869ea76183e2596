package dev.sobesednik.turn.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming.Silence;
import dev.sobesednik.playground.BotApiServer;
import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.MovableClock;
import dev.sobesednik.playground.call.Call;
import dev.sobesednik.playground.trouble.Trouble;
import dev.sobesednik.playground.world.BotAccount;
import dev.sobesednik.playground.world.Persona;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.telegram.Pace;
import dev.sobesednik.turn.OutboxStore;
import dev.sobesednik.turn.OutboxStore.Entry;
import dev.sobesednik.turn.Outgoing;
import dev.sobesednik.turn.Outgoing.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The sender alone, against the emulated Telegram, with an outbox in memory.
class SenderTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int SO_MANY = 100_000;

    private final EmulatedTelegram telegram =
            new EmulatedTelegram(InstantSource.system(), new BotAccount("1:token", "some_bot", "Some"));
    private final BotApiServer server = BotApiServer.start(telegram, 0);
    private final MovableClock clock = new MovableClock(InstantSource.fixed(Instant.EPOCH));
    private final Outboxes outbox = new Outboxes();
    private final Postbag postbag = new Postbag();
    private final Counted counted = new Counted();
    private Sender sender = sender(Pace.Limits.OFF);

    @AfterEach
    void close() {
        sender.close();
        server.close();
    }

    @Test
    void a_chats_messages_leave_in_the_order_in_which_they_landed() {
        known(1);
        // Ids count numerically: -10 comes after -9.
        for (int number = 12; number >= 1; number--) outbox.holds("5-" + number, reply(1, "" + number));

        sender.start();
        allSent();

        assertThat(texts()).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
    }

    @Test
    void replies_leave_ahead_of_pushes() {
        for (int chat = 1; chat <= 5; chat++) {
            known(chat);
            outbox.holds("1-" + chat, push(chat, "push"));
        }
        known(6);
        outbox.holds("2-0", reply(6, "reply"));
        sender = sender(new Pace.Limits(new Pace.Limit(Duration.ofMillis(20), 1), Pace.Limit.OFF, Pace.Limit.OFF));

        sender.start();
        allSent();

        assertThat(texts().getFirst()).isEqualTo("reply");
        assertThat(sender.waitingPushes()).isZero();
    }

    @Test
    void a_person_who_blocked_the_bot_gets_no_more_pushes_and_letters_still_go() {
        known(1);
        known(2);
        telegram.trouble().next(1, "sendMessage", 1, Trouble.blockedByTheUser());
        outbox.holds("1-0", push(1, "first"));
        outbox.holds("2-0", push(1, "second"));
        outbox.holds("3-0", letter(1, 2, "news"));
        outbox.holds("4-0", reply(2, "somebody else"));

        sender.start();
        allSent();

        assertThat(texts()).containsExactly("somebody else");
        assertThat(postbag.blocked).containsExactly(1L);
        assertThat(postbag.letters).containsExactly("1 to 2: news");
        assertThat(sender.waiting()).isZero();
        assertThat(sender.waitingPushes()).isZero();
    }

    /// The refusal of a push arrived after its reader had unblocked the bot and written: the daily question was
    /// switched off again, and the reply dropped.
    @Test
    void whoever_has_written_again_is_not_taken_for_gone() {
        known(1);
        telegram.trouble().next(1, "sendMessage", 1, Trouble.blockedByTheUser());
        outbox.holds("1-0", push(1, "before"));
        outbox.holds("2-0", reply(1, "welcome back"));

        sender.start();
        allSent();

        assertThat(texts()).containsExactly("welcome back");
        assertThat(postbag.blocked).isEmpty();
    }

    /// A message that made a proxy fail was tried for ever, and everything else of its chat waited behind it.
    @Test
    void a_message_that_nobody_answers_for_while_all_others_arrive_is_put_aside() {
        known(1);
        known(2);
        telegram.trouble().next(SO_MANY, "sendMessage", 1, Trouble.serverError(502));
        sender = sender(Pace.Limits.OFF, () -> Instant.EPOCH.plusNanos(1_000 * System.nanoTime()));
        outbox.holds("1-0", reply(1, "poison"));
        sender.start();
        var others = new AtomicInteger();

        Awaitility.await("it is put aside")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    sender.offer("2-" + others.incrementAndGet(), reply(2, "other"));
                    return !outbox.refused.isEmpty();
                });

        assertThat(outbox.refused).containsExactly("nobody answers: HTTP 502");
        assertThat(counted.unanswered).hasValueGreaterThan(12);
    }

    @Test
    void while_telegram_is_down_everything_is_tried_again() {
        known(1);
        telegram.trouble().next(30, "sendMessage", 1, Trouble.serverError(502));
        sender = sender(Pace.Limits.OFF, () -> Instant.EPOCH.plusNanos(100_000 * System.nanoTime()));
        outbox.holds("1-0", reply(1, "patient"));

        sender.start();
        Awaitility.await("it is sent")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    sender.offer("2-" + counted.unanswered.get(), letter(3, 4, "ticks"));
                    return texts().contains("patient");
                });

        assertThat(outbox.refused).isEmpty();
    }

    @Test
    void pushes_to_chats_that_wait_at_telegrams_wish_keep_nobody_elses_back() {
        for (int chat = 1; chat <= 9; chat++) {
            known(chat);
            telegram.trouble().next(1, "sendMessage", chat, Trouble.tooManyRequests(600));
            outbox.holds("1-" + chat, push(chat, "later"));
        }

        sender.start();
        Awaitility.await("all are asked to wait")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> counted.tooMany.get() == 9);
        Awaitility.await("none is in the way")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> sender.waitingPushes() == 0);

        assertThat(sender.waiting()).isEqualTo(9);
    }

    @Test
    void a_message_whose_id_is_wanted_is_told_before_it_is_acknowledged() {
        known(1);
        outbox.holds("1-0", reply(1, "board").tagged("mock.0.1.1"));
        outbox.holds("2-0", reply(1, "plain"));
        postbag.onPosted =
                () -> assertThat(outbox.waiting()).extracting(Entry::id).contains("1-0");

        sender.start();
        allSent();

        var id = sends().getFirst().answer().result().path("message_id").asInt();
        assertThat(postbag.posted).containsExactly("mock.0.1.1 " + id);
    }

    @Test
    void letters_cost_nothing_of_a_groups_pace() {
        known(1);
        for (int letter = 0; letter < 40; letter++) outbox.holds("1-" + letter, letter(1, 2, "news"));
        outbox.holds("2-0", reply(1, "after"));
        sender = sender(new Pace.Limits(Pace.Limit.OFF, new Pace.Limit(Duration.ofHours(1), 1), Pace.Limit.OFF));

        sender.start();
        allSent();

        assertThat(postbag.letters).hasSize(40);
        assertThat(texts()).containsExactly("after");
    }

    @Test
    void a_letter_keeps_its_place_among_the_messages() {
        known(1);
        outbox.holds("1-0", reply(1, "before"));
        outbox.holds("2-0", letter(1, 7, "letter"));
        outbox.holds("3-0", reply(1, "after"));
        postbag.onLetter = () -> assertThat(texts()).containsExactly("before");

        sender.start();
        allSent();

        assertThat(texts()).containsExactly("before", "after");
        assertThat(postbag.letters).hasSize(1);
    }

    @Test
    void what_waits_for_a_migrated_group_follows_it() {
        var owner = telegram.person(new Persona(11, "A", null, "ru"));
        var group = telegram.group("G", owner);
        var old = group.id();
        group.migrates();
        outbox.holds("1-0", reply(old, "first"));
        outbox.holds("2-0", reply(old, "second"));

        sender.start();
        allSent();

        assertThat(postbag.migrated).containsExactly(old + " to " + group.id());
        assertThat(owner.in(group).seesFromBot())
                .extracting(message -> message.text())
                .containsExactly("first", "second");
    }

    @Test
    void a_storm_of_429_holds_everybody() {
        for (int chat = 1; chat <= 3; chat++) {
            known(chat);
            telegram.trouble().next(1, "sendMessage", chat, Trouble.tooManyRequests(1));
            outbox.holds("1-" + chat, reply(chat, "storm"));
        }
        known(4);
        sender.start();
        Awaitility.await().atMost(SOON).until(() -> counted.tooMany.get() == 3);

        sender.offer("2-0", reply(4, "calm"));
        allSent();

        var refused = sends().stream().filter(call -> !call.answer().ok()).toList();
        var calm = sends().stream()
                .filter(call -> call.parameters().path("text").asString().equals("calm"))
                .findFirst()
                .orElseThrow();
        assertThat(Duration.between(refused.getLast().at(), calm.at())).isGreaterThan(Duration.ofMillis(900));
    }

    /// Somebody tapped so fast that Telegram asked three answers to their taps to wait, and the bot was silent for all.
    @Test
    void a_storm_in_one_chat_holds_nobody_else() {
        known(1);
        known(2);
        for (int number = 1; number <= 3; number++)
            telegram.trouble().next(1, "answerCallbackQuery", Trouble.tooManyRequests(3_600));
        sender.start();
        for (int number = 1; number <= 3; number++) {
            outbox.holds("1-" + number, answer(1, "tap" + number));
            sender.offer("1-" + number, answer(1, "tap" + number));
        }
        Awaitility.await().atMost(SOON).until(() -> counted.tooMany.get() == 3);

        outbox.holds("2-0", reply(2, "calm"));
        sender.offer("2-0", reply(2, "calm"));

        Awaitility.await().atMost(SOON).until(() -> texts().equals(List.of("calm")));
    }

    /// Three groups that asked for an hour silenced the bot for everybody.
    @Test
    void groups_that_ask_to_wait_hold_nobody_else_however_long() {
        known(1);
        var owner = telegram.person(new Persona(11, "A", null, "ru"));
        for (int number = 1; number <= 3; number++) {
            var group = telegram.supergroup("G" + number, owner).id();
            telegram.trouble().next(1, "sendMessage", group, Trouble.tooManyRequests(3_600));
            outbox.holds("1-" + number, push(group, "slow"));
        }
        sender.start();
        Awaitility.await().atMost(SOON).until(() -> counted.tooMany.get() == 3);

        outbox.holds("2-0", reply(1, "calm"));
        sender.offer("2-0", reply(1, "calm"));

        Awaitility.await().atMost(SOON).until(() -> texts().equals(List.of("calm")));
    }

    @Test
    void a_chat_that_takes_no_messages_is_tried_again_at_growing_distances_and_letters_pass() {
        known(1);
        known(2);
        telegram.trouble().next(3, "sendMessage", 1, Trouble.badRequest("chat not found"));
        outbox.holds("1-0", push(1, "first"));
        outbox.holds("2-0", push(1, "second"));
        outbox.holds("3-0", letter(1, 2, "news"));
        outbox.holds("4-0", reply(2, "somebody else"));
        sender.start();
        until(() -> postbag.letters.size() == 1 && sender.moving() == 0);
        assertThat(postbag.silenced).containsExactly("1 NOT_FOUND 1");
        assertThat(sender.waitingPushes()).isZero();

        passes(Duration.ofSeconds(59));
        passes(Duration.ofSeconds(1));
        until(() -> postbag.silenced.size() == 2 && sender.moving() == 0);
        passes(Duration.ofMinutes(4));
        passes(Duration.ofMinutes(1));
        until(() -> postbag.silenced.size() == 3 && sender.moving() == 0);
        passes(Duration.ofMinutes(29));
        assertThat(sends()).hasSize(4);
        passes(Duration.ofMinutes(1));
        allSent();

        assertThat(texts()).containsExactly("somebody else", "first", "second");
        assertThat(postbag.reached).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void whoever_asks_in_a_chat_that_took_no_messages_does_not_wait_for_the_next_try() {
        known(1);
        telegram.trouble().next(2, "sendMessage", 1, Trouble.badRequest("chat not found"));
        outbox.holds("1-0", push(1, "push"));
        sender.start();
        until(() -> postbag.silenced.size() == 1 && sender.moving() == 0);
        passes(Duration.ofMinutes(1));
        until(() -> postbag.silenced.size() == 2 && sender.moving() == 0);
        passes(Duration.ofMinutes(2));

        outbox.holds("2-0", reply(1, "answer"));
        sender.offer("2-0", reply(1, "answer"));
        allSent();

        assertThat(texts()).containsExactly("push", "answer");
    }

    @Test
    void after_a_week_without_success_a_message_is_put_aside_and_its_record_is_told() {
        known(1);
        telegram.trouble().next(SO_MANY, "sendMessage", 1, Trouble.forbidden("CHAT_WRITE_FORBIDDEN"));
        outbox.holds("1-0", push(1, "old").tagged("quiz.1"));
        outbox.landed = Instant.EPOCH.plus(Duration.ofDays(6));
        outbox.holds("2-0", push(1, "young"));
        sender.start();
        until(() -> postbag.silenced.size() == 1 && sender.moving() == 0);

        passes(Duration.ofDays(7).plusSeconds(1));
        until(() -> outbox.refused.size() == 1 && sender.moving() == 0);

        assertThat(outbox.refused).containsExactly("403 Forbidden: CHAT_WRITE_FORBIDDEN");
        assertThat(postbag.refused).containsExactly("quiz.1");
        assertThat(outbox.waiting()).extracting(Entry::id).containsExactly("2-0");
    }

    @Test
    void what_is_refused_for_its_topic_comes_without_it_and_a_game_is_told() {
        var owner = telegram.person(new Persona(11, "A", null, "ru"));
        var forum = telegram.forum("F", owner);
        var topic = forum.topic(owner, "T");
        forum.closesTopic(topic);
        var body = "{\"chat_id\":%d,\"message_thread_id\":%d,\"text\":\"%s\"}";
        outbox.holds("1-0", request(forum.id(), body.formatted(forum.id(), topic, "result")));
        outbox.holds(
                "2-0",
                request(forum.id(), body.formatted(forum.id(), topic, "board")).tagged("mock.1.1.1"));

        sender.start();
        allSent();

        assertThat(texts()).containsExactly("result");
        assertThat(postbag.refused).containsExactly("mock.1.1.1");
        assertThat(outbox.refused).containsExactly("400 Bad Request: TOPIC_CLOSED");
    }

    @Test
    void a_report_that_may_not_come_as_a_file_comes_as_messages() {
        known(5);
        telegram.trouble()
                .next(
                        SO_MANY,
                        "sendDocument",
                        5,
                        Trouble.badRequest("not enough rights to send documents to the chat"));
        var lines = "a line with <b> & so on\\n".repeat(200);
        outbox.holds(
                "1-0",
                new Outgoing(
                        new ChatId(5),
                        Kind.REPLY,
                        "sendDocument",
                        "{\"chat_id\":5,\"caption\":\"The report\",\"parse_mode\":\"HTML\",\"file_name\":\"r.md\",\"content\":\"%s\"}"
                                .formatted(lines)));

        sender.start();
        allSent();

        var person = telegram.person(new Persona(5, "P5", null, "ru"));
        var seen = person.talk().seesFromBot();
        assertThat(seen).hasSize(2);
        assertThat(seen.getFirst().text()).startsWith("The report\n\na line with <b> & so on\n");
        assertThat(String.join("", seen.stream().map(message -> message.text()).toList())
                        .split("a line with <b> & so on", -1))
                .hasSize(201);
        assertThat(outbox.refused).isEmpty();
    }

    private void passes(Duration time) {
        clock.forward(time);
        sender.lookAgain();
    }

    private static void until(Callable<Boolean> condition) {
        Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(condition);
    }

    private static Outgoing request(long chat, String body) {
        return new Outgoing(new ChatId(chat), Kind.REPLY, "sendMessage", body);
    }

    /// An answer to a tap was refused as to somebody who is gone, while a push to them waited for its turn: the sender
    /// ended over the push that it had taken away, and nobody got anything more.
    @Test
    void an_answer_to_a_tap_that_is_forbidden_takes_nothing_out_of_the_line() {
        known(1);
        known(2);
        sender = sender(new Pace.Limits(Pace.Limit.OFF, new Pace.Limit(Duration.ofSeconds(1), 1), Pace.Limit.OFF));
        telegram.trouble().next(1, "answerCallbackQuery", Trouble.blockedByTheUser());
        sender.start();
        outbox.holds("1-0", reply(1, "reply"));
        sender.offer("1-0", reply(1, "reply"));
        allSent();
        outbox.holds("3-0", push(1, "push"));
        sender.offer("3-0", push(1, "push"));

        outbox.holds("2-0", answer(1, "tap"));
        sender.offer("2-0", answer(1, "tap"));
        Awaitility.await().atMost(SOON).until(() -> sender.waiting() <= 1);
        for (int number = 4; number <= 5; number++) {
            outbox.holds(number + "-0", reply(2, "calm"));
            sender.offer(number + "-0", reply(2, "calm"));
        }
        allSent();

        assertThat(texts()).containsExactlyInAnyOrder("reply", "push", "calm", "calm");
        assertThat(postbag.blocked).isEmpty();
    }

    @Test
    void a_message_that_is_refused_for_good_waits_no_longer() {
        known(1);
        telegram.trouble().next(1, "sendMessage", Trouble.badRequest("message is too long"));
        outbox.holds("1-0", push(1, "bad"));
        outbox.holds("2-0", reply(1, "good"));

        sender.start();
        allSent();

        assertThat(outbox.refused).containsExactly("400 Bad Request: message is too long");
        assertThat(texts()).containsExactly("good");
        assertThat(sender.waiting()).isZero();
        assertThat(sender.waitingPushes()).isZero();
    }

    @Test
    void an_edit_that_changes_nothing_a_press_that_is_over_and_a_deleted_message_need_nothing_more() {
        known(1);
        telegram.trouble().next(1, "sendMessage", Trouble.badRequest("message is not modified: specified new"));
        outbox.holds("1-0", reply(1, "same"));
        outbox.holds(
                "2-0",
                new Outgoing(new ChatId(1), Kind.ANSWER, "answerCallbackQuery", "{\"callback_query_id\":\"9\"}"));
        outbox.holds(
                "3-0",
                new Outgoing(
                        new ChatId(1),
                        Kind.REPLY,
                        "editMessageText",
                        "{\"chat_id\":1,\"message_id\":777,\"text\":\"deleted by its reader\"}"));

        sender.start();
        allSent();

        assertThat(outbox.refused).isEmpty();
    }

    /// What was sent and deleted while the outbox was read again used to be sent once more.
    @Test
    void an_entry_that_leaves_while_the_outbox_is_read_again_is_not_sent_twice() {
        known(1);
        var held = new CountDownLatch(1);
        telegram.trouble().next(1, "sendMessage", Trouble.held(held));
        outbox.holds("1-0", reply(1, "once"));
        sender.start();
        outbox.afterReading = () -> {
            held.countDown();
            Awaitility.await().atMost(SOON).until(() -> outbox.waiting().isEmpty());
        };

        sender.reread(new ChatId(1));
        allSent();

        assertThat(texts()).containsExactly("once");
    }

    @Test
    void what_landed_unseen_is_found_by_reading_again() {
        known(1);
        sender.start();
        outbox.holds("1-0", reply(1, "unseen"));

        sender.reread(new ChatId(1));
        sender.reread(new ChatId(1));
        allSent();

        assertThat(texts()).containsExactly("unseen");
    }

    @Test
    void after_the_end_nothing_is_sent_and_the_outbox_keeps_it() {
        known(1);
        sender.start();
        sender.close();

        outbox.holds("1-0", reply(1, "too late"));
        sender.offer("1-0", reply(1, "too late"));

        assertThat(sender.waiting()).isZero();
        assertThat(outbox.waiting()).hasSize(1);
        assertThat(sends()).isEmpty();
    }

    @Test
    void an_outbox_that_cannot_be_reached_makes_nobody_forget_what_was_sent() {
        known(1);
        outbox.failures.set(1);
        outbox.holds("1-0", reply(1, "once"));

        sender.start();
        allSent();

        assertThat(texts()).containsExactly("once");
        assertThat(outbox.failures).hasNegativeValue();
    }

    /// The thread that sends ended over a fault, and the bot looked alive and was silent.
    @Test
    void a_sender_that_cannot_go_on_says_so() {
        var fault = new IllegalStateException("planned by the test");
        sender = sender(Pace.Limits.OFF, () -> {
            throw fault;
        });

        sender.start();

        Awaitility.await().atMost(SOON).until(() -> postbag.faults.equals(List.of(fault)));
    }

    private Sender sender(Pace.Limits limits) {
        return sender(limits, () -> Instant.EPOCH.plusNanos(System.nanoTime()));
    }

    private Sender sender(Pace.Limits limits, InstantSource ticker) {
        return new Sender(
                new BotApi(server.url(), "1:token"),
                new Pace(limits),
                outbox,
                postbag,
                counted,
                clock,
                ticker,
                () -> true,
                new ConcurrentHashMap<>());
    }

    private void allSent() {
        Awaitility.await("all is sent")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> outbox.waiting().isEmpty() && sender.waiting() == 0);
    }

    private void known(long id) {
        telegram.person(new Persona(id, "P" + id, null, "ru")).starts("");
    }

    private List<Call> sends() {
        return telegram.calls("sendMessage");
    }

    private List<String> texts() {
        return sends().stream()
                .filter(call -> call.answer().ok())
                .map(call -> call.parameters().path("text").asString())
                .toList();
    }

    private static Outgoing reply(long chat, String text) {
        return new Outgoing(
                new ChatId(chat), Kind.REPLY, "sendMessage", "{\"chat_id\":%d,\"text\":\"%s\"}".formatted(chat, text));
    }

    private static Outgoing push(long chat, String text) {
        return new Outgoing(
                new ChatId(chat), Kind.PUSH, "sendMessage", "{\"chat_id\":%d,\"text\":\"%s\"}".formatted(chat, text));
    }

    private static Outgoing answer(long chat, String press) {
        return new Outgoing(
                new ChatId(chat),
                Kind.ANSWER,
                "answerCallbackQuery",
                "{\"callback_query_id\":\"%s\"}".formatted(press));
    }

    private static Outgoing letter(long chat, long to, String text) {
        return new Outgoing(new ChatId(chat), Kind.LETTER, Long.toString(to), text);
    }

    private static final class Outboxes implements OutboxStore {
        final List<String> refused = new CopyOnWriteArrayList<>();
        final AtomicInteger failures = new AtomicInteger();
        Instant landed = Instant.EPOCH;
        Runnable afterReading = () -> {};
        private final Map<String, Entry> entries = new LinkedHashMap<>();

        synchronized void holds(String id, Outgoing outgoing) {
            entries.put(id, new Entry(id, outgoing, landed));
        }

        @Override
        public synchronized List<Entry> waiting() {
            return new ArrayList<>(entries.values());
        }

        @Override
        public List<Entry> waiting(ChatId chat) {
            var read = waiting();
            afterReading.run();
            return read;
        }

        @Override
        public synchronized void sent(List<Entry> sent) {
            if (failures.getAndDecrement() > 0) throw new IllegalStateException("planned by the test");
            sent.forEach(entry -> entries.remove(entry.id()));
        }

        @Override
        public synchronized void refused(Entry entry, String reason) {
            entries.remove(entry.id());
            refused.add(reason);
        }

        @Override
        public void fence(long epoch) {}
    }

    private static final class Postbag implements Sender.SendListener {
        final List<Long> blocked = new CopyOnWriteArrayList<>();
        final List<String> silenced = new CopyOnWriteArrayList<>();
        final List<Long> reached = new CopyOnWriteArrayList<>();
        final List<String> refused = new CopyOnWriteArrayList<>();
        final List<String> migrated = new CopyOnWriteArrayList<>();
        final List<String> letters = new CopyOnWriteArrayList<>();
        final List<String> posted = new CopyOnWriteArrayList<>();
        final List<Throwable> faults = new CopyOnWriteArrayList<>();
        Runnable onLetter = () -> {};
        Runnable onPosted = () -> {};

        @Override
        public void blocked(Entry entry) {
            blocked.add(entry.outgoing().chat().value());
        }

        @Override
        public void silenced(Entry entry, Silence why, int tries) {
            silenced.add(entry.outgoing().chat() + " " + why + " " + tries);
        }

        @Override
        public void reached(Entry entry) {
            reached.add(entry.outgoing().chat().value());
        }

        @Override
        public void refused(Entry entry) {
            refused.add(entry.outgoing().tag());
        }

        @Override
        public void polled(Entry entry, String poll) {
            posted.add(entry.outgoing().tag() + " is poll " + poll);
        }

        @Override
        public void posted(Entry entry, int messageId) {
            onPosted.run();
            posted.add(entry.outgoing().tag() + " " + messageId);
        }

        @Override
        public void migrated(Entry entry, ChatId to) {
            migrated.add(entry.outgoing().chat() + " to " + to);
        }

        @Override
        public void broken(Throwable fault) {
            faults.add(fault);
        }

        @Override
        public void letter(Entry entry, ChatId to) {
            onLetter.run();
            letters.add(entry.outgoing().chat() + " to " + to + ": "
                    + entry.outgoing().body());
        }
    }

    private static final class Counted implements Sender.SendMetrics {
        final AtomicInteger tooMany = new AtomicInteger();
        final AtomicInteger unanswered = new AtomicInteger();

        @Override
        public void sent() {}

        @Override
        public void unanswered() {
            unanswered.incrementAndGet();
        }

        @Override
        public void refused() {}

        @Override
        public void tooMany() {
            tooMany.incrementAndGet();
        }
    }
}
