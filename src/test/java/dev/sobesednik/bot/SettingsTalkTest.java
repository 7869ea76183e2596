package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One message with toggles, and the commands that set the same.
class SettingsTalkTest {

    /// Monday, 12:00 in Moscow.
    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final ChatScript.User anya = chat.anya();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void each_toggle_shows_its_value() {
        anya.sends("/settings")
                .with("Настройки", "У вас сейчас 12:00? Если нет, назовите свой часовой пояс.")
                .withButtons("Язык: русский", "Тема: Все темы", "Вопрос дня: выключен", "Часовой пояс: Москва");
    }

    @Test
    void the_language_changes_at_a_tap_moves_no_clock_and_stays_whatever_telegram_says_later() {
        anya.sends("/settings");
        anya.taps("Язык: русский")
                .shows()
                .with("Settings", "Is it 12:00 where you are?")
                .withButtons("Language: English", "Topic: All topics", "Daily question: off", "Time zone: Moscow");
        anya.sends("/help").starts("I ask questions");

        anya.taps("Language: English").shows().withButtons("Язык: русский");
        anya.sends("/help").starts("Я задаю вопросы");
    }

    @Test
    void until_it_is_chosen_the_language_follows_telegrams() {
        anya.sends("/help").starts("Я задаю вопросы");
        var inEnglish = chat.user(42, "Anya", "en-GB");
        inEnglish.sends("/help").starts("I ask questions");

        inEnglish.sends("/settings");
        inEnglish.taps("Language: English");
        chat.user(42, "Anya", "de").sends("/help").starts("Я задаю вопросы");
    }

    @Test
    void somebody_whose_client_tells_no_language_is_spoken_to_in_english() {
        chat.user(44, "N", "").starts().starts("Hello");
    }

    @Test
    void a_level_is_chosen_and_shown() {
        anya.sends("/settings");
        anya.taps("Тема: Все темы")
                .shows()
                .with("Какую тему спрашивать")
                .withButtons("Основы Python", "Собеседование и команда", "Все темы", "Назад");
        anya.taps("Веб-разработка и API").shows().withButtons("Тема: Веб-разработка и API");

        anya.sends("/quiz").starts("Уровень 3");
        anya.sends("/settings");
        anya.taps("Тема: Веб-разработка и API");
        anya.taps("Все темы").shows().withButtons("Тема: Все темы");
    }

    @Test
    void the_time_is_chosen_paused_and_switched_off_in_the_same_message() {
        anya.sends("/settings");
        anya.taps("Вопрос дня: выключен").shows().with("Вопрос дня выключен").withoutButtons("Выключить");
        anya.taps("20:00")
                .shows()
                .with("каждый день в 20:00", "Следующий: пн, 2 марта", "Это предположение")
                .withButtons("Пауза на день", "Пауза на неделю", "Выключить", "Часовой пояс");
        anya.taps("Пауза на неделю").shows().with("на паузе", "пн, 9 марта").withButtons("Продолжить сейчас");
        anya.taps("Продолжить сейчас").shows().with("Следующий: пн, 2 марта");
        anya.taps("Выключить").shows().with("Вопрос дня выключен");
        assertThat(anya.texts()).hasSize(1);
    }

    @Test
    void a_pause_tapped_twice_at_once_is_one_pause() {
        anya.sends("/daily 20:00");
        var page = anya.last();

        var first = anya.talk().presses(page, "Пауза на неделю");
        var second = anya.talk().presses(page, "Пауза на неделю");
        first.awaitAnswer(ChatScript.SOON);
        second.awaitAnswer(ChatScript.SOON);

        anya.sees().with("на паузе", "пн, 9 марта");
    }

    @Test
    void the_zone_is_chosen_by_city() {
        anya.sends("/daily 09:00");
        anya.taps("Часовой пояс").shows().with("Где вы живёте?").withButtons("Самара", "Нью-Йорк", "По смещению");

        anya.taps("Самара")
                .shows()
                .with("У вас сейчас 13:00.")
                .withButtons("Часовой пояс: Самара", "Вопрос дня: 09:00");
        anya.sends("/daily").with("Часовой пояс: Самара, у вас сейчас 13:00").without("предположение");
    }

    @Test
    void the_zone_is_chosen_by_offset() {
        anya.sends("/settings");
        anya.taps("Часовой пояс: Москва");
        anya.taps("По смещению")
                .shows()
                .with("перевод часов не учитывается")
                .withButtons("UTC: 09:00", "UTC+05: 14:00", "UTC-12: 21:00", "UTC+14: 23:00", "Назад");

        anya.taps("UTC+05: 14:00").shows().with("У вас сейчас 14:00.").withButtons("Часовой пояс: UTC+05");
    }

    @Test
    void the_zone_command_knows_cities_offsets_and_iana_names() {
        anya.sends("/zone").with("Где вы живёте?", "12:00").withButtons("Москва");
        anya.sends("/zone самара").with("Часовой пояс: Самара. У вас сейчас 13:00.");
        anya.sends("/zone Кишинев").with("Часовой пояс: Кишинёв.");
        anya.sends("/zone New York").with("Часовой пояс: Нью-Йорк.");
        anya.sends("/zone +5").with("Часовой пояс: UTC+05. У вас сейчас 14:00.");
        anya.sends("/zone UTC +5:30").with("Часовой пояс: UTC+05:30. У вас сейчас 14:30.");
        anya.sends("/zone −3").with("Часовой пояс: UTC-03. У вас сейчас 06:00.");
        anya.sends("/zone europe/paris").with("Часовой пояс: Europe/Paris. У вас сейчас 10:00.");
        anya.sends("/zone utc").with("Часовой пояс: UTC. У вас сейчас 09:00.");
    }

    @Test
    void a_zone_that_does_not_exist_is_said_in_words() {
        for (var wrong : new String[] {"Нигде", "+99", "Mars/Olympus", "5", "<i>x</i>"})
            anya.sends("/zone " + wrong).with("Не знаю часового пояса «" + wrong + "»");
        anya.sends("/zone " + "ж".repeat(3_000)).with("Не знаю часового пояса «жжж", "…»");

        anya.sends("/settings").withButtons("Часовой пояс: Москва");
    }

    @Test
    void daily_understands_the_ways_in_which_people_write_a_time() {
        anya.sends("/daily 7:30").with("каждый день в 07:30");
        anya.sends("/daily 07.45").with("каждый день в 07:45");
        anya.sends("/daily 0815").with("каждый день в 08:15");
        anya.sends("/daily 9").with("каждый день в 09:00");
        anya.sends("/daily 00:00").with("каждый день в 00:00", "вт, 3 марта");
        anya.sends("/daily 23:59").with("каждый день в 23:59", "пн, 2 марта");
        anya.sends("/daily OFF").with("Вопрос дня выключен");
        anya.sends("/daily resume").with("каждый день в 23:59");
        anya.sends("/daily").with("каждый день в 23:59");
    }

    @Test
    void a_time_that_does_not_exist_is_said_in_words() {
        for (var wrong : new String[] {"25:61", "24:00", "9:60", "полдень", "-1", "12:00:00", "1:2", "<b>9</b>"})
            anya.sends("/daily " + wrong).with("Не понимаю время «" + wrong + "»");

        anya.sends("/daily").with("Вопрос дня выключен");
    }

    @Test
    void the_answer_to_daily_in_english_guesses_utc() {
        chat.ben()
                .sends("/daily 08:00")
                .with(
                        "every day at 08:00",
                        "Tue, 3 March",
                        "Time zone: UTC, your time now is 09:00",
                        "This is a guess");
    }

    @Test
    void a_streak_is_told_in_one_line_over_two_weeks() {
        anya.sends("/streak").starts("Серии пока нет.");
        for (int day = 1; day <= 7; day++) {
            grade();
            chat.passes(Duration.ofDays(1));
        }
        anya.sends("/streak")
                .with(
                        "Дней подряд: 7",
                        "Сегодня ещё не засчитано",
                        "Заморозок в запасе: 2 из 2.",
                        "\n2.03 ●●●●●●●◌ 9.03\n");

        // The ninth is missed and forgiven.
        chat.passes(Duration.ofDays(1));
        grade();
        grade();
        anya.sends("/streak")
                .with(
                        "Дней подряд: 8",
                        "Лучшая серия: 8",
                        "Сегодня уже засчитано.",
                        "Заморозок в запасе: 1 из 2",
                        "\n2.03 ●●●●●●●◆● 10.03\n◆ заморозка\n");

        chat.passes(Duration.ofDays(5));
        anya.sends("/streak")
                .with("Дней подряд: 0", "Лучшая серия: 8", "Серия прервалась.", "\n2.03 ●●●●●●●◆●○○○○◌ 15.03\n");
        grade();
        anya.sends("/streak").with("Дней подряд: 1", "Лучшая серия: 8");
    }

    @Test
    void statistics_count_questions_and_grades() {
        anya.sends("/stats").starts("Пока считать нечего.");
        grade();
        grade();

        anya.sends("/stats")
                .with(
                        "Оценено вопросов: 1 из " + chat.bank().questions().size(),
                        "1. Основы Python: 1 из ",
                        "хорошо: 2",
                        "Дней подряд: 1, лучшая серия: 1");
    }

    private void grade() {
        anya.starts("q_q001");
        anya.taps("Показать ответ");
        anya.taps("Хорошо");
    }
}
