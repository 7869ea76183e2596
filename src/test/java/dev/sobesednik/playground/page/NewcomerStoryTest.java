package dev.sobesednik.playground.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole bot in the browser, as somebody meets it who has started it with one command.
///
/// Its pictures are those of the READMEs: [Pictures].
class NewcomerStoryTest {

    // A card that still has its question's buttons.
    private static final String QUESTIONS =
            "return [...document.querySelectorAll('.inline')].filter(b => b.textContent === 'Показать ответ').length";

    @TempDir
    static Path data;

    private static Browser browser;
    private static BotProcess bot;

    @BeforeAll
    static void open() {
        bot = BotProcess.start(data);
        browser = Browser.open(1180, 800, false);
    }

    @AfterAll
    static void close() {
        if (bot != null) bot.close();
        if (browser != null) browser.close();
    }

    @Test
    void a_newcomer_plays_a_first_day_and_a_week_of_daily_questions() {
        browser.visit(bot.url() + "/?as=700100201");
        browser.waitFor(".single");
        browser.picture(Pictures.file("welcome.png"));

        browser.presses("НАЧАТЬ");
        browser.message("С какой темы начнём?");
        browser.presses("Основы Python");
        browser.message("Уровень 1");
        browser.sends("/start q_q001");
        browser.message("GIL");
        browser.presses("Показать ответ");
        browser.message("Что важно назвать");
        browser.picture(Pictures.file("answer.png"));
        browser.presses("Уточняющий вопрос 1");
        browser.message("Как обойти ограничения GIL");
        browser.reload();
        browser.message("Как обойти ограничения GIL");
        browser.presses("Ответ на уточняющий");
        browser.message("Процессы");
        browser.presses("К ответу");
        browser.message("Что важно назвать");
        browser.presses("Хорошо");
        browser.message("Хорошо. Вернётся");
        browser.message("Присылать вам один вопрос каждый день?");

        browser.presses("09:00");
        browser.waitGone(".inline.waiting");
        browser.clicks("#tools-toggle");
        for (var day = 2; day <= 7; day++) answersTheQuestionOfTheNextDay();
        browser.picture(Pictures.file("clock.png"));
        browser.clicks("#tools .icon");
        browser.sends("/streak");
        browser.message("Дней подряд: 7");
        browser.script(
                "sessionStorage.setItem('chat-open', '1'); document.getElementById('app').classList.add('chat-open')");
        browser.script("document.documentElement.dataset.theme = 'dark'");
        browser.picture(Pictures.file("dark.png"));
        browser.script("document.documentElement.dataset.theme = ''");
        browser.resize(390, 780);
        browser.picture(Pictures.file("phone.png"));
        browser.resize(1180, 800);
        assertThat(browser.complaints()).isEmpty();
    }

    private static void answersTheQuestionOfTheNextDay() {
        var questions = browser.number(QUESTIONS);
        browser.clicks("[data-clock=tomorrow]:enabled");
        browser.until("a daily question", () -> browser.number(QUESTIONS) > questions ? true : null);
        browser.waitFor("[data-clock=tomorrow]:enabled");
        assertThat(browser.number(QUESTIONS)).as("one a day").isEqualTo(questions + 1);
        browser.presses("Показать ответ");
        browser.message("Что важно назвать");
        browser.presses("Хорошо");
        browser.until("a grade", () -> browser.number(QUESTIONS) == questions ? true : null);
    }

    @Test
    void an_english_speaker_jumps_over_a_week_and_finds_the_question_of_every_day_on_its_day() {
        browser.visit(bot.url() + "/?as=700100203");
        browser.presses("START");
        browser.message("interview");
        browser.sends("/daily 08:00");
        browser.message("every day at 08:00");
        browser.clicks("#tools-toggle");
        browser.clicks("[data-clock=week]");
        browser.waitFor("[data-clock=week]:enabled");
        browser.clicks("#tools .icon");

        assertThat(browser.strings("""
            let day = '';
            return [...document.querySelectorAll('.messages > li')].map(one => {
              if (one.classList.contains('day')) day = one.innerText;
              return one.innerText.includes('Question of the day') ? `${day}, ${one.querySelector('time').innerText}` : '';
            }).filter(Boolean);\
            """))
                .hasSize(7)
                .doesNotHaveDuplicates()
                .allMatch(dayAndTime -> dayAndTime.endsWith(", 08:00"));
    }

    @Test
    void the_bot_dies_in_the_middle_and_the_same_button_still_works() {
        browser.visit(bot.url() + "/?as=700100202");
        browser.presses("НАЧАТЬ");
        browser.message("С какой темы начнём?");
        browser.sends("/start q_q001");
        browser.message("GIL");

        bot.awaitSaved();
        bot.diesAndComesBack();

        browser.reload();
        browser.message("GIL");
        browser.presses("Показать ответ");
        browser.message("Что важно назвать");
    }
}
