package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.duty.Condition.State;
import dev.sobesednik.playground.BotApiServer;
import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.trouble.Trouble;
import dev.sobesednik.playground.world.BotAccount;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.turn.OutboxStore;
import dev.sobesednik.turn.redis.RedisOutboxStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How one holding of the lease begins and ends.
class LeaseTermTest {

    /// Monday, 12:00 in Moscow.
    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final ChatScript.User anya = chat.anya();

    @AfterEach
    void close() {
        chat.close();
    }

    /// A term that could not read the outbox used to wait for its own threads, which renewed the lease for ever.
    @Test
    void a_term_that_fails_at_its_beginning_ends_and_the_next_one_works() {
        chat.botStops();
        chat.botStarts(chat.instance(chat.redis, new FailingOnce(), realTime()));

        anya.sends("/help").starts("Я задаю вопросы");
        assertThat(chat.bot().condition().state()).isEqualTo(State.ON_DUTY);
    }

    /// Stopping used to confirm the last batch even though Redis had not taken it.
    @Test
    void a_stop_while_redis_is_away_confirms_only_what_has_landed() {
        anya.starts();
        redisPauses(Duration.ofMillis(2_500));
        anya.talk().sends("/quiz 3");
        chat.until("the bot notices", () -> chat.bot().condition().state() == State.TROUBLED);

        chat.botStops();

        assertThat(chat.telegram.waitingUpdates()).hasSize(1);
        chat.botRestarts();
        anya.sees().starts("Уровень 3");
    }

    @Test
    void a_stop_confirms_what_has_landed() {
        anya.starts();
        anya.sends("/quiz 3");

        chat.botStops();

        assertThat(chat.telegram.waitingUpdates()).isEmpty();
        assertThat(chat.redis.hasKey("{lease}:holder")).isFalse();
    }

    /// The threads of a term asked for themselves whether the lease was held: one that asked a moment before a late
    /// renewal ended, and its term went on without it.
    @Test
    void a_lease_that_lapsed_for_a_moment_begins_a_whole_new_term() {
        var ahead = new AtomicReference<>(Duration.ZERO);
        chat.botStops();
        chat.botStarts(chat.instance(
                chat.redis,
                new RedisOutboxStore(chat.redis),
                () -> realTime().instant().plus(ahead.get())));
        anya.sends("/daily 13:00");
        var terms = chat.telegram.calls("getMe").size();

        ahead.set(Duration.ofSeconds(7));
        chat.until("another term", () -> chat.telegram.calls("getMe").size() > terms);

        chat.passes(Duration.ofHours(1));
        anya.talk().awaits(ChatScript.SOON, message -> message.text().startsWith("Вопрос дня\n"));
        chat.settles();
    }

    @Test
    void a_press_whose_answer_has_to_wait_is_answered_after_the_wait() {
        anya.starts();
        chat.telegram.trouble().next(1, "answerCallbackQuery", Trouble.tooManyRequests(1));

        anya.taps("Основы Python").sends().starts("Уровень 1");

        assertThat(chat.telegram.calls("answerCallbackQuery")).hasSize(2);
    }

    @Test
    void what_the_outbox_holds_of_an_earlier_time_is_sent_and_what_cannot_be_read_is_left() {
        anya.starts();
        chat.botStops();
        chat.redis.opsForStream().add("{p42}:outbox", java.util.Map.of("what", "is this"));
        chat.redis
                .opsForStream()
                .add(
                        "{p42}:outbox",
                        java.util.Map.of(
                                "k", "r", "c", "42", "m", "sendMessage", "b", "{\"chat_id\":42,\"text\":\"раньше\"}"));
        chat.redis.opsForZSet().add("{p42}:wakes", "no wake-up", 1);
        chat.redis.opsForZSet().add("{p42}:wakes", "nonsense", 1);

        chat.botRestarts();

        anya.talk().awaits(ChatScript.SOON, message -> message.text().equals("раньше"));
        anya.talk().sends("/help");
        anya.talk().awaits(ChatScript.SOON, message -> message.text().startsWith("Я задаю"));
        anya.talk().sends("/daily 13:00");
        anya.talk().awaits(ChatScript.SOON, message -> message.text().startsWith("Вопрос дня: каждый день"));
        chat.passes(Duration.ofHours(1));
        anya.talk().awaits(ChatScript.SOON, message -> message.text().startsWith("Вопрос дня\n"));
    }

    /// Another bot, or a test beside production: it stood by, and sent the first one's messages once that had stopped.
    @Test
    void another_bot_does_not_begin_on_this_redis_and_says_whose_it_is() {
        anya.starts();
        var telegram = new EmulatedTelegram(chat.clock, new BotAccount("2000:other", "other_bot", "Other"));
        try (var server = BotApiServer.start(telegram, 0);
                var other = chat.instance(new BotApi(server.url(), "2000:other"), chat.redis)) {
            other.start();
            chat.until("it says so", () -> other.condition().state() == State.STUCK);
            assertThat(other.condition().sentence())
                    .contains("belongs to the bot 1000", "this is the bot 2000", "REDIS_URL");

            chat.botStops();
            anya.talk().sends("/help");
            chat.until("it looks again", () -> !chat.redis.hasKey("{lease}:holder"));
            assertThat(telegram.calls()).isEmpty();
        }
        chat.botRestarts();
        anya.sees().starts("Я задаю вопросы");
    }

    @Test
    void a_new_token_of_the_same_bot_goes_on() {
        anya.starts();
        chat.botStops();
        var telegram = new EmulatedTelegram(chat.clock, new BotAccount("1000:new", "sobesednik_bot", "Same"));
        try (var server = BotApiServer.start(telegram, 0);
                var same = chat.instance(new BotApi(server.url(), "1000:new"), chat.redis)) {
            same.start();

            chat.until("it works", () -> same.condition().state() == State.ON_DUTY);
        }
    }

    /// A mistyped token must not keep the right one out.
    @Test
    void a_token_that_telegram_does_not_accept_claims_nothing() {
        chat.botStops();
        chat.redis.delete("{lease}:bot");
        var telegram = new EmulatedTelegram(chat.clock, new BotAccount("1000:playground", "sobesednik_bot", "Same"));
        try (var server = BotApiServer.start(telegram, 0);
                var wrong = chat.instance(new BotApi(server.url(), "3000:mistyped"), chat.redis)) {
            wrong.start();
            chat.until("it says so", () -> wrong.condition().state() == State.STUCK);
            assertThat(wrong.condition().sentence()).contains("TELEGRAM_BOT_TOKEN");
        }

        chat.botRestarts();

        anya.starts();
    }

    /// Commands were confirmed to Telegram, and the replies were never written.
    @Test
    void what_redis_forbids_is_said_before_anything_is_taken() {
        chat.botStops();
        anya.talk().sends("/help");
        acl("SETUSER", "b", "on", ">p", "~*", "+@all", "-xadd", "-zadd");
        chat.botStarts(chat.instance(RealRedis.as("b", "p")));
        chat.until("it says so", () -> chat.bot().condition().sentence().contains("Redis forbids"));
        assertThat(chat.bot().condition().sentence()).contains("XADD, ZADD");
        assertThat(chat.telegram.waitingUpdates()).hasSize(1);

        acl("SETUSER", "b", "+xadd", "+zadd");

        anya.sees().starts("Я задаю вопросы");
        chat.botStops();
        acl("SETUSER", "b", "reset");
    }

    @Test
    void a_wrong_password_and_forbidden_scripts_are_said() {
        chat.botStops();
        acl("SETUSER", "b", "on", ">p", "~*", "+@all", "-eval", "-evalsha");
        chat.botStarts(chat.instance(RealRedis.as("b", "p")));
        chat.until(
                "it names the script", () -> chat.bot().condition().sentence().contains("command EVAL"));
        chat.botStops();
        chat.botStarts(chat.instance(RealRedis.as("b", "wrong")));
        chat.until(
                "it names the password", () -> chat.bot().condition().sentence().contains("WRONGPASS"));
        chat.botStops();
        acl("SETUSER", "b", "reset");
    }

    private void acl(String... words) {
        chat.redis.execute((org.springframework.data.redis.connection.RedisConnection connection) -> connection.execute(
                "ACL", Stream.of(words).map(LeaseTermTest::bytes).toArray(byte[][]::new)));
    }

    private void redisPauses(Duration time) {
        chat.redis.execute((org.springframework.data.redis.connection.RedisConnection connection) ->
                connection.execute("CLIENT", bytes("PAUSE"), bytes(Long.toString(time.toMillis())), bytes("ALL")));
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    private static java.time.InstantSource realTime() {
        return () -> Instant.EPOCH.plusNanos(System.nanoTime());
    }

    /// As when Redis is slow at the wrong moment.
    private final class FailingOnce implements OutboxStore {
        private final OutboxStore real = new RedisOutboxStore(chat.redis);
        private boolean failed;

        @Override
        public List<Entry> waiting() {
            if (failed) return real.waiting();
            failed = true;
            throw new IllegalStateException("planned by the test");
        }

        @Override
        public List<Entry> waiting(ChatId chat) {
            return real.waiting(chat);
        }

        @Override
        public void sent(List<Entry> entries) {
            real.sent(entries);
        }

        @Override
        public void refused(Entry entry, String reason) {
            real.refused(entry, reason);
        }

        @Override
        public void fence(long epoch) {
            real.fence(epoch);
        }
    }
}
