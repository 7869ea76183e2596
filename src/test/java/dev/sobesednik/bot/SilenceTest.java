package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.call.Call;
import dev.sobesednik.playground.people.Group;
import dev.sobesednik.playground.trouble.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Telegram refuses what is sent to a chat, for a while or for good. Nothing that is kept of the chat is lost.
class SilenceTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String POLL = "sendPoll";

    /// Monday, 09:00 in Moscow.
    private final ChatScript chat = ChatScript.at("2026-03-02T06:00:00Z");
    private final ChatScript.User anya = chat.anya();
    private final ChatScript.User ben = chat.ben();

    @BeforeEach
    void anya_knows_the_bot() {
        anya.starts();
    }

    @AfterEach
    void close() {
        chat.telegram.trouble().clear();
        chat.close();
    }

    /// One refusal of a group that nobody was allowed to write to for an hour deleted the group's record.
    @Test
    void a_group_that_is_muted_for_an_hour_keeps_everything_and_goes_on() {
        var daily = atTen(chat.telegram.supergroup("Питонисты", anya.person, ben.person));
        daily.in(ben).sends("/pair");
        daily.in(ben).taps("Участвую");
        daily.group.mutes(true);
        chat.passes(Duration.ofHours(1));
        refusals(1);
        assertThat(chat.record(daily.group.id())).contains("\"10:00\"", "pairs", "silence");

        daily.group.mutes(false);
        daily.in(anya).talk().sends("/top");
        chat.telegram.awaitAllConfirmed(ChatScript.SOON);
        assertThat(daily.polls()).isEmpty();
        chat.passes(MINUTE);

        daily.awaitsPoll(1);
        daily.hears("Кто сколько раз ответил верно");
        assertThat(chat.record(daily.group.id())).contains("\"10:00\"", "pairs").doesNotContain("silence");
        daily.passes(Duration.ofDays(1));
        daily.awaitsPoll(2);
        assertThat(dead()).isEmpty();
        assertThat(anya.texts()).noneMatch(text -> text.contains("писать в группу"));
    }

    @Test
    void a_group_that_telegram_does_not_find_once_is_asked_a_minute_later() {
        var daily = atTen(chat.telegram.supergroup("Питонисты", anya.person, ben.person));
        chat.telegram.trouble().next(1, POLL, Trouble.badRequest("chat not found"));
        chat.passes(Duration.ofHours(1));
        refusals(1);
        assertThat(daily.polls()).isEmpty();

        chat.passes(MINUTE);

        daily.awaitsPoll(1);
        daily.passes(Duration.ofDays(1));
        daily.awaitsPoll(2);
    }

    /// They had their daily question switched off without a word.
    @Test
    void a_person_whom_telegram_does_not_find_once_goes_on_getting_the_daily_question() {
        anya.sends("/daily 10:00");
        chat.telegram.trouble().next(1, "sendMessage", 42, Trouble.badRequest("chat not found"));
        chat.passes(Duration.ofHours(1));
        refusals(1);
        assertThat(chat.record(42)).doesNotContain("\"away\":true");

        chat.passes(MINUTE);

        chat.settles();
        chat.passes(Duration.ofDays(1));
        chat.settles();
        assertThat(anya.texts().stream().filter(text -> text.startsWith("Вопрос дня\n")))
                .hasSize(2);
    }

    /// The pushes of a group that had become a supergroup were refused before its migration was told: everything that
    /// was known of it was gone by then.
    @Test
    void a_group_that_is_called_deleted_before_it_tells_of_its_new_id_moves_with_everything() {
        var daily = atTen(chat.telegram.group("Питонисты", anya.person, ben.person));
        var old = daily.group.id();
        chat.telegram.trouble().next(1, POLL, old, Trouble.forbidden("the group chat was deleted"));
        chat.passes(Duration.ofHours(1));
        refusals(1);

        daily.group.migrates();
        chat.settles();

        var there = new DailyScript(chat, daily.group, anya);
        there.awaitsPoll(1);
        there.in(anya).sends("/daily").with("каждый день в 10:00", "Часовой пояс группы: Москва");
        there.passes(Duration.ofDays(1));
        there.awaitsPoll(2);
        assertThat(there.heard("Здравствуйте.")).isZero();
    }

    /// Telegram says first that the bot was added to the supergroup, by whoever upgraded it: the group was greeted
    /// anew,
    /// spoke English, and its ten o'clock was that of London.
    @Test
    void an_upgrade_by_an_english_speaking_administrator_changes_neither_language_nor_clock() {
        var daily = atTen(chat.telegram.group("Питонисты", anya.person, ben.person));
        daily.group.migrates(ben.person);
        chat.settles();
        chat.passes(Duration.ofSeconds(10));

        var there = new DailyScript(chat, daily.group, anya);
        there.in(ben).sends("/daily").with("каждый день в 10:00", "Часовой пояс группы: Москва");
        there.passes(Duration.ofHours(1));
        there.awaitsPoll(1);
        assertThat(there.heard("Hello.") + there.heard("Здравствуйте.")).isZero();
    }

    @Test
    void a_group_that_stays_muted_is_tried_less_and_less_often_and_whoever_set_the_quiz_hears_of_it_once() {
        var daily = atTen(chat.telegram.supergroup("Питонисты", anya.person, ben.person));
        daily.group.mutes(true);
        chat.passes(Duration.ofHours(1));
        refusals(1);
        for (var wait : List.of(1, 5, 30)) chat.passes(Duration.ofMinutes(wait));
        refusals(4);
        chat.until("Anya is told", () -> anya.last().text().startsWith("Уже полчаса мне нельзя писать в группу"));
        assertThat(anya.last().buttons())
                .singleElement()
                .satisfies(button -> assertThat(button.value()).startsWith("https://t.me/c/"));

        for (int day = 0; day < 6; day++) chat.passes(Duration.ofDays(1));
        assertThat(refused()).isLessThanOrEqualTo(10);
        assertThat(dead()).isEmpty();
        for (int day = 0; day < 6; day++) chat.passes(Duration.ofDays(1));
        chat.until("it is given up", () -> dead().size() == 1);
        assertThat(dead().getFirst()).contains("CHAT_WRITE_FORBIDDEN");
        assertThat(anya.texts().stream().filter(text -> text.contains("писать в группу")))
                .hasSize(1);

        daily.group.mutes(false);
        var before = refused();
        daily.in(anya).sends("/help").starts("В группе:");
        assertThat(refused()).isEqualTo(before);
        daily.passes(Duration.ofDays(1));
        daily.awaitsPoll(1);
        assertThat(dead()).hasSize(1);
    }

    @Test
    void a_restart_tries_a_muted_group_once_more_and_hears_when_it_is_open_again() {
        var daily = atTen(chat.telegram.supergroup("Питонисты", anya.person, ben.person));
        daily.group.mutes(true);
        chat.passes(Duration.ofHours(1));
        refusals(1);
        chat.botRestarts();
        refusals(2);
        daily.group.mutes(false);

        chat.botRestarts();

        daily.awaitsPoll(1);
        assertThat(chat.record(daily.group.id())).doesNotContain("silence");
        daily.passes(Duration.ofDays(1));
        daily.awaitsPoll(2);
    }

    @Test
    void a_group_without_polls_is_told_and_after_three_days_nobody_is_bothered_any_more() {
        var daily = atTen(chat.telegram.supergroup("Питонисты", anya.person, ben.person));
        chat.telegram.trouble().always(POLL, Trouble.badRequest("not enough rights to send polls to the chat"));
        daily.passes(Duration.ofHours(1));
        for (var date : List.of("пн, 2 марта", "вт, 3 марта")) {
            daily.hears("Вопрос дня (" + date + ") не удалось опубликовать.");
            daily.passes(Duration.ofDays(1));
        }
        daily.hears("третий раз подряд");
        chat.until("Anya is told", () -> anya.last().text().contains("три раза подряд"));

        daily.passes(Duration.ofDays(1));

        assertThat(chat.telegram.calls(POLL)).hasSize(3);
        daily.in(anya).sends("/daily").with("Вопрос дня в группе выключен");
    }

    @Test
    void the_question_of_a_topic_that_is_gone_is_said_to_be_refused_where_everybody_reads() {
        var forum = chat.telegram.forum("Форум", anya.person, ben.person);
        var topic = forum.topic(anya.person, "Вопросы");
        anya.in(forum, topic).sends("/daily 10:00").with("каждый день в 10:00");
        forum.deletesTopic(topic);
        chat.passes(Duration.ofHours(1));

        chat.until(
                "the group is told", () -> anya.in(forum).last().text().contains("не удалось опубликовать. Возможно"));
        chat.settles();
        assertThat(chat.state(forum.id())).isNotNull();
    }

    @Test
    void an_interview_in_a_topic_that_is_closed_ends_and_says_so_elsewhere() {
        var forum = chat.telegram.forum("Форум", anya.person, ben.person);
        var topic = forum.topic(anya.person, "Собеседования");
        var mock = new MockScript(chat, forum, topic);
        mock.says(anya.person, "/mock");
        mock.taps(anya.person, "Начать");
        forum.closesTopic(topic);

        mock.taps(anya.person, "Пропустить");
        mock.says(anya.person, "/mock");

        chat.until(
                "the group is told",
                () -> anya.in(forum).last().text().startsWith("Собеседование закончено: его сообщение"));
        chat.settles();
        for (int breath = 0; breath < 3; breath++) mock.breathes();
        chat.until(
                "the report comes beside the topic",
                () -> anya.in(forum).talk().seesFromBot().stream()
                        .anyMatch(message -> message.json().has("document")));
        forum.reopensTopic(topic);
        mock.says(anya.person, "/mock");
        mock.breathes();
        mock.shows(anya.person, "Ведёт Аня");
    }

    @Test
    void a_duel_in_a_topic_that_is_deleted_ends_and_leaves_no_clock() {
        var forum = chat.telegram.forum("Форум", anya.person, ben.person);
        var topic = forum.topic(anya.person, "Дуэли");
        var duel = new MockScript(chat, forum, topic);
        duel.says(anya.person, "/duel 2");
        duel.taps(ben.person, "Принять");
        forum.deletesTopic(topic);

        duel.passes(Duration.ofSeconds(30));

        chat.until("the group is told", () -> anya.in(forum).last().text().startsWith("Дуэль закончена: её сообщение"));
        chat.settles();
        assertThat(chat.record(forum.id())).contains("duels").doesNotContain("\"until\"");
        assertThat(chat.redis.keys("{p??}:deadlines")).isEmpty();
    }

    /// Bots may have topics in private chats; the answer to a topic that is gone was lost.
    @Test
    void an_answer_to_a_private_topic_that_is_gone_comes_without_it() {
        chat.telegram.trouble().next(1, "sendMessage", 42, Trouble.badRequest("message thread not found"));
        chat.telegram.sendsRaw(new JsonMapper().readTree("""
            {"message": {"message_id": 900, "date": 1772442000, "message_thread_id": 5, "is_topic_message": true,
              "chat": {"id": 42, "type": "private", "first_name": "Аня"},
              "from": {"id": 42, "is_bot": false, "first_name": "Аня", "language_code": "ru"},
              "text": "/help", "entities": [{"type": "bot_command", "offset": 0, "length": 5}]}}
            """).asObject());

        anya.sees().starts("Я задаю вопросы");
        assertThat(chat.telegram.calls("sendMessage").getLast().parameters().has("message_thread_id"))
                .isFalse();
        assertThat(dead()).isEmpty();
    }

    /// Three groups with a slow mode at ten o'clock, and nobody was answered for an hour.
    @Test
    void groups_in_slow_mode_keep_nobody_else_waiting() {
        var groups = Stream.of("A", "B", "C")
                .map(title -> chat.telegram.supergroup(title, anya.person))
                .toList();
        chat.settles();
        for (var group : groups) {
            group.slowMode(3_600);
            for (int question = 0; question < 2; question++)
                anya.in(group).talk().sends("/quiz");
        }
        chat.until("all three are asked to wait", () -> refused() >= 3);

        ben.talk().sends("/quiz 1");

        ben.talk().awaits(ChatScript.SOON, message -> message.text().startsWith("Level 1"));
    }

    private DailyScript atTen(Group group) {
        var daily = new DailyScript(chat, group, anya);
        chat.passes(Duration.ofSeconds(5));
        chat.settles();
        var first = anya.in(group).last().id();
        daily.in(anya).sends("/daily 10:00");
        anya.in(group).talk().deletes(first);
        return daily;
    }

    private void refusals(int number) {
        chat.until(number + " refusals", () -> refused() >= number);
        chat.until(
                "its turn has landed",
                () -> chat.redis.keys("{p??}:chat:*").stream()
                        .anyMatch(key -> chat.redis.opsForHash().hasKey(key, "silence")));
        assertThat(refused()).isEqualTo(number);
    }

    private int refused() {
        return (int) chat.telegram.calls().stream()
                .filter(call -> !call.answer().ok())
                .map(Call::method)
                .filter(method -> method.toLowerCase(java.util.Locale.ROOT).startsWith("send"))
                .count();
    }

    private List<String> dead() {
        return chat.redis.keys("{p??}:dead").stream()
                .flatMap(key -> chat.redis.opsForList().range(key, 0, -1).stream())
                .toList();
    }
}
