package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.json.SmallBank;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A person alone with the questions.
class PracticeTalkTest {

    /// Monday, 12:00 in Moscow.
    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final ChatScript.User anya = chat.anya();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void a_level_is_asked_by_its_number() {
        for (var level : chat.bank().levels())
            anya.sends("/quiz " + level.number()).starts("Уровень " + level.number() + " · ");
    }

    @Test
    void a_topic_that_does_not_exist_is_answered_with_those_that_do() {
        for (var wrong : new String[] {"99", "0", "-1", "99999999999999", "<>"})
            anya.sends("/quiz " + wrong)
                    .starts("Такой темы нет.")
                    .withButtons("Основы Python", "Собеседование и команда");
    }

    @Test
    void the_level_chosen_at_the_start_is_the_one_that_quiz_asks() {
        anya.starts();
        anya.taps("Базы данных и обработка данных").sends().starts("Уровень 4");

        anya.sends("/quiz").starts("Уровень 4");
    }

    @Test
    void a_typed_attempt_earns_the_answer_and_a_second_text_is_no_attempt() {
        anya.starts("q_q001").with("Что такое GIL").withoutButtons("Хорошо");

        anya.sends("Это блокировка интерпретатора <b>CPython</b>: байт-код исполняет один поток")
                .with("Сверьте по пунктам: названо", "Что такое GIL", "Что важно назвать")
                .without("интерпретатора <b>")
                .withButtons("1", "4", "Хорошо", "Ещё");
        anya.sends("И ещё одна мысль").starts("Я понимаю команды и кнопки.");
        anya.taps("Хорошо").says("День засчитан. Дней подряд: 1").shows().with("Хорошо. Вернётся: ср, 4 марта.");
    }

    @Test
    void what_begins_like_a_command_is_no_attempt() {
        anya.starts("q_q001");

        anya.sends("/квиз").starts("Не знаю команды /квиз.");
        anya.sends("/a_command_that_is_longer_than_telegram_allows_for_them").starts("Не знаю команды /a_command");

        anya.sends("GIL пускает к байт-коду один поток").with("Сверьте по пунктам");
    }

    @Test
    void a_question_graded_again_comes_back_the_next_day_and_not_earlier() {
        anya.starts("q_q001");
        anya.taps("Показать ответ");
        anya.taps("Снова").shows().with("Снова. Вернётся: вт, 3 марта.");

        // 03:59 of the next date still belongs to today.
        chat.passes(Duration.ofHours(15).plusMinutes(59));
        anya.sends("/review").starts("На сегодня всё. Следующее повторение: вт, 3 марта.");

        chat.passes(Duration.ofMinutes(1));
        anya.sends("/review").with("Что такое GIL", "Пора повторить: сейчас вспомните с вероятностью");
        assertThat(anya.texts()).contains("К повторению сегодня: 1.");
        anya.taps("Другой вопрос").sends().starts("На сегодня всё.");
    }

    @Test
    void a_better_grade_keeps_a_question_away_for_longer() {
        anya.starts("q_q001");
        anya.taps("Показать ответ");
        anya.taps("Легко").shows().with("Легко. Вернётся: вт, 10 марта.");

        chat.passes(Duration.ofDays(7));

        anya.sends("/review").starts("На сегодня всё. Следующее повторение: вт, 10 марта.");
    }

    /// A greeting opened the answer.
    @Test
    void words_that_have_nothing_to_do_with_the_question_open_no_answer() {
        anya.starts("q_q001");
        for (var words : new String[] {"привет", ".", "ok"})
            anya.sends(words).starts("Ответа на вопрос здесь не видно.").withButtons("Показать ответ");

        anya.taps("Показать ответ").shows().with("Что важно назвать");
    }

    @Test
    void a_tick_can_be_changed_and_the_proposed_grade_follows() {
        anya.starts("q_q001");
        anya.sends("GIL — это блокировка");
        var before = anya.last().text();

        anya.taps("1").shows();

        assertThat(anya.last().text()).isNotEqualTo(before);
        anya.taps("1").shows();
        assertThat(anya.last().text()).isEqualTo(before);
    }

    @Test
    void a_topic_is_asked_by_its_words() {
        anya.sends("/quiz GIL").with("GIL");
        anya.sends("/quiz транзакции").starts("Уровень 4");
        anya.sends("/quiz 3").starts("Уровень 3");
        anya.sends("/quiz абракадабра").starts("Такой темы нет.").withButtons("Основы Python");
        anya.taps("Основы Python").sends().starts("Уровень 1");
    }

    @Test
    void near_duplicates_do_not_meet_on_one_day() {
        // q097 and q124 are both about CQRS, on levels 4 and 5.
        anya.starts("q_q097");
        var alike = chat.bank()
                .find(new dev.sobesednik.bank.Question.Id("q124"))
                .orElseThrow()
                .text();
        var others = chat.bank().questions().stream()
                .filter(question -> question.level() == 5)
                .count();

        // Every other near-duplicate of the level keeps one more away, so a third of the level is surely left.
        for (int asked = 0; asked < others / 3; asked++)
            assertThat(anya.sends("/quiz 5").text()).doesNotContain(alike);
    }

    @Test
    void no_question_comes_twice_while_others_are_left_and_then_another_round_begins() {
        chat.bankIs(SmallBank.read(SmallBank.text()));
        var cards = new ArrayList<String>();
        for (int number = 0; number < 3; number++)
            cards.add(anya.sends("/quiz")
                    .without("Новых вопросов здесь не осталось")
                    .text());
        assertThat(cards).doesNotHaveDuplicates();

        anya.sends("/quiz").with("Новых вопросов здесь не осталось");
        anya.sends("/quiz 2").with("Новых вопросов здесь не осталось");
    }

    @Test
    void a_question_without_an_answer_is_asked_dug_into_and_graded() {
        chat.bankIs(SmallBank.read(SmallBank.text()));
        anya.sends("/quiz 2").withoutButtons("Показать ответ").withButtons("Уточняющий вопрос 1", "Хорошо");

        anya.taps("Уточняющий вопрос 1")
                .shows()
                .with("Уточняющий вопрос 1")
                .withButtons("К вопросу", "Уточняющий вопрос 2")
                .withoutButtons("Ответ на уточняющий");
        anya.taps("Уточняющий вопрос 2").shows().with("Уточняющий вопрос 2").withButtons("К вопросу");
        anya.taps("Хорошо").says("День засчитан. Дней подряд: 1");
    }

    @Test
    void next_asks_one_question_however_often_it_is_tapped() {
        anya.sends("/quiz 2");
        var card = anya.last();
        var next = card.buttons().stream()
                .filter(button -> button.text().equals("Другой вопрос"))
                .findFirst()
                .orElseThrow();

        var first = anya.tapsData(card, next.value());
        var second = anya.tapsData(card, next.value());

        assertThat(first.awaitAnswer(ChatScript.SOON).text()).isEmpty();
        assertThat(second.awaitAnswer(ChatScript.SOON).text()).isEqualTo("Следующий вопрос уже есть ниже.");
        chat.settles();
        assertThat(anya.texts()).hasSize(2);
    }

    @Test
    void two_presses_at_once_grade_once() {
        anya.starts("q_q001");
        anya.taps("Показать ответ");
        var card = anya.last();

        var good = anya.talk().presses(card, "Хорошо · 2 дн.");
        var again = anya.talk().presses(card, "Снова · завтра");

        assertThat(good.awaitAnswer(ChatScript.SOON).text()).isEqualTo("День засчитан. Дней подряд: 1");
        assertThat(again.awaitAnswer(ChatScript.SOON).text()).isEqualTo("Этот вопрос вы уже оценили.");
        anya.sends("/stats").with("Оценки — снова: 0, трудно: 0, хорошо: 1, легко: 0");
    }

    @Test
    void every_side_of_an_answer_is_two_taps_away_and_a_card_has_four_rows_of_buttons() {
        anya.starts("q_q001");
        var card = anya.taps("Показать ответ").tapped();

        anya.taps("Подробно").shows().withButtons("К ответу");
        for (var side : new String[] {"Пример", "Ошибки", "Источники"}) {
            anya.taps("Ещё").shows().withButtons("Подробно", "Пример", "Ошибки", "Источники", "Избранное", "К ответу");
            anya.taps(side).shows();
        }
        assertThat(anya.taps("К ответу").shows().text()).isEqualTo(card.text());
        assertThat(anya.texts()).as("a card is edited, never sent anew").hasSize(1);
    }

    @Test
    void a_deep_link_opens_its_question_also_when_people_shorten_it() {
        anya.starts("q_q017");
        var card = anya.last().text();

        assertThat(anya.starts("q_017").text()).isEqualTo(card);
        assertThat(anya.starts("q_17").text()).isEqualTo(card);
    }

    @Test
    void a_bad_deep_link_says_that_there_is_no_such_question() {
        for (var wrong : new String[] {"q_", "q_q999", "q_999", "q_-1", "q_q001x", "q_null"})
            anya.starts(wrong).starts("По этой ссылке вопроса нет");
        anya.starts("somewhere_else").starts("Здравствуйте");
    }

    @Test
    void the_whole_walk_in_english() {
        var ben = chat.ben();
        ben.starts().starts("Hello. I help you get ready").withButtons("All topics");
        ben.taps("Python basics").sends().starts("Level 1 · ");
        ben.starts("q_q001").withButtons("Show the answer", "Another question");
        ben.taps("Show the answer").shows().with("Key points").withButtons("In depth", "Again", "Hard", "Good", "More");
        ben.taps("Follow-up 1").shows().with("Follow-up 1").withButtons("Back to the answer");
        ben.taps("Again").says("Today counts. Days in a row: 1").sends().starts("Shall I send you one question");
        ben.taps("No, thanks").shows().with("The daily question is off");
        ben.sends("/stats").with("Questions graded: 1 of", "1. Python basics: 1 of");
        ben.sends("/quiz cookery").starts("There is no such topic.");
        ben.starts("q_q001");
        ben.sends("hello").starts("I see no answer to the question here.");
        ben.sends("The GIL lets one thread run bytecode").with("Compare point by point");
        ben.sends("hello").starts("I understand commands and buttons.");
    }
}
