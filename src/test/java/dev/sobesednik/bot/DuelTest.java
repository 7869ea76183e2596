package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.people.Group;
import dev.sobesednik.playground.people.MessageView;
import dev.sobesednik.playground.people.Person;
import dev.sobesednik.playground.world.Persona;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DuelTest {

    private static final String NOT_YOURS = "В этой дуэли играют Борис и Аня. Своя, когда она закончится: /duel";

    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final Person anya = chat.telegram.person(new Persona(42, "Аня", "anya", "ru"));
    private final Person boris = chat.telegram.person(new Persona(43, "Борис", "boris_b", "ru"));
    private final Person vika = chat.telegram.person(new Persona(44, "Вика", null, "ru"));

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void a_duel_from_the_challenge_to_the_revenge_over_a_restart() {
        var duel = script(group());
        var word = anya.in(duel.group).sends("кто со мной?");
        boris.in(duel.group).replies(word, "/duel 3");
        chat.settles();
        duel.shows(anya, "Дуэль", "Борис зовёт: Аня", "Уровень 3", "Вопросов: 5, на каждый 60 секунд", "10 минут");
        assertThat(duel.taps(vika, "Принять")).isEqualTo("Этот вызов не вам: ответить может Аня.");
        assertThat(duel.taps(boris, "Принять")).isEqualTo("Это ваш вызов: его примет кто-то другой.");
        assertThat(duel.taps(anya, "Принять")).isEqualTo("Вызов принят.");
        duel.shows(anya, "Дуэль: Борис и Аня", "Первый вопрос появится через несколько секунд.");

        duel.passes(Duration.ofSeconds(10));
        duel.shows(anya, "Дуэль. Вопрос 1 из 5", "Уровень 3", "А. ", "Г. ", "Отвечают Борис и Аня, у вас 60 секунд.");
        assertThat(duel.taps(vika, "А")).isEqualTo(NOT_YOURS);
        var right = right(duel.board(anya));
        var question = duel.board(anya);
        assertThat(duel.taps(anya, right)).isEqualTo("Принято: " + right);
        assertThat(duel.taps(anya, wrong(right))).isEqualTo("Ваш ответ уже принят, изменить его нельзя.");
        assertThat(duel.board(boris).text()).isEqualTo(question.text());
        chat.botRestarts();
        assertThat(duel.taps(boris, right)).isEqualTo("Принято: " + right);
        duel.shows(
                anya,
                "✓ " + right + ". ",
                "Борис: " + right + " — верно, но позже",
                "Аня: " + right + " — верно и первым, +1",
                "Борис 0 : 1 Аня");
        var late = duel.in(boris).presses(question.id(), "1:duel:pick:1:1:0").awaitAnswer(ChatScript.SOON);
        assertThat(late.text()).isEqualTo("Этот вопрос уже закрыт.");

        assertThat(duel.tapsAtOnce(vika, "Дальше")).isEqualTo(NOT_YOURS);
        for (int number = 2; number <= 5; number++) {
            duel.taps(boris, "Дальше");
            duel.shows(anya, "Дуэль. Вопрос " + number + " из 5");
            var correct = right(duel.board(anya));
            duel.taps(anya, wrong(correct));
            duel.taps(boris, number == 2 ? wrong(correct) : correct);
            duel.shows(anya, "✓ " + correct + ". ");
        }
        duel.taps(anya, "Итог");
        duel.shows(
                anya,
                "Дуэль закончена",
                "Борис 3 : 1 Аня",
                "Победа: Борис",
                "Очко: Аня",
                "Очко: никому",
                "серии и личной статистики он не касается");
        assertThat(duel.board(anya).buttonTexts()).containsExactly("1", "2", "3", "4", "5", "Реванш");
        assertThat(duel.board(anya).buttons().getFirst().value()).startsWith("https://t.me/sobesednik_bot?start=q_");

        assertThat(duel.taps(vika, "Реванш")).isEqualTo(NOT_YOURS);
        duel.taps(anya, "Реванш");
        duel.shows(anya, "Аня зовёт: Борис", "Уровень 3");
    }

    @Test
    void a_challenge_by_name_is_for_whoever_bears_it() {
        var duel = script(group());
        duel.says(anya, "/duel @Boris_B 1");
        duel.shows(anya, "Аня зовёт: @Boris_B", "Уровень 1");
        assertThat(duel.taps(vika, "Принять")).isEqualTo("Этот вызов не вам: ответить может @Boris_B.");
        assertThat(duel.taps(boris, "Отказаться")).isEmpty();
        duel.shows(anya, "Дуэли не будет. @Boris_B: не сейчас.");
        assertThat(duel.board(anya).buttonTexts()).isEmpty();
    }

    @Test
    void an_open_challenge_is_anybodys_and_can_be_taken_back() {
        var duel = script(group());
        duel.says(anya, "/duel");
        duel.shows(anya, "Аня зовёт любого, кто готов.", "Любой уровень");
        assertThat(duel.taps(boris, "Отозвать")).isEqualTo("Отозвать этот вызов может только Аня.");
        duel.taps(anya, "Отозвать");
        duel.shows(anya, "Дуэли не будет. Аня отзывает вызов.");

        duel.says(anya, "/duel");
        assertThat(duel.taps(vika, "Принять")).isEqualTo("Вызов принят.");
        duel.shows(anya, "Дуэль: Аня и Вика");
        duel.says(boris, "/duel @anya");
        duel.shows(anya, "Здесь уже идёт дуэль");
        duel.says(vika, "/duel stop");
        duel.shows(anya, "Дуэль остановлена");
        duel.says(vika, "/duel stop");
        duel.shows(anya, "Дуэли здесь сейчас нет.");
    }

    @Test
    void what_cannot_be_is_said() {
        var duel = script(group());
        duel.says(anya, "/duel завтра");
        duel.shows(anya, "Ответьте командой /duel на сообщение человека");
        duel.says(anya, "/duel 99");
        duel.shows(anya, "Такого уровня нет. Напишите /duel и номер:", "3. Веб-разработка и API");
        duel.says(anya, "/duel @anya");
        duel.shows(anya, "С собой дуэли не выйдет");
        duel.says(anya, "/duel @sobesednik_bot");
        duel.shows(anya, "Боты в дуэлях не участвуют");
        anya.in(duel.group).replies(duel.board(anya), "/duel");
        chat.settles();
        assertThat(anya.in(duel.group).seesFromBot().stream()
                        .filter(message -> message.text().startsWith("Боты в дуэлях")))
                .hasSize(2);
        var own = anya.in(duel.group).sends("привет");
        anya.in(duel.group).replies(own, "/duel");
        chat.settles();
        duel.shows(anya, "С собой дуэли не выйдет");
        anya.talk().sends("/duel");
        chat.settles();
        assertThat(anya.talk().seesFromBot().getLast().text()).startsWith("Дуэль проходит в группе");
    }

    @Test
    void whoever_writes_in_the_groups_name_is_told_why_that_will_not_do() {
        var group = group();
        chat.telegram.sendsRaw(
                new JsonMapper().readTree("""
                    {"message": {"message_id": 900, "date": 1772442000,
                      "chat": {"id": %1$d, "type": "supergroup", "title": "Мок"},
                      "from": {"id": 1087968824, "is_bot": true, "first_name": "Group",
                        "username": "GroupAnonymousBot"},
                      "sender_chat": {"id": %1$d, "type": "supergroup", "title": "Мок"},
                      "text": "/duel",
                      "entities": [{"type": "bot_command", "offset": 0, "length": 5}]}}
                    """.formatted(group.id())).asObject());
        chat.settles();

        script(group).shows(anya, "Вы пишете от имени группы или канала");
    }

    /// Supergroups number the thread of a reply by the message replied to, also where there are no topics.
    @Test
    void a_reply_in_a_supergroup_is_one_although_it_begins_a_thread() {
        var group = group();
        chat.telegram.sendsRaw(
                new JsonMapper().readTree("""
                    {"message": {"message_id": 900, "date": 1772442000, "message_thread_id": 800,
                      "chat": {"id": %1$d, "type": "supergroup", "title": "Мок"},
                      "from": {"id": 42, "is_bot": false, "first_name": "Аня", "language_code": "ru"},
                      "reply_to_message": {"message_id": 800, "date": 1772442000,
                        "chat": {"id": %1$d, "type": "supergroup", "title": "Мок"},
                        "from": {"id": 43, "is_bot": false, "first_name": "Борис"}, "text": "привет"},
                      "text": "/duel",
                      "entities": [{"type": "bot_command", "offset": 0, "length": 5}]}}
                    """.formatted(group.id())).asObject());
        chat.settles();

        script(group).shows(anya, "Аня зовёт: Борис");
    }

    @Test
    void in_a_topic_a_message_that_replies_to_the_topic_challenges_anybody() {
        var forum = chat.telegram.forum("Форум", anya, boris, vika);
        var topic = forum.topic(boris, "Дуэли");
        chat.telegram.sendsRaw(
                new JsonMapper().readTree("""
                    {"message": {"message_id": 900, "date": 1772442000,
                      "message_thread_id": %2$d, "is_topic_message": true,
                      "chat": {"id": %1$d, "type": "supergroup", "title": "Форум", "is_forum": true},
                      "from": {"id": 42, "is_bot": false, "first_name": "Аня", "language_code": "ru"},
                      "reply_to_message": {"message_id": %2$d, "date": 1772442000, "message_thread_id": %2$d,
                        "chat": {"id": %1$d, "type": "supergroup", "title": "Форум", "is_forum": true},
                        "from": {"id": 43, "is_bot": false, "first_name": "Борис"},
                        "forum_topic_created": {"name": "Дуэли", "icon_color": 7322096}},
                      "text": "/duel",
                      "entities": [{"type": "bot_command", "offset": 0, "length": 5}]}}
                    """.formatted(forum.id(), topic)).asObject());
        chat.settles();

        new MockScript(chat, forum, topic).shows(anya, "Аня зовёт любого, кто готов.");
    }

    @Test
    void somebody_silent_loses_time_and_two_silent_people_end_the_duel_kindly() {
        var duel = accepted(group());
        duel.taps(anya, right(duel.board(anya)));
        duel.passes(Duration.ofSeconds(60));
        duel.shows(anya, "Аня: ", "+1", "Борис: без ответа", "Аня 1 : 0 Борис");
        for (int question = 2; question <= 3; question++) {
            duel.passes(Duration.ofSeconds(20));
            duel.shows(anya, "Дуэль. Вопрос " + question + " из 5");
            duel.passes(Duration.ofSeconds(60));
            duel.shows(anya, "Аня: без ответа", "Борис: без ответа");
        }
        duel.passes(Duration.ofSeconds(20));

        duel.shows(anya, "Дуэль закончена: похоже, вам обоим сейчас не до неё.", "Аня 1 : 0 Борис");
        duel.doesNotShow(anya, "Победа");
    }

    @Test
    void a_challenge_that_nobody_takes_closes_and_its_buttons_say_so() {
        var duel = script(group());
        duel.says(anya, "/duel");
        duel.shows(anya, "Аня зовёт любого");
        var message = duel.board(anya);
        duel.passes(Duration.ofMinutes(10));
        duel.shows(anya, "Вызов не дождался ответа.");

        for (var data :
                List.of("1:duel:accept:1:0", "1:duel:pick:1:1", "1:duel:pick:1:1:x", "1:duel", "1:duel:again:7:0"))
            assertThat(duel.in(boris)
                            .presses(message.id(), data)
                            .awaitAnswer(ChatScript.SOON)
                            .text())
                    .isEqualTo("Дуэли здесь сейчас нет. Вызвать: /duel");
        duel.passes(Duration.ofMinutes(2));
        chat.until(
                "the group's record has no name",
                () -> !chat.record(duel.group.id()).contains("Аня"));
    }

    @Test
    void the_right_time_is_left_after_a_restart() {
        var duel = accepted(group());
        duel.passes(Duration.ofSeconds(40));
        chat.botRestarts();
        duel.passes(Duration.ofSeconds(19));
        duel.shows(anya, "Дуэль. Вопрос 1 из 5", "Отвечают Аня и Борис");
        duel.passes(Duration.ofSeconds(1));

        duel.shows(anya, "Аня: без ответа", "Борис: без ответа");
    }

    @Test
    void the_group_becomes_a_supergroup_in_mid_duel_and_the_duel_goes_on() {
        var group = chat.telegram.group("Мок", anya, boris);
        var duel = accepted(group);
        group.migrates();
        chat.settles();
        duel.breathes();
        duel.shows(anya, "Дуэль. Вопрос 1 из 5");
        var right = right(duel.board(anya));
        assertThat(duel.taps(boris, right)).isEqualTo("Принято: " + right);
        duel.taps(anya, right);

        duel.shows(anya, "Аня 0 : 1 Борис");
    }

    @Test
    void a_mock_and_a_duel_fill_the_group_and_a_third_game_has_to_wait() {
        var forum = chat.telegram.forum("Форум", anya, boris, vika);
        var here = new MockScript(chat, forum, forum.topic(anya, "Раз"));
        var there = new MockScript(chat, forum, forum.topic(anya, "Два"));
        var third = new MockScript(chat, forum, forum.topic(anya, "Три"));
        here.says(anya, "/mock");
        there.says(boris, "/duel");
        third.says(vika, "/duel");
        third.shows(vika, "В этой группе уже идут собеседования или дуэли: одновременно их бывает не больше 2.");
        third.says(vika, "/mock");
        third.shows(vika, "В этой группе уже идут собеседования или дуэли");
        here.taps(anya, "Отменить");
        third.says(vika, "/mock");
        third.shows(vika, "Пробное собеседование");
    }

    @Test
    void the_story_in_english() {
        var ben = chat.ben().person;
        var kate = chat.telegram.person(new Persona(46, "Kate", "kate", "en"));
        var group = chat.telegram.supergroup("Mock", ben, kate);
        chat.settles();
        var duel = new MockScript(chat, group, 0);
        duel.says(ben, "/duel @kate 2");
        duel.shows(ben, "Ben challenges @kate", "Level 2", "The point goes to whoever's right answer comes first.");
        assertThat(duel.taps(ben, "Accept")).isEqualTo("This challenge is yours: somebody else has to accept it.");
        duel.taps(kate, "Accept");
        duel.passes(Duration.ofSeconds(10));
        duel.shows(ben, "Duel. Question 1 of 5", "Ben and Kate answer, within 60 seconds.");
        assertThat(duel.taps(ben, "A")).isEqualTo("Taken: A");
        assertThat(duel.taps(ben, "B")).isEqualTo("Your answer counts already and cannot be changed.");
        duel.taps(kate, "B");
        duel.shows(ben, "Ben: A", "Kate: B");
        duel.taps(kate, "End");
        duel.shows(ben, "The duel was stopped", "it touches neither streaks nor personal figures");
        duel.says(ben, "/duel @kate_bot");
        duel.shows(ben, "Bots fight no duels");
        duel.says(ben, "/duel tomorrow");
        duel.shows(ben, "Reply to somebody's message with /duel");
    }

    private MockScript accepted(Group group) {
        var duel = script(group);
        duel.says(anya, "/duel@sobesednik_bot 2");
        duel.taps(boris, "Принять");
        duel.passes(Duration.ofSeconds(10));
        duel.shows(anya, "Дуэль. Вопрос 1 из 5");
        return duel;
    }

    private String right(MessageView board) {
        var quizzes = chat.bank().questions().stream()
                .map(question ->
                        question.answer() == null ? null : question.answer().quiz())
                .filter(quiz -> quiz != null
                        && board.text()
                                .contains(quiz.question().replace("`", "").replace("**", "")))
                .toList();
        assertThat(quizzes).as(board.text()).hasSize(1);
        return "АБВГ".substring(quizzes.getFirst().correct(), quizzes.getFirst().correct() + 1);
    }

    private static String wrong(String right) {
        return right.equals("А") ? "Б" : "А";
    }

    private MockScript script(Group group) {
        return new MockScript(chat, group, 0);
    }

    private Group group() {
        var group = chat.telegram.supergroup("Мок", anya, boris, vika);
        chat.settles();
        return group;
    }
}
