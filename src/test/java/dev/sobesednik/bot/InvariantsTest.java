package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.duty.Condition.State;
import dev.sobesednik.playground.people.MessageView;
import dev.sobesednik.playground.trouble.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The invariants of docs/architecture.md, by their numbers.
class InvariantsTest {

    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final ChatScript.User anya = chat.anya();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void invariant_1_no_update_is_lost_when_the_bot_stops_and_comes_back() {
        anya.starts();
        chat.botStops();
        for (int number = 1; number <= 5; number++) anya.talk().sends("/quiz " + number);

        chat.botRestarts();
        chat.settles();

        assertThat(texts()).filteredOn(text -> text.startsWith("Уровень ")).hasSize(5);
    }

    @Test
    void invariant_1_an_update_is_confirmed_only_after_its_turn_has_landed() {
        anya.starts();
        redisPauses(Duration.ofMillis(2_500));

        anya.talk().sends("/quiz 3");
        chat.until("the bot notices", () -> chat.bot().condition().state() == State.TROUBLED);
        assertThat(chat.telegram.waitingUpdates()).hasSize(1);

        chat.settles();
        assertThat(texts()).filteredOn(text -> text.startsWith("Уровень 3")).hasSize(1);
        assertThat(chat.bot().condition().state()).isEqualTo(State.ON_DUTY);
    }

    @Test
    void invariant_2_a_redelivered_update_changes_nothing() {
        anya.starts("q_q001");
        chat.telegram.trouble().repeatUpdates(1);
        anya.sends("/quiz 2");
        var afterFirst = texts();

        anya.sends("/streak");

        assertThat(texts()).hasSize(afterFirst.size() + 1);
        assertThat(texts()).filteredOn(text -> text.startsWith("Уровень 2")).hasSize(1);
    }

    @Test
    void invariant_2_update_ids_may_start_anew_at_a_lower_number() {
        anya.sends("/quiz 2");
        chat.telegram.trouble().updateIdsJumpTo(5);

        anya.sends("/quiz 3").with("Уровень 3");
    }

    @Test
    void invariant_3_one_bad_update_never_stops_the_poll() {
        chat.telegram.sendsRaw(json("{\"message\": {\"chat\": \"nonsense\"}}"));
        chat.telegram.sendsRaw(json("{\"message\": {\"message_id\": 1}}"));
        chat.telegram.sendsRaw(json("{\"brand_new_kind\": {\"id\": 1}}"));
        chat.telegram.sendsRaw(json("{\"callback_query\": {\"id\": \"7\", \"chat_instance\": \"1\","
                + "\"from\": {\"id\": 42, \"is_bot\": false, \"first_name\": \"A\"}}}"));

        anya.sends("/quiz 1").with("Уровень 1");
        assertThat(chat.meters.counter("sobesednik.updates.unreadable").count()).isEqualTo(1);
    }

    @Test
    void invariant_3_a_chat_that_telegram_answers_slowly_delays_no_other() throws Exception {
        var boris = chat.user(43, "Борис", "ru");
        anya.starts();
        boris.starts();
        var held = new CountDownLatch(1);
        chat.telegram.trouble().next(1, "sendMessage", 42, Trouble.held(held));
        anya.talk().sends("/help");

        var before = boris.talk().revision();
        boris.talk().sends("/quiz 2");
        boris.talk().awaits(ChatScript.SOON, before, message -> message.text().startsWith("Уровень 2"));

        held.countDown();
        chat.settles();
        assertThat(anya.last().text()).contains("/privacy");
    }

    @Test
    void invariant_4_order_within_a_chat_survives_an_answer_that_fails() {
        anya.starts();
        chat.telegram.trouble().next(2, "sendMessage", 42, Trouble.serverError(502));
        var count = texts().size();

        anya.talk().sends("/help");
        anya.talk().sends("/privacy");
        anya.talk().sends("/streak");
        chat.settles();

        var answers = texts().subList(count, texts().size());
        assertThat(answers).hasSize(3);
        assertThat(answers.get(0)).contains("Я задаю вопросы");
        assertThat(answers.get(1)).contains("Что хранится");
        assertThat(answers.get(2)).contains("Серии пока нет");
    }

    @Test
    void invariant_4_retry_after_is_obeyed_and_only_by_the_chat_that_it_concerns() {
        var boris = chat.user(43, "Борис", "ru");
        anya.starts();
        boris.starts();
        chat.telegram.trouble().next(1, "sendMessage", 42, Trouble.tooManyRequests(1));

        anya.talk().sends("/help");
        chat.telegram.awaitCall(
                ChatScript.SOON, "sendMessage", call -> !call.answer().ok());
        var before = boris.talk().revision();
        boris.talk().sends("/help");
        boris.talk().awaits(ChatScript.SOON, before, message -> message.text().contains("/privacy"));
        assertThat(anya.last().text()).doesNotContain("/privacy");

        chat.settles();
        assertThat(anya.last().text()).contains("/privacy");
        assertThat(chat.meters.counter("sobesednik.messages.too.many").count()).isEqualTo(1);
    }

    @Test
    void invariant_4_a_lost_answer_is_the_one_way_to_send_twice_and_is_counted() {
        anya.starts();
        var count = texts().size();
        chat.telegram.trouble().next(1, "sendMessage", Trouble.answerLost());

        anya.sends("/privacy");

        assertThat(texts().size() - count).isEqualTo(2);
        assertThat(chat.meters.counter("sobesednik.messages.unanswered").count())
                .isEqualTo(1);
    }

    @Test
    void invariant_4_a_permanent_refusal_is_kept_with_its_reason_and_the_chat_goes_on() {
        anya.starts();
        chat.telegram.trouble().next(1, "sendMessage", 42, Trouble.badRequest("can't parse entities"));
        anya.talk().sends("/help");

        anya.sends("/privacy").with("Что хранится");

        var kept = chat.redis.keys("*:dead");
        assertThat(kept).hasSize(1);
        assertThat(chat.redis.opsForList().range(kept.iterator().next(), 0, -1))
                .singleElement()
                .asString()
                .contains("can't parse entities", "sendmessage");
    }

    @Test
    void invariant_4_a_migrated_group_moves_with_all_its_state() {
        var boris = chat.user(43, "Борис", "ru");
        var group = chat.telegram.group("Мок", anya.person, boris.person);
        anya.person.in(group).addsBot("");
        chat.settles();
        anya.person.in(group).sends("/quiz 1@sobesednik_bot");
        anya.person.in(group).sends("/quiz@sobesednik_bot 1");
        chat.settles();
        var asked = anya.person.in(group).seesFromBot().getLast().text();

        group.migrates();
        chat.settles();
        for (int more = 0; more < 5; more++) anya.person.in(group).sends("/quiz@sobesednik_bot 1");
        chat.settles();

        assertThat(anya.person.in(group).seesFromBot().stream()
                        .map(MessageView::text)
                        .filter(asked::equals))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(anya.person.in(group).seesFromBot().getLast().text()).startsWith("Уровень 1");
    }

    @Test
    void invariant_5_two_instances_send_one_daily_question() {
        anya.sends("/daily 13:00");
        try (var second = chat.instance(chat.redis)) {
            second.start();
            chat.until("the second stands by", () -> second.condition().state() == State.STANDING_BY);

            chat.passes(Duration.ofHours(1));
            anya.talk().awaits(ChatScript.SOON, message -> message.text().startsWith("Вопрос дня\n"));
            chat.settles();

            assertThat(texts())
                    .filteredOn(text -> text.startsWith("Вопрос дня\n"))
                    .hasSize(1);
        }
    }

    @Test
    void invariant_6_wake_ups_are_claimed_at_the_pace_at_which_they_can_be_sent() {
        var held = new CountDownLatch(1);
        var people = IntStream.rangeClosed(1, 150)
                .mapToObj(number -> chat.user(1_000 + number, "N" + number, "ru"))
                .toList();
        people.forEach(person -> person.talk().sends("/daily 13:00"));
        chat.settles();
        chat.telegram.trouble().always("sendMessage", Trouble.held(held));

        chat.passes(Duration.ofHours(1));
        chat.until("some are claimed", () -> outboxes() >= 60);

        assertThat(outboxes()).isBetween(60L, 70L);
        held.countDown();
        chat.telegram.trouble().clear();
        chat.until("all are sent", () -> people.stream().allMatch(person -> daily(person) == 1));
        chat.settles();
    }

    @Test
    void invariant_7_a_second_instance_stands_by_and_takes_over_when_the_first_stops() {
        anya.starts();
        try (var second = chat.instance(chat.redis)) {
            second.start();
            chat.until("the second stands by", () -> second.condition().state() == State.STANDING_BY);

            chat.botStops();
            chat.until("the second is on duty", () -> second.condition().state() == State.ON_DUTY);

            anya.sends("/quiz 2").with("Уровень 2");
        }
    }

    @Test
    void invariant_7_a_crashed_instance_is_replaced_within_ten_seconds() {
        chat.botStops();
        var doomed = RealRedis.another();
        var first = chat.instance(doomed);
        first.start();
        chat.until("it is on duty", () -> first.condition().state() == State.ON_DUTY);
        anya.starts();

        RealRedis.cut(doomed);
        var before = Instant.now();
        chat.botRestarts();
        anya.sends("/quiz 2").with("Уровень 2");

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        first.close();
    }

    @Test
    void invariant_8_nothing_is_lost_while_redis_is_away() {
        anya.starts();
        redisPauses(Duration.ofMillis(2_500));
        for (int number = 1; number <= 5; number++) anya.talk().sends("/quiz " + number);

        chat.settles();

        assertThat(texts()).filteredOn(text -> text.startsWith("Уровень ")).hasSize(5);
    }

    @Test
    void invariant_9_the_token_is_in_no_log() {
        try (var logs = new CapturedLogs()) {
            anya.starts();
            chat.telegram.trouble().next(1, "sendMessage", Trouble.htmlPage(502));
            anya.sends("/help");
            chat.telegram.trouble().next(1, "sendMessage", Trouble.badRequest("no"));
            anya.sends("/help");
            chat.telegram.trouble().next(1, "getUpdates", Trouble.unauthorized());
            anya.talk().sends("/help");
            chat.until("it is said", () -> chat.bot().condition().state() == State.STUCK);
            chat.server.stop();
            chat.botStops();
            chat.botStarts(chat.instance(chat.redis));
            chat.until("it is said", () -> chat.bot().condition().sentence().contains("does not answer"));

            assertThat(logs.text())
                    .isNotEmpty()
                    .doesNotContain(chat.telegram.bot().token());
        }
    }

    @Test
    void invariant_7_a_conflict_is_said_in_a_sentence() {
        anya.starts();
        chat.telegram.trouble().otherPoller();

        chat.until("it is said", () -> chat.bot().condition().sentence().contains("another program polls"));

        assertThat(chat.bot().condition().state()).isEqualTo(State.TROUBLED);
    }

    @Test
    void invariant_7_a_token_that_is_not_accepted_is_said_in_a_sentence() {
        anya.starts();
        chat.telegram.trouble().next(1, "getUpdates", Trouble.unauthorized());
        anya.talk().sends("/help");

        chat.until("it is said", () -> chat.bot().condition().state() == State.STUCK);

        assertThat(chat.bot().condition().sentence()).contains("TELEGRAM_BOT_TOKEN");
    }

    @Test
    void invariant_11_a_damaged_record_is_put_aside_and_the_person_is_told() {
        anya.sends("/quiz 1");
        var record = chat.redis.keys("*:chat:42").iterator().next();
        chat.redis.opsForHash().put(record, "s", "{\"f\":1,\"p\":{\"spok");

        anya.sends("/quiz 2").with("Мне не удалось прочитать");

        assertThat(chat.redis.keys("*:quarantine:42")).hasSize(1);
        anya.sends("/quiz 3").with("Уровень 3");
    }

    @Test
    void invariant_11_what_is_no_record_at_all_is_put_aside_too() {
        anya.sends("/quiz 1");
        var record = chat.redis.keys("*:chat:42").iterator().next();
        chat.redis.delete(record);
        chat.redis.opsForValue().set(record, "a string");

        anya.sends("/quiz 2").with("Мне не удалось прочитать");
        anya.sends("/quiz 3").with("Уровень 3");
    }

    @Test
    void invariant_11_a_record_of_a_later_version_stays_untouched() {
        anya.sends("/quiz 1");
        var record = chat.redis.keys("*:chat:42").iterator().next();
        chat.redis.opsForHash().put(record, "s", "{\"f\":2,\"everything\":\"new\"}");

        anya.sends("/quiz 2").with("обновляется");

        assertThat(chat.redis.opsForHash().get(record, "s")).isEqualTo("{\"f\":2,\"everything\":\"new\"}");
    }

    private void redisPauses(Duration time) {
        chat.redis.execute((org.springframework.data.redis.connection.RedisConnection connection) ->
                connection.execute("CLIENT", bytes("PAUSE"), bytes(Long.toString(time.toMillis())), bytes("ALL")));
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    private long outboxes() {
        return IntStream.range(0, 64)
                .mapToLong(number -> chat.redis.opsForStream().size("{p%02d}:outbox".formatted(number)))
                .sum();
    }

    private static long daily(ChatScript.User person) {
        return person.talk().seesFromBot().stream()
                .filter(message -> message.text().startsWith("Вопрос дня\n"))
                .count();
    }

    private List<String> texts() {
        return anya.talk().seesFromBot().stream().map(MessageView::text).toList();
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) new JsonMapper().readTree(text);
    }
}
