package dev.sobesednik.playground.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three people play a whole mock interview in the browser, with the whole bot behind it.
///
/// Its pictures go where those of [NewcomerStoryTest] go.
class MockStoryTest {

    private static final String ANYA = "Аня";
    private static final String BORIS = "Борис";
    private static final String JOHN = "John";
    private static final String GROUP = "Мок-собеседование";
    private static final Pattern MINUTES = Pattern.compile("осталось минут: (\\d+)");

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
    void three_people_play_a_mock_from_the_lobby_to_the_report_and_the_bot_dies_in_the_middle() {
        everybodyStartsTheBot();
        browser.becomes(ANYA);
        browser.opensChat(GROUP);
        browser.sends("/mock");
        browser.message("Ведёт Аня");
        browser.becomes(BORIS);
        browser.presses("Участвую");
        shows("Отвечают и спрашивают: Аня, Борис");
        browser.becomes(JOHN);
        browser.presses("Смотрю");
        shows("Смотрят: John");
        browser.becomes(ANYA);
        browser.picture(Pictures.file("mock-lobby.png"));

        browser.presses("Начать");
        shows("Раунд 1 из 3");
        var minutes = minutesLeft();
        browser.becomes(BORIS);
        browser.presses("Уточняющий вопрос 1");
        shows("Уточняющий вопрос 2");
        bot.awaitSaved();
        bot.diesAndComesBack();
        browser.reload();
        browser.message("Раунд 1 из 3");
        browser.until("the minutes to go on", () -> minutesLeft() <= minutes ? true : null);
        browser.presses("Уточняющий вопрос 2");
        bot.passes(Duration.ofSeconds(10));
        browser.waitGone(".inline", "Уточняющий вопрос 2");
        browser.picture(Pictures.file("mock-round.png"));

        browser.presses("К оценкам");
        shows("Оценки вслепую");
        scores(ANYA, "4", "1", "2");
        browser.becomes(JOHN);
        browser.opensChat(GROUP);
        browser.presses("Взял бы");
        scores(BORIS, "3", "1");
        browser.opensChat(GROUP);
        shows("Взяли бы: 1");
        browser.picture(Pictures.file("mock-scores.png"));

        passesInRound("Раунд 2 из 3", BORIS);
        passesInRound("Раунд 3 из 3", ANYA);
        browser.presses("Итоги");
        shows("Собеседование закончено");
        browser.message("Итоги собеседования");
        browser.picture(Pictures.file("mock-report.png"));
        browser.opensChat("Sobesednik");
        browser.message("Что стоит повторить");
        assertThat(browser.complaints())
                .allMatch(complaint -> complaint.contains("/playground/changes"), "the lost stream, and nothing else");
    }

    /// The bot may write to nobody who has not started it.
    private static void everybodyStartsTheBot() {
        browser.visit(bot.url() + "/?as=700100201");
        for (var person : new String[] {ANYA, BORIS, JOHN}) {
            browser.becomes(person);
            browser.presses(person.equals(JOHN) ? "START" : "НАЧАТЬ");
            browser.waitFor(".message.in");
        }
    }

    /// The group hears of a change at once or, after a few, within the budget of one message in nine seconds.
    private static void shows(String text) {
        bot.passes(Duration.ofSeconds(10));
        browser.message(text);
    }

    private static void passesInRound(String round, String candidate) {
        browser.becomes(candidate);
        browser.presses("Следующий раунд");
        shows(round);
        browser.presses("Пропустить");
        shows("Вопрос пропущен");
    }

    private static int minutesLeft() {
        var left = MINUTES.matcher(browser.message("осталось минут").getText());
        return left.find() ? Integer.parseInt(left.group(1)) : 0;
    }

    private static void scores(String person, String value, String... points) {
        browser.becomes(person);
        browser.opensChat("Sobesednik");
        browser.message("Отметьте ключевые мысли");
        for (var point : points) {
            browser.presses(point);
            browser.message("✓ " + point + ".");
        }
        browser.presses("Дальше");
        for (var scale = 1; scale <= 4; scale++) {
            browser.message("шкала %d из 4".formatted(scale));
            browser.presses(value);
        }
        browser.presses("Отправить");
        browser.message("Отправлено.");
    }
}
