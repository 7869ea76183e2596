package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.people.MessageView;
import dev.sobesednik.playground.trouble.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DailyQuestionTest {

    /// Monday, 12:00 in Moscow.
    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final ChatScript.User anya = chat.anya();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void the_answer_to_daily_names_the_time_the_zone_and_the_next_date() {
        anya.sends("/daily 09:00")
                .with("каждый день в 09:00", "Следующий: вт, 3 марта", "Москва", "у вас сейчас 12:00", "предположение");
    }

    @Test
    void a_question_comes_every_day_at_the_persons_minute() {
        anya.sends("/daily 09:30");

        chat.passes(Duration.ofHours(21).plusMinutes(30));
        var first = theQuestionOfTheDay(1);
        chat.passes(Duration.ofDays(1));
        var second = theQuestionOfTheDay(2);

        assertThat(first.text()).startsWith("Вопрос дня");
        assertThat(second.text()).startsWith("Вопрос дня").isNotEqualTo(first.text());
    }

    @Test
    void one_minute_earlier_nothing_comes() {
        anya.sends("/daily 09:30");

        chat.passes(Duration.ofHours(21).plusMinutes(29));
        anya.sends("/help");

        assertThat(questionsOfTheDay()).isZero();
    }

    @Test
    void a_question_that_is_late_within_the_grace_still_comes_once() {
        anya.sends("/daily 13:00");
        chat.botStops();
        chat.passes(Duration.ofHours(3));

        chat.botRestarts();

        theQuestionOfTheDay(1);
        chat.botRestarts();
        anya.sends("/help");
        assertThat(questionsOfTheDay()).isEqualTo(1);
    }

    @Test
    void a_missed_window_is_skipped_in_words_and_costs_no_streak() {
        anya.starts("q_q001");
        anya.taps("Показать ответ");
        anya.taps("Хорошо");
        anya.sends("/daily 13:00");
        chat.botStops();
        chat.passes(Duration.ofDays(2).plusHours(6));

        chat.botRestarts();

        awaits("не пришли: бот был недоступен");
        anya.sends("/streak").with("Дней подряд: 1", "◇ бот был недоступен");
        assertThat(questionsOfTheDay()).isZero();
    }

    @Test
    void daily_off_and_stop_end_the_questions() {
        anya.sends("/daily 13:00");
        anya.sends("/daily off").with("Вопрос дня выключен");

        chat.passes(Duration.ofDays(1));
        anya.sends("/daily 14:00");
        anya.sends("/stop").with("Больше не пишу первым");
        chat.passes(Duration.ofDays(1));
        anya.sends("/help");

        assertThat(questionsOfTheDay()).isZero();
    }

    @Test
    void a_pause_is_quiet_for_its_days_and_ends_by_itself() {
        anya.sends("/daily 13:00");
        anya.taps("Пауза на день").shows().with("на паузе", "вт, 3 марта").withButtons("Продолжить сейчас");

        chat.passes(Duration.ofHours(2));
        anya.sends("/help");
        assertThat(questionsOfTheDay()).isZero();
        chat.passes(Duration.ofDays(1));
        theQuestionOfTheDay(1);
    }

    @Test
    void a_new_zone_moves_the_question_to_the_same_time_there() {
        anya.sends("/daily 09:00");
        anya.sends("/zone Владивосток")
                .with("Владивосток", "У вас сейчас 19:00", "Вопрос дня придёт: вт, 3 марта, в 09:00");

        // 09:00 of 3 March in Vladivostok is 23:00 of 2 March in UTC.
        chat.passes(Duration.ofHours(14));
        theQuestionOfTheDay(1);
    }

    @Test
    void a_blocked_bot_is_silent_and_comes_back_on_start() {
        anya.sends("/daily 13:00");
        anya.person.blocks();
        chat.settles();
        chat.passes(Duration.ofDays(3));
        chat.settles();
        assertThat(questionsOfTheDay()).isZero();

        anya.person.unblocks();
        anya.starts().with("Вопрос дня придёт: чт, 5 марта, в 13:00");
        chat.passes(Duration.ofHours(1));
        theQuestionOfTheDay(1);
    }

    @Test
    void a_refused_push_ends_the_pushes_to_that_person() {
        anya.sends("/daily 13:00");
        chat.telegram.trouble().next(1, "sendMessage", Trouble.blockedByTheUser());
        chat.passes(Duration.ofHours(1));
        chat.telegram.awaitCall(
                ChatScript.SOON,
                "sendMessage",
                call -> call.parameters().toString().contains("Вопрос дня"));
        chat.settles();

        chat.passes(Duration.ofDays(2));
        chat.settles();
        assertThat(questionsOfTheDay()).isZero();
    }

    private MessageView theQuestionOfTheDay(int number) {
        chat.telegram.await(ChatScript.SOON, "question of the day " + number, () -> questionsOfTheDay() == number);
        chat.settles();
        return anya.last();
    }

    private void awaits(String part) {
        anya.talk().awaits(ChatScript.SOON, message -> message.text().contains(part));
        chat.settles();
    }

    private long questionsOfTheDay() {
        return anya.talk().seesFromBot().stream()
                .filter(message -> message.text().startsWith("Вопрос дня\n"))
                .count();
    }
}
