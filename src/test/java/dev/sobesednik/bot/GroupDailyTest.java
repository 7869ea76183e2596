package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.trouble.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GroupDailyTest {

    private static final Duration OPEN = Duration.ofHours(10);

    /// Monday, 09:00 in Moscow.
    private final ChatScript chat = ChatScript.at("2026-03-02T06:00:00Z");
    private final ChatScript.User anya = chat.anya();
    private final ChatScript.User ben = chat.ben();
    private final ChatScript.User vera = chat.user(44, "<b>Вера</b>", "ru");

    @AfterEach
    void close() {
        chat.close();
    }

    private DailyScript russian() {
        return new DailyScript(chat, chat.telegram.supergroup("Питонисты", anya.person, ben.person, vera.person), anya);
    }

    private DailyScript english() {
        return new DailyScript(chat, chat.telegram.supergroup("Snakes", ben.person, anya.person, vera.person), ben);
    }

    @Test
    void the_group_answers_a_poll_and_hears_the_result_when_it_closes() {
        var daily = russian();
        daily.in(anya)
                .sends("/daily 10:00")
                .with("каждый день в 10:00", "Следующий: пн, 2 марта", "Москва, там сейчас 09:00", "предположение")
                .with("Итоги недели одним сообщением: по воскресеньям в 21:00")
                .withButtons("10:00", "Пауза на день", "Без итогов недели", "Часовой пояс", "Выключить");

        daily.passes(Duration.ofHours(1));
        daily.awaitsPoll(1);
        assertThat(daily.poll().path("type").asString()).isEqualTo("quiz");
        assertThat(daily.poll().path("is_anonymous").asBoolean()).isFalse();
        assertThat(daily.poll().path("options")).hasSize(4);
        assertThat(daily.poll().path("description").asString())
                .startsWith("Вопрос дня · уровень")
                .contains("Голоса принимаются до 20:00 (пояс: Москва).");
        var sent = chat.telegram.calls("sendPoll").getLast().parameters();
        assertThat(sent.path("hide_results_until_closes").asBoolean()).isTrue();
        daily.votes(anya, true);
        daily.votes(ben, false);

        daily.closes(OPEN, "Вопрос дня: результат (пн, 2 марта)")
                .with("Ответили: 2, верно: 1.", "Верный ответ: ", "Дней подряд: 1, лучший результат: 1.")
                .without("Аня", "Ben")
                .withButtons("Разбор вопроса");
        assertThat(daily.hears("результат").message().buttons().getFirst().value())
                .startsWith("https://t.me/sobesednik_bot?start=q_");
    }

    @Test
    void an_english_group_names_its_zone_with_the_time() {
        var daily = english();
        daily.in(ben)
                .sends("/daily 07:30")
                .with("every day at 07:30", "time zone: UTC, the time there is 06:00", "a guess");
        daily.in(ben)
                .sends("/daily 10:00 Europe/Berlin")
                .with("every day at 10:00", "time zone: Berlin, the time there is 07:00")
                .without("guess");

        daily.passes(Duration.ofHours(3));
        daily.awaitsPoll(1);
        assertThat(daily.poll().path("description").asString()).contains("Votes count until 20:00 (zone: Berlin)");
        daily.closes(OPEN, "Question of the day: the result (Mon, 2 March)")
                .with("Nobody answered this time.", "The right answer: ", "Days in a row: 0, best: 0.")
                .withButtons("The whole answer");
    }

    @Test
    void the_buttons_choose_the_time_the_zone_and_what_comes() {
        var daily = russian();
        daily.in(anya).sends("/daily").with("выключен").withButtons("10:00", "Часовой пояс");
        daily.in(anya).taps("10:00").shows().with("каждый день в 10:00");
        daily.in(anya).taps("Часовой пояс").shows().with("По какому времени живёт группа?");
        daily.in(anya).taps("Екатеринбург").shows().with("Екатеринбург, там сейчас 11:00", "Следующий: вт, 3 марта");
        daily.in(anya).taps("Часовой пояс");
        daily.in(anya).taps("По смещению").shows().withButtons("Назад");
        daily.in(anya).taps("Назад").shows().with("Екатеринбург");
        daily.in(anya).taps("Без итогов недели").shows().with("Итоги недели: выключены.");
        daily.in(anya).taps("Присылать итоги недели").shows().with("по воскресеньям в 21:00");
        daily.in(anya).taps("Пауза на неделю").shows().with("на паузе. Следующий: вт, 10 марта, в 10:00");
        daily.in(anya).taps("Продолжить сейчас").shows().with("Следующий: вт, 3 марта");
        daily.in(anya).taps("Выключить").shows().with("выключен");

        daily.passes(Duration.ofDays(9));
        daily.in(anya).sends("/help");
        assertThat(daily.polls()).isEmpty();
    }

    @Test
    void a_member_who_is_no_administrator_is_told_so_and_changes_nothing() {
        var daily = russian();
        daily.in(anya).sends("/daily 10:00");

        daily.in(vera)
                .sends("/daily off")
                .with("Вопрос дня в группе настраивают её администраторы. Отвечать могут все.");
        daily.in(vera).taps("Выключить").says("Вопрос дня в группе настраивают её администраторы. Отвечать могут все.");
        daily.in(ben).taps("12:00").says("Вопрос дня в группе настраивают её администраторы. Отвечать могут все.");
        daily.in(vera).sends("/daily").with("каждый день в 10:00");

        var theirs = english();
        theirs.in(anya).sends("/daily 10:00").with("Only administrators of this group set its question of the day.");

        daily.group.makesAdministrator(anya.person, vera.person);
        daily.in(vera).sends("/daily off").with("выключен");
    }

    @Test
    void when_telegram_does_not_say_who_is_an_administrator_nobody_is() {
        var daily = russian();
        chat.telegram
                .trouble()
                .next(1, "getChatMember", Trouble.badRequest("member list is inaccessible"))
                .next(1, "getChatMember", Trouble.htmlPage(502));

        daily.in(anya).sends("/daily 10:00").with("Telegram не подтвердил, что вы администратор этой группы.");
        daily.in(anya).sends("/daily").with("выключен");
        daily.in(anya)
                .taps("10:00")
                .says("Telegram не подтвердил, что вы администратор этой группы. Попробуйте ещё раз через минуту.");
        daily.in(anya).taps("10:00").shows().with("каждый день в 10:00");
    }

    @Test
    void only_what_administrators_may_asks_telegram_for_them() {
        var daily = russian();
        daily.in(anya).sends("/quiz 1");
        daily.in(anya).sends("/daily");
        daily.in(anya).sends("/top");
        assertThat(chat.telegram.calls("getChatMember")).isEmpty();

        daily.in(anya).sends("/daily 10:00");
        assertThat(chat.telegram.calls("getChatMember")).hasSize(1);
    }

    @Test
    void an_anonymous_administrator_sets_the_quiz() {
        var daily = russian();
        chat.telegram.sendsRaw(
                new JsonMapper().readTree("""
                    {"message": {"message_id": 900, "date": 1772442000,
                      "chat": {"id": %1$d, "type": "supergroup", "title": "Питонисты"},
                      "from": {"id": 1087968824, "is_bot": true, "first_name": "Group",
                        "username": "GroupAnonymousBot"},
                      "sender_chat": {"id": %1$d, "type": "supergroup", "title": "Питонисты"},
                      "text": "/daily 10:00",
                      "entities": [{"type": "bot_command", "offset": 0, "length": 6}]}}
                    """.formatted(daily.group.id())).asObject());

        daily.hears("каждый день в 10:00");
        assertThat(chat.telegram.calls("getChatMember")).isEmpty();
    }

    @Test
    void what_is_no_time_is_said() {
        var daily = russian();
        for (var words : new String[] {"25:61", "завтра", "10:00 Нарния", "digest on please"})
            daily.in(anya).sends("/daily " + words).with("Не понимаю «" + words + "»", "/daily 10:00");
        var theirs = english();
        theirs.in(ben).sends("/daily soon").with("I do not understand “soon”", "/daily 10:00 Berlin");
        assertThat(theirs.in(ben).tapsData("1:gd:at:9999").text()).startsWith("This button belongs to an old message");
        assertThat(theirs.in(ben).tapsData("1:gd:city:atlantis").text()).startsWith("This button belongs");
        assertThat(theirs.in(ben).tapsData("1:top:nonsense").text()).startsWith("This button belongs");
    }

    @Test
    void only_those_who_asked_are_named_and_every_week_begins_at_nought() {
        var daily = russian();
        daily.in(anya).sends("/daily 10:00");
        daily.passes(Duration.ofHours(1));
        daily.awaitsPoll(1);
        daily.votes(anya, true);
        daily.votes(ben, true);
        daily.votes(vera, true);
        daily.closes(OPEN, "Ответили: 3, верно: 3.");
        daily.in(ben).sends("/top").with("Эта неделя (пн, 2 марта — вс, 8 марта)\nПока никого.");

        daily.in(vera).taps("Показывать меня").says("Теперь вы в таблице. Ваши ответы за эти недели засчитаны.");
        daily.in(vera).taps("Показывать меня").says("Вы уже в таблице.");
        daily.in(ben)
                .taps("Показывать меня")
                .shows()
                .with("1. <b>Вера</b>: 1 из 1", "1. Ben: 1 из 1")
                .without("Аня");

        daily.passes(Duration.ofHours(14));
        daily.awaitsPoll(2);
        daily.votes(ben, false);
        daily.votes(vera, true);
        daily.in(anya).sends("/top").with("1. <b>Вера</b>: 1 из 1\n1. Ben: 1 из 1");
        daily.closes(OPEN, "Ответили: 2, верно: 1.");
        daily.in(anya).sends("/top").with("1. <b>Вера</b>: 2 из 2\n2. Ben: 1 из 2");

        daily.in(ben).taps("Не показывать меня").says("Вас больше нет в таблице. Голоса считаются без имени.");
        daily.in(ben).taps("Не показывать меня").says("Вас нет в таблице.");
        daily.in(anya).sends("/top").with("Вера").without("Ben");

        daily.passes(Duration.ofDays(6));
        daily.in(anya).sends("/top").with("Эта неделя (пн, 9 марта — вс, 15 марта)\nПока никого.", "Вера</b>: 2 из 2");
        daily.in(vera).sends("/top forget").with("Готово: ваше имя и ваши голоса здесь удалены.");
        daily.in(anya).sends("/top").without("Вера");
    }

    @Test
    void an_english_group_names_only_those_who_asked_and_every_week_begins_at_nought() {
        var daily = english();
        daily.in(ben).sends("/daily 10:00");
        daily.passes(Duration.ofHours(4));
        daily.awaitsPoll(1);
        daily.votes(anya, true);
        daily.votes(ben, true);
        daily.votes(vera, true);
        daily.closes(OPEN, "Answered: 3, right: 3.");
        daily.in(ben)
                .sends("/top")
                .with("Question of the day: who was right")
                .with("This week (Mon, 2 March to Sun, 8 March)\nNobody yet.")
                .with("Last week (Mon, 23 February to Sun, 1 March)\nNobody yet.")
                .with("Here are only those who asked to be", "/top forget")
                .withButtons("Name me here", "Do not name me");

        daily.in(vera).taps("Name me here").says("You are named here now. Your answers of these weeks count.");
        daily.in(vera).taps("Name me here").says("You are named here already.");
        daily.in(ben)
                .taps("Name me here")
                .shows()
                .with("1. <b>Вера</b>: 1 of 1", "1. Ben: 1 of 1")
                .without("Аня");

        daily.passes(Duration.ofHours(14));
        daily.awaitsPoll(2);
        daily.votes(ben, false);
        daily.votes(vera, true);
        daily.in(anya).sends("/top").with("1. <b>Вера</b>: 1 of 1\n1. Ben: 1 of 1");
        daily.closes(OPEN, "Answered: 2, right: 1.");
        daily.in(anya).sends("/top").with("1. <b>Вера</b>: 2 of 2\n2. Ben: 1 of 2");

        daily.in(ben).taps("Do not name me").says("You are no longer named. Your votes count without a name.");
        daily.in(ben).taps("Do not name me").says("You are not named here.");
        daily.in(anya).sends("/top").with("Вера").without("Ben");

        daily.passes(Duration.ofDays(6));
        daily.in(anya).sends("/top").with("This week (Mon, 9 March to Sun, 15 March)\nNobody yet.", "Вера</b>: 2 of 2");
        daily.in(vera).sends("/top forget").with("Done: your name and your votes are deleted here.");
        daily.in(anya).sends("/top").without("Вера");
    }

    @Test
    void the_week_is_told_on_sunday_evening() {
        var daily = russian();
        daily.in(anya).sends("/daily 10:00");
        daily.passes(Duration.ofHours(1));
        round(daily, 1, true, true, "Дней подряд: 1");
        daily.passes(Duration.ofHours(14 + 4 * 24).minusSeconds(10));
        round(daily, 2, false, false, "Дней подряд: 2");
        daily.passes(Duration.ofHours(14).minusSeconds(10));
        round(daily, 3, true, false, "Дней подряд: 3");
        assertThat(daily.heard("Неделя в вопросах")).isZero();

        daily.passes(Duration.ofHours(1));
        daily.hears("Неделя в вопросах")
                .with("пн, 2 марта: верно 2 из 2.", "сб, 7 марта: верно 0 из 2.", "вс, 8 марта: верно 1 из 2.")
                .with("Участвовали: 2. Верных ответов: 50%.", "Труднее всего: ", "(верно 0 из 2)")
                .with("Дней подряд: 3, лучший результат: 3.", "/top")
                .without("Аня", "Ben")
                .withButtons("К самому трудному вопросу");
    }

    @Test
    void an_english_group_hears_its_week_on_sunday_evening() {
        var daily = english();
        daily.in(ben).sends("/daily 10:00");
        daily.passes(Duration.ofHours(4));
        round(daily, 1, true, true, "Days in a row: 1, best: 1.");
        daily.passes(Duration.ofHours(14 + 4 * 24).minusSeconds(10));
        round(daily, 2, false, false, "Days in a row: 2, best: 2.");
        daily.passes(Duration.ofHours(14).minusSeconds(10));
        round(daily, 3, true, false, "Days in a row: 3, best: 3.");

        daily.passes(Duration.ofHours(1));
        daily.hears("The week in questions")
                .with("Mon, 2 March: 2 of 2 right.", "Sat, 7 March: 0 of 2 right.", "Sun, 8 March: 1 of 2 right.")
                .with("Took part: 2. Right answers: 50%.", "Hardest: ", "(0 of 2 right)")
                .with("Days in a row: 3, best: 3.", "Who was right how often: /top")
                .without("Аня", "Ben")
                .withButtons("To the hardest question");
    }

    @Test
    void a_week_that_nobody_answered_is_told_too() {
        var daily = english();
        daily.in(ben).sends("/daily 10:00");
        daily.passes(Duration.ofHours(4 + 6 * 24));
        daily.awaitsPoll(1);
        daily.closes(OPEN, "Nobody answered this time.");

        daily.passes(Duration.ofHours(1));
        daily.hears("The week in questions")
                .with("Sun, 8 March: 0 of 0 right.", "Nobody answered this week.", "Days in a row: 0, best: 0.")
                .without("Hardest", "%")
                .withoutButtons("To the hardest question");
    }

    private void round(DailyScript daily, int number, boolean anyaIsRight, boolean benIsRight, String run) {
        daily.awaitsPoll(number);
        daily.votes(anya, anyaIsRight);
        daily.votes(ben, benIsRight);
        daily.closes(OPEN, run);
    }

    @Test
    void without_the_week_no_digest_comes() {
        var daily = english();
        daily.in(ben).sends("/daily 10:00");
        daily.in(ben).taps("Without the week").shows().with("The week in one message: off.");
        daily.passes(Duration.ofHours(4));
        daily.awaitsPoll(1);
        daily.closes(OPEN, "the result");

        daily.passes(Duration.ofDays(6).plusHours(1));
        daily.hears("The questions of the day (Tue, 3 March to Sun, 8 March, 10:00) did not come");
        daily.in(ben).sends("/help");
        assertThat(daily.heard("The week in questions")).isZero();
    }

    @Test
    void a_quiz_that_was_set_in_a_topic_stays_in_it() {
        var forum = chat.telegram.forum("Форум", anya.person, ben.person);
        var topic = forum.topic(anya.person, "Вопросы");
        chat.settles();
        anya.in(forum, topic).sends("/daily 10:00").with("каждый день в 10:00");

        chat.passes(Duration.ofHours(1));
        chat.until(
                "the poll is in the topic",
                () -> anya.in(forum, topic).talk().seesFromBot().stream()
                        .anyMatch(message -> message.poll().isPresent()));
        chat.settles();
        chat.passes(OPEN);
        chat.until("the poll is stopped", () -> !chat.telegram.calls("stopPoll").isEmpty());
        chat.settles();
        chat.passes(Duration.ofSeconds(10));
        chat.until(
                "the result is in the topic",
                () -> anya.in(forum, topic).texts().stream()
                        .anyMatch(text -> text.startsWith("Вопрос дня: результат")));
    }

    @Test
    void in_a_private_chat_top_says_where_it_belongs() {
        anya.sends("/top").with("Это для групп");
        ben.sends("/top").with("This is for groups");
    }
}
