package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.people.MessageView;
import dev.sobesednik.playground.people.Person;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What goes wrong among people, and what the bot says then.
class MockTroubleTest {

    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final Person anya = chat.anya().person;
    private final Person boris = chat.user(43, "Борис", "ru").person;

    @BeforeEach
    void anya_knows_the_bot() {
        anya.starts("");
        chat.settles();
    }

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void somebody_who_never_started_the_bot_is_told_what_to_do_and_gets_the_sheet_then() {
        var mock = group();
        mock.says(anya, "/mock");
        mock.taps(boris, "Участвую");
        mock.breathes();
        mock.shows(anya, "Борис: я пока не могу написать вам лично");
        assertThat(link(mock.board(anya))).startsWith("https://t.me/sobesednik_bot?start=mock_" + mock.group.id());

        mock.taps(anya, "Начать");
        mock.shows(anya, "Спрашивает Борис", "я пока не могу написать вам лично");
        var payload = link(mock.board(anya)).substring("https://t.me/sobesednik_bot?start=".length());
        boris.starts(payload);
        chat.settles();

        mock.hears(boris, "Готово: теперь я могу писать вам.");
        mock.hears(boris, "Вы спрашиваете");
        mock.breathes();
        chat.until(
                "the group is not told any more", () -> !mock.board(anya).text().contains("лично. Откройте"));
    }

    /// The second "Start" threw the form away, and no other came.
    @Test
    void whoever_presses_the_way_into_the_private_chat_twice_keeps_the_form() {
        var mock = group();
        mock.says(anya, "/mock");
        mock.taps(boris, "Участвую");
        mock.taps(anya, "Начать");
        mock.taps(anya, "К оценкам");
        mock.shows(anya, "Оценки вслепую", "Борис: ждём");
        var payload = link(mock.board(anya)).substring("https://t.me/sobesednik_bot?start=".length());
        boris.starts(payload);
        mock.hears(boris, "Оцените ответ");
        boris.starts(payload);
        chat.settles();

        mock.scores(boris, 4, 1);
        mock.breathes();
        mock.shows(anya, "Борис: оценка есть");
    }

    /// The lobby went on offering "Join" and "Start" above the round.
    @Test
    void only_the_newest_message_of_an_interview_has_buttons() {
        boris.starts("");
        var mock = group();
        mock.says(anya, "/mock");
        mock.taps(boris, "Участвую");
        assertThat(mock.taps(anya, "Раундов: 3")).isEqualTo("Любой уровень, раундов: 4, минут: 5");
        mock.taps(anya, "Начать");
        mock.breathes();
        chat.settles();

        assertThat(anya.in(mock.group).seesFromBot())
                .filteredOn(message -> !message.buttons().isEmpty())
                .singleElement()
                .satisfies(message -> assertThat(message.text()).startsWith("Раунд 1 из 4"));
    }

    @Test
    void an_interviewer_who_blocks_the_bot_is_named_and_the_round_can_be_shown_without_the_sheet() {
        boris.starts("");
        var mock = group();
        mock.says(anya, "/mock");
        mock.taps(boris, "Участвую");
        mock.taps(anya, "Начать");
        mock.shows(anya, "Спрашивает Борис");
        boris.blocks();
        chat.settles();
        mock.breathes();
        mock.shows(anya, "Борис: я пока не могу написать вам лично");

        mock.taps(anya, "К оценкам");
        mock.hears(anya, "Оцените свой ответ");
        mock.scores(anya, 3, 1);
        mock.taps(anya, "Показать, не дожидаясь");

        mock.shows(anya, "Шкалы (только самооценка)", "Верность: 3");
    }

    @Test
    void one_person_alone_is_asked_by_the_bot_until_the_time_is_over() {
        var mock = group();
        mock.says(anya, "/mock 1");
        mock.taps(anya, "Начать");
        mock.shows(anya, "Спрашиваю я", "▰▰▰▰▰ осталось минут: 5", "Уровень 1");

        mock.passes(Duration.ofMinutes(2));
        mock.shows(anya, "▰▰▰▱▱ осталось минут: 3");
        mock.passes(Duration.ofMinutes(3));
        chat.until(
                "the time is said",
                () -> mock.in(anya).seesFromBot().stream()
                        .filter(message -> message.text().startsWith("Время вышло."))
                        .findAny()
                        .isPresent());
        assertThat(mock.taps(anya, "Уточняющий вопрос 1")).isEmpty();
    }

    @Test
    void the_host_chooses_a_section_and_the_questions_are_about_it() {
        var mock = group();
        mock.says(anya, "/mock 5");
        assertThat(mock.taps(boris, "Все разделы")).startsWith("Это решает ведущий: Аня.");
        mock.taps(anya, "Все разделы");
        mock.shows(anya, "О чём спрашивать?", "1. Асинхронное программирование", "2. Тестирование");
        mock.doesNotShow(anya, "Базовые концепции");
        mock.taps(boris, "Участвую");
        mock.shows(anya, "О чём спрашивать?", "Отвечают и спрашивают: Аня, Борис");
        mock.taps(anya, "2");
        mock.shows(anya, "Раздел: Тестирование", "Роли меняются по очереди");

        mock.taps(anya, "Начать");
        mock.shows(anya, "Раунд 1 из 3", "Уровень 5 · Тестирование");
    }

    @Test
    void a_level_and_a_section_without_questions_are_said_and_not_started() {
        var mock = group();
        mock.says(anya, "/mock 5");
        mock.taps(anya, "Все разделы");
        mock.taps(anya, "1");
        mock.taps(anya, "Уровень 5");
        mock.shows(anya, "Раздел: Асинхронное программирование", "На этом уровне в этом разделе вопросов нет.");
        assertThat(mock.taps(anya, "Начать")).startsWith("На этом уровне в этом разделе вопросов нет.");

        mock.taps(anya, "Раздел: Асинхронное программирование");
        mock.taps(anya, "Все разделы");
        mock.doesNotShow(anya, "вопросов нет");
        mock.taps(anya, "Начать");
        mock.shows(anya, "Раунд 1 из 3", "Уровень 6");
    }

    @Test
    void a_forged_section_is_an_old_button() {
        var mock = group();
        mock.says(anya, "/mock");
        var message = mock.board(anya);
        for (var data : List.of("1:mock:section:1:0:nowhere", "1:mock:both:1:0:core", "1:mock:section:1:0:a:b"))
            assertThat(mock.in(anya)
                            .presses(message.id(), data)
                            .awaitAnswer(ChatScript.SOON)
                            .text())
                    .isEqualTo("Эта кнопка уже не действует. Где всё сейчас: /mock");
    }

    @Test
    void a_lobby_that_nobody_starts_closes_and_old_buttons_say_so() {
        var mock = group();
        mock.says(anya, "/mock");
        mock.passes(Duration.ofMinutes(30));
        mock.shows(anya, "Собеседование закрыто: вышло его время.");
        var closed = mock.board(anya);
        var late = mock.in(anya).presses(closed.id(), "1:mock:begin:7:0").awaitAnswer(ChatScript.SOON);
        assertThat(late.text()).isEqualTo("Собеседования здесь сейчас нет. Начать: /mock");

        assertThat(mock.taps(anya, "Ещё раз")).isEmpty();
        mock.shows(anya, "Пробное собеседование");
        var message = mock.board(anya);
        var old = mock.in(anya).presses(message.id(), "1:mock:begin:1:0").awaitAnswer(ChatScript.SOON);
        assertThat(old.text()).isEqualTo("Эта кнопка уже не действует. Где всё сейчас: /mock");
        var forged = mock.in(anya).presses(message.id(), "1:mock:dig").awaitAnswer(ChatScript.SOON);
        assertThat(forged.text()).isEqualTo("Эта кнопка уже не действует. Где всё сейчас: /mock");
    }

    @Test
    void the_group_becomes_a_supergroup_in_mid_round_and_the_round_goes_on() {
        boris.starts("");
        var group = chat.telegram.group("Мок", anya, boris);
        var mock = new MockScript(chat, group, 0);
        mock.says(anya, "/mock@sobesednik_bot");
        mock.taps(boris, "Участвую");
        mock.taps(anya, "Начать");
        mock.shows(anya, "Отвечает Аня");

        group.migrates();
        chat.settles();
        mock.breathes();
        mock.shows(anya, "Раунд 1 из 3", "Отвечает Аня", "Спрашивает Борис");
        mock.taps(boris, "К оценкам");
        mock.hears(boris, "Оцените ответ");
        mock.scores(boris, 4, 1);
        mock.scores(anya, 4, 1);

        mock.shows(anya, "Верность: 4 / 4");
    }

    @Test
    void two_topics_of_a_forum_hold_two_interviews_and_a_third_waits() {
        var group = chat.telegram.forum("Форум", anya, boris);
        var java = new MockScript(chat, group, group.topic(anya, "Java"));
        var python = new MockScript(chat, group, group.topic(anya, "Python"));
        var third = new MockScript(chat, group, group.topic(anya, "Go"));

        java.says(anya, "/mock@sobesednik_bot");
        python.says(boris, "/mock@sobesednik_bot");
        third.says(anya, "/mock@sobesednik_bot");

        java.shows(anya, "Ведёт Аня");
        python.shows(anya, "Ведёт Борис");
        third.shows(anya, "одновременно их бывает не больше 2");
        python.taps(boris, "Только отвечаю");
        python.taps(boris, "Начать");
        python.passes(Duration.ofMinutes(2));
        python.shows(boris, "Отвечает Борис", "осталось минут: 3");
        java.shows(anya, "Ведёт Аня");
    }

    @Test
    void an_interview_speaks_english_where_the_group_does() {
        var john = chat.user(50, "John", "en").person;
        john.starts("");
        var mock = new MockScript(chat, chat.telegram.supergroup("Mock", john, anya), 0);
        mock.says(john, "/mock");
        mock.shows(john, "Mock interview", "Host: John");
        assertThat(mock.taps(anya, "Cancel")).startsWith("That is up to the host: John.");
        mock.taps(john, "Start");
        mock.shows(john, "John answers", "minutes left");
        mock.taps(john, "Pass");
        mock.shows(john, "The question was passed.", "Grade: Again");
    }

    @Test
    void the_group_is_told_where_an_interview_stands_and_that_there_is_none() {
        var mock = group();
        mock.says(anya, "/mock stop");
        mock.shows(anya, "Собеседования здесь сейчас нет.");
        anya.talk().sends("/mock");
        chat.settles();

        assertThat(anya.talk().seesFromBot().getLast().text()).startsWith("Пробное собеседование проходит в группе");
    }

    /// The group itself was seated, was asked first, and nobody could press what only the host may.
    @Test
    void whoever_opens_an_interview_in_the_groups_name_is_asked_to_do_it_in_their_own() {
        var mock = group();
        chat.telegram.sendsRaw(
                new JsonMapper().readTree("""
                    {"message": {"message_id": 900, "date": 1772442000,
                      "chat": {"id": %1$d, "type": "supergroup", "title": "Мок"},
                      "from": {"id": 1087968824, "is_bot": true, "first_name": "Group",
                        "username": "GroupAnonymousBot"},
                      "sender_chat": {"id": %1$d, "type": "supergroup", "title": "Мок"},
                      "text": "/mock",
                      "entities": [{"type": "bot_command", "offset": 0, "length": 5}]}}
                    """.formatted(mock.group.id())).asObject());
        chat.settles();

        mock.shows(anya, "Вы пишете от имени группы или канала", "Напишите /mock от своего имени.");
    }

    private MockScript group() {
        return new MockScript(chat, chat.telegram.supergroup("Мок", anya, boris), 0);
    }

    private static String link(MessageView message) {
        return message.buttons().stream()
                .filter(button -> button.text().equals("Открыть переписку"))
                .map(MessageView.Button::value)
                .findFirst()
                .orElseThrow(() -> new AssertionError(List.of(message.buttonTexts()) + message.text()));
    }
}
