package dev.sobesednik.playground.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The whole bot in the browser, as somebody meets it who has started it with one command.
///
/// The pictures that this makes lie in `target/pictures`; `-Dpictures=docs` writes them to `docs/images`, for the
/// READMEs.
class NewcomerStoryTest {

    private static final Path PICTURES =
            "docs".equals(System.getProperty("pictures")) ? Path.of("docs", "images") : Path.of("target", "pictures");

    // A card that still has its question's buttons.
    private static final String QUESTIONS =
            "return [...document.querySelectorAll('.inline')].filter(b => b.textContent === 'Показать ответ').length";

    @TempDir
    static Path data;

    private static Browser browser;
    private static BotProcess bot;

    @BeforeAll
    static void open() {
        browser = Browser.open(1180, 800, false);
        bot = BotProcess.start(data);
    }

    @AfterAll
    static void close() {
        if (bot != null) bot.close();
        if (browser != null) browser.close();
    }

    @Test
    void a_newcomer_plays_a_first_day_and_the_next_ones() {
        browser.visit(bot.url() + "/?as=700100201");
        browser.waitFor(".single");
        browser.picture(PICTURES.resolve("welcome.png"));

        browser.presses("НАЧАТЬ");
        browser.message("С какого уровня начнём?");
        browser.presses("1");
        browser.message("Уровень 1");
        browser.sends("/start q_q001");
        browser.message("GIL");
        browser.presses("Показать ответ");
        browser.message("Что важно назвать");
        browser.picture(PICTURES.resolve("answer.png"));
        browser.presses("Уточняющий вопрос 1");
        browser.message("Как обойти ограничения GIL");
        browser.presses("Ответ на уточняющий");
        browser.message("Процессы");
        browser.presses("К ответу");
        browser.message("Что важно назвать");
        browser.presses("Хорошо");
        browser.message("Ваша оценка: хорошо");
        browser.message("Присылать вам один вопрос каждый день?");

        browser.presses("09:00");
        browser.waitGone(".inline.waiting");
        browser.clicks("#tools-toggle");
        for (var day = 2; day <= 3; day++) {
            var questions = browser.number(QUESTIONS);
            browser.clicks("[data-clock=tomorrow]");
            browser.until("a daily question", () -> browser.number(QUESTIONS) > questions ? true : null);
            browser.waitGone(".clock.running");
            browser.presses("Показать ответ");
            browser.message("Что важно назвать");
            browser.presses("Хорошо");
            browser.message("Ваша оценка: хорошо");
        }
        browser.picture(PICTURES.resolve("clock.png"));
        browser.clicks("#tools .icon");
        browser.sends("/stats");
        browser.message("Дней подряд: 3");
        browser.script(
                "sessionStorage.setItem('chat-open', '1'); document.getElementById('app').classList.add('chat-open')");
        browser.script(
                "document.getElementById('toasts').replaceChildren(); document.documentElement.dataset.theme = 'dark'");
        browser.picture(PICTURES.resolve("dark.png"));
        browser.script("document.documentElement.dataset.theme = ''");
        browser.resize(390, 780);
        browser.picture(PICTURES.resolve("phone.png"));
        browser.resize(1180, 800);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_bot_dies_in_the_middle_and_the_same_button_still_works() {
        browser.visit(bot.url() + "/?as=700100202");
        browser.presses("НАЧАТЬ");
        browser.message("С какого уровня начнём?");
        browser.sends("/start q_q001");
        browser.message("GIL");

        // The local Telegram dies with the bot; it has written down the message by then.
        browser.until("the question in the file", () -> savedMessages() >= 4 ? true : null);
        bot.diesAndComesBack();

        browser.reload();
        browser.message("GIL");
        browser.presses("Показать ответ");
        browser.message("Что важно назвать");
    }

    @Test
    void an_english_speaker_is_met_in_english() {
        browser.visit(bot.url() + "/?as=700100203");
        browser.presses("START");

        browser.until(
                "an English greeting",
                () -> browser.messages().stream().anyMatch(message -> message.contains("interview")) ? true : null);
    }

    private static long savedMessages() {
        try {
            var saved = JsonMapper.shared().readTree(Files.readString(data.resolve("playground.json")));
            return saved.at("/telegram/chats")
                    .valueStream()
                    .filter(chat -> chat.path("id").asLong() == 700100202)
                    .mapToLong(chat -> chat.path("messages").size())
                    .sum();
        } catch (IOException _) {
            return 0;
        }
    }
}
