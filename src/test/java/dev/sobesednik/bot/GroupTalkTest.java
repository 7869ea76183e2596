package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.people.Group;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GroupTalkTest {

    private static final Duration FIRST_WORDS = Duration.ofSeconds(5);

    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final ChatScript.User anya = chat.anya();
    private final ChatScript.User ben = chat.ben();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void a_group_is_greeted_in_the_language_of_whoever_added_the_bot() {
        var ours = group();
        anya.in(ours).sees().starts("Здравствуйте. Вопрос для обсуждения: /quiz");

        var theirs = chat.telegram.supergroup("Mock", ben.person, anya.person);
        chat.settles();
        chat.passes(FIRST_WORDS);
        ben.in(theirs).sees().starts("Hello. A question to discuss");
    }

    @Test
    void a_question_is_discussed_together_without_grades() {
        var group = group();
        anya.in(group).sends("/quiz 1").starts("Уровень 1").withButtons("Показать ответ", "Другой вопрос");

        ben.in(group).taps("Показать ответ").shows().with("Что важно назвать").withoutButtons("Хорошо", "Снова");
        anya.in(group).taps("Уточняющий вопрос 1").shows().with("Уточняющий вопрос 1");
        ben.in(group).taps("Следующий вопрос").sends().starts("Уровень 1");
    }

    @Test
    void next_asks_one_question_even_when_two_people_tap() {
        var group = group();
        anya.in(group).sends("/quiz 2");
        var card = anya.in(group).last();

        var first = anya.in(group).talk().presses(card, "Другой вопрос");
        var second = ben.in(group).talk().presses(card, "Другой вопрос");

        assertThat(first.awaitAnswer(ChatScript.SOON).text()).isEmpty();
        assertThat(second.awaitAnswer(ChatScript.SOON).text()).isEqualTo("Следующий вопрос уже есть ниже.");
    }

    @Test
    void a_level_that_does_not_exist_is_said() {
        anya.in(group()).sends("/quiz@sobesednik_bot 99").starts("Такого уровня нет.");
    }

    @Test
    void what_is_personal_leads_into_the_private_chat() {
        var group = group();
        for (var command : List.of("streak", "stats", "settings", "privacy", "export", "forget", "stop", "zone")) {
            var shown = anya.in(group).sends("/" + command).with("Это личное: напишите мне");
            assertThat(shown.message().buttons())
                    .singleElement()
                    .satisfies(
                            button -> assertThat(button.value()).isEqualTo("https://t.me/sobesednik_bot?start=group"));
        }
        anya.in(group).sends("/help").starts("В группе:");
        anya.in(group).sends("/start").starts("В группе:");
    }

    @Test
    void commands_of_other_bots_and_talk_among_people_are_not_answered() {
        chat.telegram.privacyMode(false);
        var group = group();
        var before = anya.in(group).texts().size();

        anya.in(group).sends("/weather Москва");
        anya.in(group).sends("/quiz@another_bot 3");
        anya.in(group).sends("всем привет");
        anya.in(group).talk().sendsSticker("🙂");
        chat.settles();

        assertThat(anya.in(group).texts()).hasSize(before);
    }

    @Test
    void a_forged_button_in_a_group_gets_a_sentence() {
        var group = anya.in(group());
        for (var data : List.of("", "1:card:answer:q001", "9:card:answer:q001:1", "1:grade:3:q001:1", "1:forget:yes"))
            assertThat(group.tapsData(data).text()).startsWith("Эта кнопка из старого сообщения");
        assertThat(group.tapsData("1:card:answer:q001:99999999999").text()).startsWith("Эта кнопка сделана не для вас");
        assertThat(group.tapsData("1:card:answer:q999:1").text()).startsWith("Этого вопроса больше нет");
    }

    @Test
    void a_huge_showing_in_a_group_is_refused_even_for_a_question_that_was_shown() {
        var group = anya.in(group());
        group.sends("/quiz 1");
        var data = group.last().buttons().getFirst().value();
        var id = data.split(":")[3];

        assertThat(group.tapsData("1:card:answer:" + id + ":99999999999").text())
                .startsWith("Эта кнопка сделана не для вас");
    }

    @Test
    void a_topic_is_answered_in_the_topic() {
        var forum = chat.telegram.forum("Форум", anya.person, ben.person);
        var topic = forum.topic(anya.person, "Собеседования");

        anya.in(forum, topic).sends("/quiz 3").starts("Уровень 3");
        anya.in(forum, topic).taps("Другой вопрос").sends().starts("Уровень 3");

        assertThat(anya.in(forum, topic).texts()).hasSize(2);
    }

    @Test
    void a_group_that_removes_the_bot_is_kept_and_may_add_it_again() {
        var group = group();
        anya.in(group).sends("/quiz 1");
        anya.in(group).talk().removesBot();
        chat.settles();
        assertThat(chat.record(group.id())).contains("\"away\":true");

        anya.in(group).talk().addsBot("");
        chat.settles();
        chat.passes(FIRST_WORDS);
        anya.in(group).sees().starts("Здравствуйте. Вопрос для обсуждения");
    }

    @Test
    void becoming_an_administrator_is_not_coming() {
        var group = group();
        var before = anya.in(group).texts().size();

        anya.in(group).talk().makesBotAdministrator(true);
        anya.in(group).talk().makesBotAdministrator(false);
        chat.settles();

        assertThat(anya.in(group).texts()).hasSize(before);
    }

    @Test
    void an_anonymous_administrator_is_answered() {
        var group = group();
        chat.telegram.sendsRaw(
                new JsonMapper().readTree("""
                    {"message": {"message_id": 900, "date": 1772442000,
                      "chat": {"id": %1$d, "type": "group", "title": "Мок"},
                      "from": {"id": 1087968824, "is_bot": true, "first_name": "Group",
                        "username": "GroupAnonymousBot"},
                      "sender_chat": {"id": %1$d, "type": "group", "title": "Мок"},
                      "text": "/quiz 4",
                      "entities": [{"type": "bot_command", "offset": 0, "length": 5}]}}
                    """.formatted(group.id())).asObject());

        anya.in(group).sees().starts("Уровень 4");
    }

    @Test
    void a_channel_is_nobody_to_talk_to() {
        chat.telegram.sendsRaw(new JsonMapper().readTree("""
            {"message": {"message_id": 900, "date": 1772442000, "text": "/quiz",
              "chat": {"id": -1001, "type": "channel", "title": "К"},
              "from": {"id": 42, "is_bot": false, "first_name": "A"}}}
            """).asObject());
        chat.settles();

        assertThat(chat.redis.keys("*:chat:-1001")).isEmpty();
    }

    @Test
    void a_migrated_group_answers_presses_under_its_old_id() {
        var group = group();
        anya.in(group).sends("/quiz 1");
        var old = group.id();
        group.migrates();
        chat.settles();

        chat.telegram.sendsRaw(new JsonMapper().readTree("""
            {"callback_query": {"id": "77", "chat_instance": "1", "data": "1:next:1",
              "from": {"id": 42, "is_bot": false, "first_name": "A", "language_code": "ru"},
              "message": {"message_id": 3, "date": 1772442000,
                "chat": {"id": %d, "type": "group", "title": "Мок"}}}}
            """.formatted(old)).asObject());
        chat.settles();

        assertThat(chat.telegram.calls("answerCallbackQuery"))
                .anyMatch(call ->
                        call.parameters().path("callback_query_id").asString().equals("77"));
    }

    private Group group() {
        var group = chat.telegram.group("Мок", anya.person, ben.person);
        chat.settles();
        chat.passes(FIRST_WORDS);
        chat.settles();
        return group;
    }
}
