package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NewcomerTest {

    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final ChatScript.User anya = chat.anya();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void the_first_question_comes_within_three_taps() {
        anya.starts().with("Здравствуйте", "С какой темы начнём").withButtons("Основы Python", "Все темы");

        anya.taps("Основы Python").sends().with("Уровень 1").withButtons("Показать ответ", "Другой вопрос");
    }

    @Test
    void a_question_is_answered_dug_into_and_graded() {
        anya.starts("q_q001").with("Что такое GIL");

        anya.taps("Показать ответ")
                .shows()
                .with("Что такое GIL", "Что важно назвать")
                .withButtons(
                        "Подробно", "Уточняющий вопрос 1", "Снова · завтра", "Хорошо · 2 дн.", "Легко · 8 дн.", "Ещё");
        anya.taps("Уточняющий вопрос 1").shows().with("Уточняющий вопрос 1", "Как обойти ограничения GIL");
        anya.taps("Ответ на уточняющий").shows().with("Процессы").withButtons("Уточняющий вопрос 2");
        anya.taps("Уточняющий вопрос 2").shows().with("многопоточность все же эффективна");
        anya.taps("К ответу").shows().with("Что важно назвать");

        var graded = anya.taps("Хорошо").says("День засчитан. Дней подряд: 1");
        graded.shows()
                .with("Хорошо. Вернётся: ср, 4 марта.")
                .withoutButtons("Хорошо")
                .withButtons("Следующий вопрос");
        graded.sends().with("Присылать вам один вопрос каждый день?").withButtons("09:00", "Не нужно");
    }

    @Test
    void a_showing_is_graded_once_however_often_its_buttons_are_tapped() {
        anya.starts("q_q001");
        var card = anya.taps("Показать ответ").tapped();
        var good = card.buttons().stream()
                .filter(button -> button.text().startsWith("Хорошо"))
                .findFirst()
                .orElseThrow();
        anya.taps("Хорошо");

        var again = anya.tapsData(card, good.value()).awaitAnswer(ChatScript.SOON);

        assertThat(again.text()).isEqualTo("Этот вопрос вы уже оценили.");
        anya.sends("/stats").with("Оценено вопросов: 1", "хорошо: 1");
    }

    @Test
    void the_next_question_is_a_new_message_and_the_same_is_not_asked_twice() {
        anya.sends("/quiz 2");
        var first = anya.last();

        anya.taps("Другой вопрос").sends().with("Уровень 2");

        assertThat(anya.last().id()).isNotEqualTo(first.id());
        assertThat(anya.last().text()).isNotEqualTo(first.text());
    }
}
