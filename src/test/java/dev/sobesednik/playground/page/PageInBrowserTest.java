package dev.sobesednik.playground.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.world.Persona;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/// The page with the scripted bot behind it. One browser and one playground serve all tests, each test takes a person
/// of its own.
class PageInBrowserTest {

    private static final String TO_THE_BOTTOM =
            "const b = document.getElementById('scroll'); return b.scrollHeight - b.scrollTop - b.clientHeight";

    @TempDir
    static Path data;

    private static Browser browser;
    private static PageApplication.Running playground;
    private static long nextPerson = 800_000_001L;

    @BeforeAll
    static void open() {
        browser = Browser.open(1280, 860, false);
        playground = PageApplication.run(data, 0);
    }

    @AfterAll
    static void close() {
        if (playground != null) playground.close();
        if (browser != null) browser.close();
    }

    @AfterEach
    void the_browser_has_nothing_to_complain_about() {
        assertThat(browser.complaints()).isEmpty();
    }

    /// A new person's page, with the private chat open.
    private void visitAs(String name, String language) {
        var id = nextPerson++;
        playground.bean(EmulatedTelegram.class).person(new Persona(id, name, "person" + id, language));
        browser.visit(playground.url() + "/?as=" + id);
    }

    private void visitAsStarted(String name) {
        visitAs(name, "ru");
        browser.presses("НАЧАТЬ");
        browser.message("Какой у вас уровень?");
    }

    @Test
    void a_newcomer_meets_the_bot_and_starts_it() {
        visitAs("Вера", "ru");
        assertThat(browser.waitFor("#welcome").getText()).contains("Что умеет этот бот?", "Готовлю к техническому");

        browser.presses("НАЧАТЬ");
        browser.message("Привет, Вера!");
        browser.presses("2 · Джун");
        browser.message("Чем список отличается от кортежа?");
        browser.presses("Показать ответ");

        browser.message("Ключевые пункты");
        assertThat(browser.texts(".message.in"))
                .as("the answer is an edit, not a new message")
                .hasSize(2);
        browser.presses("Снова");
        assertThat(browser.waitFor("dialog[open]").getText()).contains("Тогда завтра повторим ещё раз.");
        browser.keys(Keys.ENTER);
        browser.waitGone("dialog[open]");
        browser.presses("Хорошо");
        assertThat(browser.waitFor(".toast").getText()).isEqualTo("Повторим через 3 дня");
        browser.message("Записал: хорошо.");
        browser.waitGone(".inline.waiting");
    }

    @Test
    void a_button_that_nobody_answers_keeps_its_spinner() {
        visitAsStarted("Глеб");
        var chat = playground
                .bean(EmulatedTelegram.class)
                .calls("sendMessage")
                .getLast()
                .parameters()
                .path("chat_id")
                .asLong();
        playground
                .bot()
                .call(
                        "sendMessage",
                        "{'chat_id':%d,'text':'молчу','reply_markup':{'inline_keyboard':[[{'text':'Тишина','callback_data':'hang'}]]}}"
                                .formatted(chat));
        browser.presses("Тишина");

        assertThat(browser.waitFor(".inline.waiting").getDomAttribute("aria-busy"))
                .isEqualTo("true");
    }

    @Test
    void everything_that_a_text_may_hold_is_rendered() {
        visitAsStarted("Дина");
        browser.sends("/show");
        var message = browser.message("жирный");

        for (var css :
                new String[] {"b", "i", "u", "s", ".text > code", "blockquote", ".code pre", ".command", ".mention"}) {
            assertThat(message.findElements(By.cssSelector(css))).as(css).isNotEmpty();
        }
        assertThat(message.findElement(By.cssSelector("a[target=_blank]")).getDomAttribute("rel"))
                .isEqualTo("noopener noreferrer");
        var spoiler = message.findElement(By.cssSelector(".spoiler"));
        assertThat(spoiler.getCssValue("color")).isEqualTo("rgba(0, 0, 0, 0)");
        spoiler.click();
        assertThat(spoiler.getCssValue("color")).isNotEqualTo("rgba(0, 0, 0, 0)");
        var quote = message.findElement(By.cssSelector(".expandable"));
        var folded = quote.getSize().height;
        quote.findElement(By.cssSelector(".fold")).click();
        assertThat(quote.getSize().height).isGreaterThan(folded);
        message.findElement(By.cssSelector(".command")).click();
        browser.message("Чем список отличается от кортежа?");
    }

    @Test
    void a_quiz_shows_what_was_right_after_the_vote() {
        visitAsStarted("Егор");
        browser.sends("/poll");
        browser.message("Что вернёт bool([])?");
        assertThat(browser.texts(".option.right")).isEmpty();

        browser.clicks(".option", "True");

        assertThat(browser.waitFor(".option.wrong").getText()).contains("100%", "True");
        assertThat(browser.waitFor(".option.right").getText()).contains("False");
        assertThat(browser.waitFor(".explanation").getText()).contains("Пустой список ложен.");
    }

    @Test
    void a_quiz_that_hides_its_results_shows_only_the_own_vote_until_it_closes() {
        visitAsStarted("Юра");
        var chat = nextPerson - 1;
        var sent = playground
                .bot()
                .call(
                        "sendPoll",
                        "{'chat_id':%d,'question':'Что вернёт len({})?','options':[{'text':'0'},{'text':'1'}],'type':'quiz','correct_option_ids':[0],'is_anonymous':false,'explanation':'Словарь пуст.','hide_results_until_closes':true}"
                                .formatted(chat));
        browser.message("Что вернёт len({})?");

        browser.clicks(".option", "1");

        assertThat(browser.waitFor(".option.own").getText()).isEqualTo("1");
        assertThat(browser.waitFor(".poll .total").getText()).isEqualTo("Итоги — когда опрос закроется");
        assertThat(browser.texts(".option.right, .option.wrong, .explanation, .voters"))
                .isEmpty();
        assertThat(browser.texts(".option .share")).containsOnly("");

        var id = sent.at("/result/message_id").asInt();
        playground.bot().call("stopPoll", "{'chat_id':%d,'message_id':%d}".formatted(chat, id));

        assertThat(browser.waitFor(".option.wrong").getText()).contains("100%", "1");
        assertThat(browser.waitFor(".option.right").getText()).contains("0");
        assertThat(browser.waitFor(".explanation").getText()).contains("Словарь пуст.");
    }

    @Test
    void a_draft_grows_until_the_message_comes_and_a_forward_says_from_whom() {
        visitAsStarted("Фая");
        var chat = nextPerson - 1;
        var bot = playground.bot();
        bot.call("sendMessageDraft", "{'chat_id':%d,'draft_id':1,'text':'Мед'}".formatted(chat));
        browser.waitFor(".draft");
        bot.call("sendMessageDraft", "{'chat_id':%d,'draft_id':1,'text':'Медленно'}".formatted(chat));
        browser.until("the draft", () -> browser.texts(".draft").equals(List.of("Медленно")) ? true : null);
        var sent = says(chat, "Медленно, но верно");
        browser.message("но верно");
        browser.waitGone(".draft");

        bot.call("forwardMessage", "{'chat_id':%1$d,'from_chat_id':%1$d,'message_id':%2$d}".formatted(chat, sent));

        browser.message("Переслано от Sobesednik");
    }

    @Test
    void a_file_can_be_downloaded_and_a_voice_note_sent() {
        visitAsStarted("Жанна");
        browser.sends("/file");
        var file = browser.message("Ваш отчёт").findElement(By.cssSelector(".document"));
        assertThat(file.getText()).contains("report.md");
        assertThat(file.getDomAttribute("download")).isEqualTo("report.md");

        browser.clicks(".line .icon[title=Прикрепить]");
        browser.clicks("#popup button", "Голосовое");

        browser.message("Пока понимаю только текст.");
        browser.waitFor(".voice");
    }

    @Test
    void a_photo_is_shown() throws Exception {
        visitAsStarted("Лиза");
        var picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB), "png", picture);
        var liza = playground.bean(EmulatedTelegram.class).person(new Persona(nextPerson - 1, "Лиза", null, "ru"));
        liza.talk().sendsPhoto(picture.toByteArray(), "вид из окна");

        browser.message("вид из окна");
        browser.until(
                "the picture",
                () -> browser.number("return document.querySelector('.photo img').naturalWidth") == 320 ? true : null);
    }

    @Test
    void three_people_talk_in_a_group_and_see_what_they_have_not_read() {
        visitAs("Зоя", "ru");
        browser.becomes("Аня");
        browser.opensChat("Мок-собеседование");
        browser.sends("/quiz");
        browser.message("Чем список отличается от кортежа?");
        browser.becomes("Борис");
        assertThat(browser.waitFor("#title").getText()).isEqualTo("Мок-собеседование");
        browser.sends("Я думаю, кортеж неизменяем");

        browser.becomes("John");

        assertThat(browser.waitFor("#field").getDomAttribute("placeholder"))
                .as("John's page is English")
                .isEqualTo("Message");
        assertThat(browser.message("Я думаю").getText()).contains("Борис");
        browser.opensChat("Sobesednik");
        browser.becomes("Аня");
        browser.opensChat("Sobesednik");
        browser.becomes("Борис");
        browser.opensChat("Мок-собеседование");
        browser.sends("Аня, ты где?");
        browser.message("ты где?");
        browser.becomes("Аня");
        browser.opensChat("Sobesednik");
        browser.becomes("Борис");
        browser.opensChat("Мок-собеседование");
        browser.sends("Ау");
        browser.message("Ау");
        browser.waitFor(".person[title='Alt+1'] .dot");
    }

    @Test
    void a_keyboard_is_enough() {
        visitAsStarted("Ира");
        browser.types("/q");
        assertThat(browser.waitFor(".offers [aria-selected=true]").getText()).contains("/quiz");
        browser.keys(Keys.ENTER);
        browser.message("Чем список отличается от кортежа?");
        browser.sends("первое");
        browser.message("первое");
        browser.keys(Keys.ARROW_UP);
        assertThat(browser.waitFor("#field").getDomProperty("value")).isEqualTo("первое");
        browser.keys(Keys.ARROW_UP);
        assertThat(browser.waitFor("#field").getDomProperty("value")).isEqualTo("/quiz");
        browser.keys(Keys.ARROW_DOWN);
        browser.keys(Keys.chord(Keys.SHIFT, Keys.ENTER));
        browser.keys("и второе", Keys.ENTER);
        browser.message("и второе");

        browser.keys(Keys.chord(Keys.ALT, "2"));

        assertThat(browser.waitFor(".person[aria-checked=true]").getText()).endsWith("Борис");
    }

    @Test
    void an_own_message_can_be_edited_and_any_can_be_answered_and_liked() {
        visitAsStarted("Клим");
        browser.sends("ошбика");
        browser.message("ошбика");
        menu(browser.waitFor(".message.out:nth-last-child(2) .bubble"));
        browser.clicks("#popup button", "Изменить");
        browser.types("ошибка");
        browser.keys(Keys.ENTER);
        browser.message("изменено");

        menu(browser.message("Привет, Клим").findElement(By.cssSelector(".bubble")));
        browser.clicks("#popup button", "Ответить");
        browser.sends("и тебе привет");
        assertThat(browser.message("и тебе привет").findElements(By.cssSelector(".quoted")))
                .isNotEmpty();

        menu(browser.message("Привет, Клим").findElement(By.cssSelector(".bubble")));
        browser.clicks("#popup .quick button", "🔥");
        browser.waitFor(".reactions .own");
    }

    private static void menu(org.openqa.selenium.WebElement bubble) {
        browser.script(
                "arguments[0].dispatchEvent(new MouseEvent('contextmenu', {bubbles: true, clientX: 600, clientY:"
                        + " 300}))",
                bubble);
    }

    @Test
    void a_reload_in_the_middle_loses_nothing() {
        visitAsStarted("Лев");
        browser.presses("3 · Мидл");
        browser.message("Чем список отличается от кортежа?");
        browser.clicks("#tools-toggle");
        var before = browser.messages();

        browser.reload();

        browser.message("Чем список отличается от кортежа?");
        assertThat(browser.messages()).isEqualTo(before);
        assertThat(browser.waitFor(".person[aria-checked=true]").getText()).endsWith("Лев");
        browser.waitFor(".calls li");
        browser.presses("Показать ответ");
        browser.message("Ключевые пункты");
        browser.clicks("#tools .icon");
    }

    @Test
    void eight_tabs_hear_of_everything_and_go_on_when_the_first_is_closed() {
        visitAsStarted("Оля");
        var page = browser.url();
        var first = browser.tab();
        var others = new ArrayList<String>();
        for (var i = 0; i < 7; i++) {
            others.add(browser.openTab(page));
            browser.message("Какой у вас уровень?");
        }
        browser.sends("всем");
        for (var tab : others) heardIn(tab, "всем");
        heardIn(first, "всем");

        browser.closeTab();

        browser.switchTo(others.getFirst());
        browser.sends("и дальше");
        for (var tab : others) heardIn(tab, "и дальше");
        for (var tab : others.subList(1, others.size())) {
            browser.switchTo(tab);
            browser.closeTab();
        }
        browser.switchTo(others.getFirst());
    }

    private static void heardIn(String tab, String text) {
        browser.switchTo(tab);
        browser.message(text);
    }

    @Test
    void the_view_stays_at_the_bottom_when_the_last_message_grows() {
        visitAsStarted("Уля");
        var chat = nextPerson - 1;
        for (var i = 0; i < 30; i++) says(chat, "строка " + i);
        browser.message("строка 29");
        var sent = says(chat, "коротко");
        browser.message("коротко");

        edits(chat, sent, "длинно\\n".repeat(40));
        browser.message("длинно");

        browser.until("the bottom", () -> browser.number(TO_THE_BOTTOM) < 2 ? true : null);
        browser.script("document.getElementById('scroll').scrollTop -= 500");
        browser.waitFor("#down");
        edits(chat, sent, "ещё длиннее\\n".repeat(60));
        browser.message("ещё длиннее");
        assertThat(browser.number(TO_THE_BOTTOM))
                .as("whoever reads further up is left there")
                .isGreaterThan(400);
    }

    @Test
    void a_chat_of_a_few_tall_messages_opens_at_its_bottom() {
        visitAsStarted("Эля");
        var chat = nextPerson - 1;
        for (var i = 0; i < 3; i++) says(chat, "высоко\\n".repeat(25));
        browser.message("высоко");
        browser.until("the bottom", () -> browser.number(TO_THE_BOTTOM) < 2 ? true : null);

        browser.reload();
        browser.message("высоко");

        browser.until("the bottom", () -> browser.number(TO_THE_BOTTOM) < 2 ? true : null);
        browser.opensChat("Sobesednik");
        browser.message("высоко");
        browser.until("the bottom", () -> browser.number(TO_THE_BOTTOM) < 2 ? true : null);
    }

    private static int says(long chat, String text) {
        return playground
                .bot()
                .call("sendMessage", "{'chat_id':%d,'text':'%s'}".formatted(chat, text))
                .at("/result/message_id")
                .asInt();
    }

    private static void edits(long chat, int message, String text) {
        playground
                .bot()
                .call("editMessageText", "{'chat_id':%d,'message_id':%d,'text':'%s'}".formatted(chat, message, text));
    }

    @Test
    void what_people_type_never_becomes_markup() {
        visitAsStarted("<img src=x onerror=document.title='hacked'>");
        var attempt = "<script>document.title='hacked'</script><img src=x onerror=\"document.title='hacked'\">";
        browser.sends(attempt);
        browser.message(attempt);
        browser.sends("javascript:alert(1) https://example.org/?q=<b>");
        browser.message("javascript:alert(1)");

        assertThat(browser.number("return document.querySelectorAll('.messages img, .messages script').length"))
                .isZero();
        assertThat(browser.number("return document.querySelectorAll('a[href^=\"javascript:\"]').length"))
                .isZero();
        assertThat(browser.texts("title").getFirst()).doesNotContain("hacked");
        assertThat(browser.texts(".message.out .text")).contains(attempt);
    }

    @Test
    void on_a_narrow_screen_the_list_and_the_chat_take_turns() {
        visitAsStarted("Майя");
        browser.sends("/show");
        browser.message("жирный");
        try {
            browser.resize(360, 740);
            browser.script("sessionStorage.removeItem('chat-open')");
            browser.reload();
            browser.opensChat("Sobesednik");
            browser.message("жирный");
            assertThat(browser.number("return document.documentElement.scrollWidth"))
                    .isEqualTo(360);
            assertThat(browser.number("return Math.max(...[...document.querySelectorAll('.bubble, .inline,"
                            + " .line')].map(e => e.getBoundingClientRect().right))"))
                    .isLessThanOrEqualTo(360);
            browser.clicks("#back");
            browser.waitFor(".chats");
            browser.waitGone("#field");
        } finally {
            browser.resize(1280, 860);
        }
    }

    @Test
    void the_clock_goes_forward_by_a_week() {
        visitAsStarted("Нина");
        browser.clicks("#tools-toggle");
        // Other tests may have moved the clock before.
        var before = browser.texts(".now small").getFirst();
        browser.clicks("[data-clock=week]");
        browser.until(
                "the clock ahead", () -> browser.texts(".now small").getFirst().equals(before) ? null : true);
        browser.waitFor("[data-clock=week]:enabled");
        browser.sends("неделю спустя");
        browser.message("неделю спустя");

        assertThat(browser.texts(".day")).hasSize(2).last().isEqualTo("Сегодня");
        browser.clicks("#tools .icon");
    }

    @Test
    void times_are_those_of_the_persons_own_zone_everywhere() {
        var telegram = playground.bean(EmulatedTelegram.class);
        var id = nextPerson++;
        telegram.person(new Persona(id, "Кэндзи", null, "ru", "Asia/Tokyo"));
        browser.visit(playground.url() + "/?as=" + id);
        browser.presses("НАЧАТЬ");
        browser.message("Какой у вас уровень?");
        browser.clicks("#tools-toggle");
        browser.clicks("[data-clock=tomorrow]");
        browser.until("nine in Tokyo", () -> browser.texts(".clock").getFirst().contains("09:00:") ? true : null);
        browser.sends("доброе утро");
        browser.message("доброе утро");

        assertThat(browser.texts(".clock").getFirst()).contains("GMT+9");
        assertThat(browser.texts(".message.out time")).last().isEqualTo("09:00");
        assertThat(browser.texts(".chat[aria-current] time")).containsExactly("09:00");
        assertThat(browser.texts(".calls time").getFirst()).startsWith("09:00:");
        assertThat(browser.texts(".day")).last().isEqualTo("Сегодня");
        browser.clicks("#tools .icon");
    }

    @Test
    void trouble_shows_in_the_log_of_calls() {
        visitAsStarted("Оля");
        browser.clicks("#tools-toggle");
        browser.clicks("[data-trouble='429']");
        browser.sends("/quiz");

        browser.clicks(".calls .bad summary", "Too Many Requests: retry after 5");

        assertThat(browser.waitFor(".calls details[open] pre").getText()).contains("\"chat_id\"");
        browser.clicks("#tools .icon");
    }

    @Test
    void inline_results_are_offered_and_sent() {
        visitAsStarted("Пётр");
        browser.types("@sobesednik_bot gil");
        assertThat(browser.waitFor(".offers .result").getText()).contains("Что такое GIL?", "вопрос о «gil»");

        browser.keys(Keys.ENTER);

        assertThat(browser.message("via @sobesednik_bot").getText()).contains("Что такое GIL?");
    }

    @Test
    void a_blocked_bot_is_started_again_with_one_button() {
        visitAsStarted("Рая");
        browser.clicks("#menu-toggle");
        browser.clicks("#popup button", "Заблокировать бота");
        browser.presses("ПЕРЕЗАПУСТИТЬ");

        browser.waitFor("#field");
    }

    @Test
    void a_forum_shows_one_topic_at_a_time() {
        visitAs("Сева", "ru");
        browser.becomes("Борис");
        browser.opensChat("Готовимся вместе");
        browser.clicks(".topics button", "Python");
        browser.sends("/quiz");
        browser.message("Чем список отличается от кортежа?");

        browser.clicks(".topics button", "Базы данных");

        assertThat(browser.messages()).isEmpty();
    }

    @Test
    void the_page_is_light_and_a_thousand_messages_scroll() throws Exception {
        visitAs("Тая", "ru");
        var telegram = playground.bean(EmulatedTelegram.class);
        var vera = telegram.person(new Persona(nextPerson++, "Вера", null, "ru"));
        // In a group the bot does not hear what is not meant for it.
        var talk = vera.in(telegram.group("Тысяча", vera));
        for (var i = 0; i < 1000; i++) talk.sends("сообщение номер " + i + (i % 7 == 0 ? "\nв две строки" : ""));
        browser.opensChat("Тысяча");
        browser.message("сообщение номер 999");
        browser.reload();
        browser.message("сообщение номер 999");
        var paint = browser.number("return performance.getEntriesByName('first-contentful-paint')[0].startTime");
        var weight = weight();

        for (var i = 0; i < 8; i++) {
            var shown = browser.number("return document.querySelectorAll('.message').length");
            if (shown >= 1000) break;
            browser.script("document.getElementById('scroll').scrollTop = 0");
            browser.until(
                    "older messages",
                    () -> browser.number("return document.querySelectorAll('.message').length") > shown ? true : null);
        }
        var before = browser.worked();
        var frame = browser.number("""
            const box = document.getElementById('scroll');
            const frames = [];
            let last = performance.now(), left = 40;
            box.scrollTop = box.scrollHeight;
            return new Promise(resolve => requestAnimationFrame(function step(now) {
              frames.push(now - last);
              last = now;
              box.scrollTop -= 300;
              if (--left) requestAnimationFrame(step);
              else resolve(frames.slice(2).sort((a, b) => a - b)[Math.floor(frames.length * .9)]);
            }));\
            """);

        var work = (browser.worked() - before) / 40;
        var figures =
                "weight %.0f bytes, first paint %.0f ms, a frame takes %.1f ms of work and 90 %% come within %.1f ms with %.0f messages%n"
                        .formatted(
                                weight,
                                paint,
                                work,
                                frame,
                                browser.number("return document.querySelectorAll('.message').length"));
        Files.writeString(Path.of("target", "page-figures.txt"), figures);
        assertThat(weight).as(figures).isLessThan(150_000);
        assertThat(paint).as(figures).isLessThan(3_000);
        assertThat(work).as(figures).isLessThan(40);
    }

    /// Of all files of the page, as they are: the server compresses nothing.
    private static double weight() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources/playground/page"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
