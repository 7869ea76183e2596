package dev.sobesednik.streak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bot.ChatScript;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The streak's manners, played in a chat. Anya's clock is Moscow's, three hours ahead of UTC.
class StreakTalkTest {

    private static final String WORD = "До конца дня серия";

    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final ChatScript.User anya = chat.anya();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void a_newcomer_begins_with_a_freeze() {
        anya.sends("/streak").starts("Серии пока нет.").with("Заморозок в запасе: 1 из 2", "первая у вас сразу");

        grade("Хорошо");
        chat.passes(Duration.ofDays(2));
        grade("Хорошо");

        anya.sends("/streak").with("Дней подряд: 2", "2.03 ●◆● 4.03", "◆ заморозка", "Заморозок в запасе: 0 из 2");
    }

    @Test
    void a_streak_that_broke_comes_back_after_five_answers_and_says_so() {
        days(4);
        chat.passes(Duration.ofDays(3));

        anya.sends("/streak")
                .with(
                        "Дней подряд: 0",
                        "Серия прервалась.",
                        "Прежнюю серию (4) можно вернуть, последний день — пн, 9 марта.",
                        "осталось оценить вопросов: 5");
        assertThat(grade("Хорошо"))
                .isEqualTo("День засчитан. Чтобы вернуть серию (4), оцените сегодня ещё вопросов: 4");
        for (int more = 3; more >= 1; more--)
            assertThat(grade("Хорошо")).endsWith("оцените сегодня ещё вопросов: " + more);

        assertThat(grade("Хорошо")).isEqualTo("Серия вернулась. Дней подряд: 5");
        anya.sends("/streak").with("Дней подряд: 5", "2.03 ●●●●◆◐● 8.03", "◆ заморозка, ◐ наверстали");
        assertThat(grade("Хорошо")).isEmpty();
    }

    @Test
    void one_tap_hides_the_streak_everywhere_and_one_shows_it_again() {
        grade("Хорошо");
        anya.sends("/streak").withButtons("Скрыть серию");

        anya.taps("Скрыть серию").shows().starts("Серия скрыта").withoutButtons("Напоминать вечером");

        anya.sends("/stats").with("Оценено вопросов: 1").without("подряд", "серия");
        chat.passes(Duration.ofDays(1));
        assertThat(grade("Хорошо")).isEmpty();
        anya.sends("/streak").starts("Серия скрыта");
        anya.taps("Показывать серию").shows().with("Дней подряд: 2").withButtons("Скрыть серию");
        anya.sends("/stats").with("Дней подряд: 2");
    }

    @Test
    void whoever_asked_for_it_gets_a_word_in_the_evening_before_the_streak_is_lost_and_only_then() {
        days(3);
        anya.sends("/streak");
        anya.taps("Напоминать вечером").shows().withButtons("Не напоминать вечером");

        // The fifth is the freeze's; the sixth at noon is too early for a word.
        chat.passes(Duration.ofDays(1));
        anya.sends("/streak").with("Дней подряд: 3", "2.03 ●●●◌ 5.03");
        assertThat(words()).isZero();
        chat.passes(Duration.ofDays(1));
        anya.sends("/streak").with("Дней подряд: 3", "2.03 ●●●◆◌ 6.03", "Заморозок в запасе: 0 из 2");
        chat.passes(Duration.ofHours(7).plusMinutes(59));
        assertThat(words()).isZero();
        chat.passes(Duration.ofMinutes(1));

        anya.sees().starts("До конца дня серия (3) прервётся").withButtons("Взять вопрос", "Не напоминать вечером");
        chat.passes(Duration.ofHours(1));
        assertThat(words()).isEqualTo(1);
        anya.taps("Взять вопрос").sends().withButtons("Показать ответ");
        assertThat(grade("Хорошо")).isEqualTo("День засчитан. Дней подряд: 4");

        chat.passes(Duration.ofDays(1));
        assertThat(words()).as("today is the last chance again").isEqualTo(2);
        chat.passes(Duration.ofDays(7));
        assertThat(words()).as("what is lost is lost").isEqualTo(2);
    }

    @Test
    void a_word_that_could_not_be_said_in_the_evening_is_not_said_at_night() {
        days(3);
        anya.sends("/streak");
        anya.taps("Напоминать вечером");
        chat.botStops();
        chat.passes(Duration.ofHours(24 + 24 + 10).plusMinutes(1));

        chat.botRestarts();
        anya.sends("/help");

        assertThat(words()).isZero();
        chat.passes(Duration.ofDays(1));
        assertThat(words()).isZero();
    }

    @Test
    void stop_means_this_word_too() {
        days(3);
        anya.sends("/streak");
        anya.taps("Напоминать вечером");

        anya.sends("/stop");

        chat.passes(Duration.ofDays(4));
        assertThat(words()).isZero();
        anya.sends("/streak").withButtons("Напоминать вечером");
    }

    @Test
    void two_days_bring_no_word() {
        days(2);
        anya.sends("/streak");
        anya.taps("Напоминать вечером");

        chat.passes(Duration.ofDays(5));

        assertThat(words()).isZero();
    }

    @Test
    void what_anybody_can_forge_is_an_old_button() {
        anya.sends("/streak");
        for (var data : new String[] {"1:streak", "1:streak:", "1:streak:grow", "1:streak:hide:1"})
            assertThat(anya.tapsData(data).text()).as(data).startsWith("Эта кнопка");
    }

    /// The last of them is today.
    private void days(int count) {
        for (int day = 1; day <= count; day++) {
            grade("Хорошо");
            if (day < count) chat.passes(Duration.ofDays(1));
        }
    }

    private String grade(String rating) {
        anya.starts("q_q001");
        anya.taps("Показать ответ");
        return anya.taps(rating).answer().text();
    }

    private long words() {
        chat.settles();
        return anya.texts().stream().filter(text -> text.startsWith(WORD)).count();
    }
}
