package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.call.Call;
import dev.sobesednik.playground.people.Group;
import dev.sobesednik.playground.trouble.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GroupDailyTroubleTest {

    private static final Duration OPEN = Duration.ofHours(10);

    /// Monday, 09:00 in Moscow.
    private final ChatScript chat = ChatScript.at("2026-03-02T06:00:00Z");
    private final ChatScript.User anya = chat.anya();
    private final ChatScript.User ben = chat.ben();
    private final ChatScript.User vera = chat.user(44, "Вера", "ru");

    @AfterEach
    void close() {
        chat.close();
    }

    private DailyScript atTen() {
        return atTen(chat.telegram.supergroup("Питонисты", anya.person, ben.person, vera.person));
    }

    private DailyScript atTen(Group group) {
        var daily = new DailyScript(chat, group, anya);
        daily.in(anya).sends("/daily 10:00");
        daily.passes(Duration.ofHours(1));
        daily.awaitsPoll(1);
        return daily;
    }

    @Test
    void a_restart_between_the_poll_and_its_end_changes_nothing() {
        var daily = atTen();
        daily.votes(anya, true);
        chat.botRestarts();
        daily.votes(ben, true);
        chat.botStops();
        daily.in(vera).talk().votes(daily.pollMessage(), daily.rightOption());
        chat.passes(OPEN.plusHours(1));

        chat.botRestarts();
        chat.until("the poll is stopped", () -> !chat.telegram.calls("stopPoll").isEmpty());
        daily.passes(Duration.ofSeconds(10));

        daily.hears("результат").with("Ответили: 3, верно: 3.");
        assertThat(daily.polls()).hasSize(1);
    }

    @Test
    void a_vote_that_is_given_again_counts_once() {
        var daily = atTen();
        chat.telegram.trouble().repeatUpdates(2);
        daily.votes(anya, true);
        chat.botRestarts();

        daily.closes(OPEN, "Ответили: 1, верно: 1.");
    }

    @Test
    void a_vote_of_somebody_who_left_counts() {
        var daily = atTen();
        daily.votes(ben, true);
        daily.in(ben).talk().leaves();

        daily.closes(OPEN, "Ответили: 1, верно: 1.");
    }

    @Test
    void a_vote_that_comes_before_its_poll_is_known_waits_for_it() {
        var daily = atTen();
        var place = "poll:" + daily.poll().path("id").asString();
        var value = Objects.requireNonNull(chat.redis.opsForValue().get(place));
        chat.redis.delete(place);

        daily.in(ben).talk().votes(daily.pollMessage(), daily.rightOption());
        chat.redis.opsForValue().set(place, value);
        chat.settles();

        daily.closes(OPEN, "Ответили: 1, верно: 1.");
    }

    @Test
    void a_vote_in_an_unknown_poll_is_counted_as_lost_and_stops_nothing() {
        chat.telegram.sendsRaw(new JsonMapper().readTree("""
            {"poll_answer": {"poll_id": "1", "option_ids": [0], "option_persistent_ids": ["0"],
              "user": {"id": 42, "is_bot": false, "first_name": "A"}}}
            """).asObject());
        chat.telegram.sendsRaw(new JsonMapper().readTree("""
            {"poll_answer": {"poll_id": "2", "option_ids": [0], "option_persistent_ids": ["0"],
              "voter_chat": {"id": -5, "type": "group", "title": "G"}}}
            """).asObject());
        anya.sends("/quiz 1").with("Уровень 1");

        assertThat(chat.meters.counter("sobesednik.votes.unplaced").count()).isEqualTo(1);
    }

    @Test
    void where_a_poll_was_sent_is_forgotten_after_three_days() {
        var daily = atTen();
        var place = "poll:" + daily.poll().path("id").asString();

        assertThat(chat.redis.getExpire(place)).isBetween(3 * 86_400L - 60, 3 * 86_400L);
    }

    /// The first copy's number is never learnt: it ends by itself, and takes no votes that would be lost for long.
    @Test
    void a_poll_whose_answer_was_lost_comes_twice_and_both_end() {
        var daily = new DailyScript(chat, chat.telegram.supergroup("Питонисты", anya.person, ben.person), anya);
        daily.in(anya).sends("/daily 10:00");
        chat.telegram.trouble().next(1, "sendPoll", Trouble.answerLost());
        daily.passes(Duration.ofHours(1));
        daily.awaitsPoll(2);
        daily.votes(ben, true);

        daily.closes(OPEN, "Ответили: 1, верно: 1.");
        assertThat(daily.polls())
                .allMatch(message ->
                        message.poll().orElseThrow().path("is_closed").asBoolean());
    }

    @Test
    void a_group_that_forbids_polls_hears_what_to_do_and_keeps_its_days_in_a_row() {
        var daily = atTen();
        daily.votes(anya, true);
        daily.closes(OPEN, "Дней подряд: 1");
        chat.telegram.trouble().next(1, "sendPoll", Trouble.badRequest("not enough rights to send polls to the chat"));
        daily.passes(Duration.ofHours(14).minusSeconds(10));
        chat.until("the poll was refused", () -> chat.telegram.calls("sendPoll").size() == 2);

        daily.hears("Вопрос дня (вт, 3 марта) не удалось опубликовать.", "/daily off");

        daily.passes(Duration.ofHours(24));
        daily.awaitsPoll(2);
        daily.votes(anya, true);
        daily.closes(OPEN, "Дней подряд: 2");
    }

    @Test
    void a_missed_question_is_skipped_in_words_and_costs_no_day() {
        var daily = atTen();
        daily.votes(anya, true);
        daily.closes(OPEN, "Дней подряд: 1");
        chat.botStops();
        chat.passes(Duration.ofHours(14 + 24 + 6));

        chat.botRestarts();
        daily.hears("Вопросы дня (с вт, 3 марта по ср, 4 марта, 10:00) не пришли: бот был недоступен.");
        daily.passes(Duration.ofHours(18));
        daily.awaitsPoll(2);
        daily.votes(anya, true);
        daily.closes(OPEN, "Дней подряд: 2");
    }

    /// The end of one round and the beginning of the next are both due.
    @Test
    void after_an_outage_the_result_comes_before_the_next_question() {
        var daily = atTen();
        daily.votes(anya, true);
        chat.botStops();
        chat.passes(Duration.ofHours(25));

        chat.botRestarts();
        daily.awaitsPoll(2);
        daily.hears("Вопрос дня: результат (пн, 2 марта)", "Ответили: 1, верно: 1.");
        assertThat(chat.telegram.calls("sendPoll")).hasSize(2);
        daily.passes(Duration.ofSeconds(10));
        daily.in(anya).sends("/help");
        assertThat(daily.heard("Вопрос дня: результат")).isEqualTo(1);
    }

    @Test
    void the_question_of_a_date_comes_once_over_restarts_and_changes_of_the_time() {
        var daily = atTen();
        chat.botRestarts();
        daily.in(anya).sends("/daily 12:00").with("Следующий: вт, 3 марта");
        daily.in(anya).sends("/daily off");
        daily.in(anya).sends("/daily 13:00").with("Следующий: вт, 3 марта");
        daily.passes(Duration.ofHours(8));
        daily.in(anya).sends("/help");

        assertThat(daily.polls()).hasSize(1);
    }

    @Test
    void a_group_that_becomes_a_supergroup_keeps_its_quiz_and_hears_the_result_there() {
        var daily = atTen(chat.telegram.group("Питонисты", anya.person, ben.person));
        daily.votes(anya, true);
        var old = daily.group.id();
        daily.group.migrates();
        chat.settles();
        assertThat(isWoken(old)).isFalse();

        var there = new DailyScript(chat, daily.group, anya);
        chat.until("the round ends", () -> isDueSoon(there.group));
        there.passes(Duration.ofSeconds(10));
        there.hears("Вопрос дня: результат (пн, 2 марта)", "Ответили: 1, верно: 1.", "Дней подряд: 1");
        there.in(anya).sends("/daily").with("каждый день в 10:00", "Следующий: вт, 3 марта");
        there.passes(Duration.ofDays(1));
        there.awaitsPoll(1);
        there.votes(ben, true);
        there.closes(OPEN, "Дней подряд: 2");
    }

    /// It was under way, and Redis knows it under the old id.
    @Test
    void a_vote_that_lands_after_the_move_goes_on_to_the_new_id() {
        var daily = atTen(chat.telegram.group("Питонисты", anya.person, ben.person));
        var poll = daily.poll().path("id").asString();
        daily.group.migrates();
        chat.settles();
        var there = new DailyScript(chat, daily.group, anya);

        chat.telegram.sendsRaw(new JsonMapper()
                .readTree("""
                    {"poll_answer": {"poll_id": "%s", "option_ids": [%d], "option_persistent_ids": ["0"],
                      "user": {"id": 42, "is_bot": false, "first_name": "A"}}}
                    """.formatted(poll, there.rightOption()))
                .asObject());
        there.passes(Duration.ofSeconds(10));

        there.hears("Вопрос дня: результат", "Ответили: 1, верно: 1.");
    }

    @Test
    void a_group_that_removes_the_bot_hears_nothing_more() {
        var daily = atTen();
        daily.votes(anya, true);
        daily.in(anya).talk().removesBot();
        chat.settles();
        var before = calls();

        for (int day = 0; day < 8; day++) daily.passes(Duration.ofDays(1));
        chat.settles();

        assertThat(calls()).isEqualTo(before);
    }

    @Test
    void a_day_takes_three_requests_of_the_groups_budget() {
        var daily = atTen();
        var before = calls().size();
        daily.votes(anya, true);
        daily.closes(OPEN, "Ответили: 1");
        daily.passes(Duration.ofHours(14).minusSeconds(10));
        daily.awaitsPoll(2);

        assertThat(calls().stream().skip(before)).containsExactly("stopPoll", "sendmessage", "sendPoll");
    }

    private List<String> calls() {
        return chat.telegram.calls().stream()
                .map(Call::method)
                .filter(method -> !method.equals("getUpdates"))
                .toList();
    }

    private boolean isWoken(long group) {
        return isWoken(group, "wakes", Double.POSITIVE_INFINITY)
                || isWoken(group, "deadlines", Double.POSITIVE_INFINITY);
    }

    /// A game's clock rings within the next half minute, and not yet.
    private boolean isDueSoon(Group group) {
        return isWoken(group.id(), "deadlines", (double)
                chat.clock.instant().plusSeconds(30).toEpochMilli());
    }

    private boolean isWoken(long group, String lane, double until) {
        var from = chat.clock.instant().toEpochMilli() + 1.0;
        return chat.redis.keys("{p??}:" + lane).stream()
                .flatMap(key -> chat.redis.opsForZSet().rangeByScore(key, from, until).stream())
                .anyMatch(Long.toString(group)::equals);
    }
}
