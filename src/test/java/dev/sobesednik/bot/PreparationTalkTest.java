package dev.sobesednik.bot;

import dev.sobesednik.bank.json.SmallBank;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The day of the interview, and what the bot tells of the way there.
class PreparationTalkTest {

    /// Monday, 12:00 in Moscow.
    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final ChatScript.User anya = chat.anya();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void the_day_is_named_by_a_button_or_in_words_and_told_in_the_greeting() {
        anya.starts();
        anya.sends("/interview_date").starts("Когда собеседование?").withButtons("Через неделю", "Пока не знаю");
        anya.taps("Через неделю").shows().starts("Собеседование: пн, 9 марта. Осталось дней: 7.");

        anya.sends("/interview_date 4 апреля").starts("Собеседование: сб, 4 апреля. Осталось дней: 33.");
        anya.sends("/interview_date 06.03").starts("Собеседование: пт, 6 марта. Осталось дней: 4.");
        anya.starts().with("До собеседования (пт, 6 марта) дней: 4.");

        anya.sends("/interview_date");
        anya.taps("Пока не знаю").shows().starts("Когда собеседование?");
    }

    @Test
    void a_day_that_cannot_be_meant_is_said_and_the_old_one_stays() {
        anya.sends("/interview_date 06.03");

        anya.sends("/interview_date 01.03.2026").starts("Эта дата уже прошла");
        anya.sends("/interview_date 01.05.2029").with("больше чем через год");
        anya.sends("/interview_date 31.02").starts("Не понимаю дату «31.02»");
        anya.sends("/interview_date <b>скоро</b>").starts("Не понимаю дату «<b>скоро</b>»");

        anya.sends("/interview_date").starts("Собеседование: пт, 6 марта.");
    }

    @Test
    void what_was_graded_comes_back_before_the_day() {
        anya.sends("/interview_date 04.03");
        anya.starts("q_q001");

        anya.taps("Показать ответ").shows().withButtons("Снова · завтра", "Легко · завтра");
    }

    @Test
    void review_asks_what_has_come_back_and_tells_when_the_next_does() {
        anya.sends("/review").starts("Повторять пока нечего");
        anya.starts("q_q001");
        anya.taps("Показать ответ");
        anya.taps("Хорошо");
        anya.sends("/review").starts("На сегодня всё. Следующее повторение: ср, 4 марта.");

        chat.passes(Duration.ofDays(2));
        anya.sends("/review").with("Что такое GIL", "Пора повторить");
    }

    @Test
    void readiness_begins_with_grades_and_leads_to_what_is_missing_most() {
        anya.sends("/readiness").starts("Готовность появится после первых оценок");
        anya.starts("q_q001");
        anya.taps("Показать ответ");
        anya.taps("Хорошо");

        anya.sends("/interview_date 06.03");
        anya.sends("/readiness").starts("Готовность: ").with("К пт, 6 марта", "Основы Python: ", "по 1 оценённым");
        var section = anya.last().buttonTexts().getFirst();
        anya.taps(section).sends().with(section).withButtons("Показать ответ");
    }

    @Test
    void a_plan_item_is_closed_by_what_was_answered_well() {
        anya.sends("/plan").starts("План подготовки");
        anya.taps("1").shows().withButtons("1", "Назад");
        anya.taps("1").sends().withButtons("Показать ответ");
    }

    @Test
    void a_track_is_chosen_and_let_go_again() {
        anya.sends("/track").starts("К какой роли готовитесь?");
        var track = anya.last().buttonTexts().getFirst();

        anya.taps(track).shows().starts("Ваше направление: " + track);
        anya.taps("Любое").shows().starts("К какой роли готовитесь?");
    }

    @Test
    void a_pass_goes_on_where_it_was_left_and_grades_as_any_card_does() {
        anya.sends("/pass").with(" 1 из ").withButtons("Снова", "Хорошо", "Хватит");
        anya.taps("Снова").shows().with(" 2 из ");
        anya.taps("Хорошо").shows().with(" 3 из ");

        anya.sends("/pass").with(" 3 из ");
        anya.taps("Хватит").shows().with("Пройдено: 2, знакомо: 1.", "Вернуться к ним:");
        anya.sends("/stats").with("Оценено вопросов: 2");
    }

    @Test
    void a_question_that_has_left_the_bank_leaves_the_pass_and_counts_for_nothing() {
        anya.sends("/pass 4").with(" 1 из 37");
        chat.bankIs(SmallBank.read(SmallBank.text()));

        anya.sends("/pass").with("больше нет в базе");
        anya.taps("Хорошо").shows().with(" 1 из 36");

        anya.sends("/stats").starts("Пока считать нечего.");
    }

    @Test
    void a_press_from_an_older_pass_changes_nothing() {
        anya.sends("/pass");
        var first = anya.last();
        anya.taps("Снова");

        anya.tapsData(first, first.buttons().getFirst().value()).awaitAnswer(ChatScript.SOON);

        anya.sends("/stats").with("Оценено вопросов: 1");
    }
}
