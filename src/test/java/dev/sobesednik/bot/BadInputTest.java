package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Whatever comes, there is an answer, and the bot goes on.
class BadInputTest {

    private static final String OLD = "Эта кнопка из старого сообщения и больше не работает. Новый вопрос: /quiz";
    private static final String NOT_YOURS = "Эта кнопка сделана не для вас. Свой вопрос: /quiz";
    private static final String GONE = "Этого вопроса больше нет в базе. Другой вопрос: /quiz";

    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final ChatScript.User anya = chat.anya();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void a_command_that_does_not_exist_is_named_in_the_answer() {
        anya.sends("/nonsense").with("Не знаю команды /nonsense. Список команд: /help");
        anya.sends("/QUIZ 3").starts("Уровень 3");
        anya.sends("/quiz\n3").starts("Уровень 3");
        anya.sends("/reload").with("Не знаю команды /reload.");
        chat.ben().sends("/nonsense").with("I do not know the command /nonsense.");
    }

    @Test
    void a_command_to_another_bot_is_refused_in_words_and_one_to_this_bot_is_taken() {
        anya.sends("/quiz@another_bot 3").starts("Не знаю команды /quiz@another_bot.");
        anya.sends("/quiz@Sobesednik_Bot 3").starts("Уровень 3");
    }

    @Test
    void messages_without_a_text_are_answered() throws IOException {
        var answer = "Я понимаю только текст и кнопки.";
        anya.talk().sendsPhoto(picture(), "");
        anya.sees().starts(answer);
        anya.talk().sendsPhoto(picture(), "/quiz 3");
        anya.sees().starts(answer);
        anya.talk().sendsVoice(3);
        anya.sees().starts(answer);
        anya.talk().sendsSticker("🙂");
        anya.sees().starts(answer);
        anya.talk().sendsDocument("cv.pdf", "application/pdf", new byte[] {1}, "моё резюме");
        anya.sees().starts(answer);
        anya.talk()
                .sendsContent(new JsonMapper()
                        .readTree("{\"contact\": {\"phone_number\": \"1\", \"first_name\": \"A\"}}")
                        .asObject());
        anya.sees().starts(answer);
        assertThat(anya.texts()).hasSize(6);
    }

    @Test
    void an_edited_message_is_nobodys_command() {
        var message = anya.talk().sends("/help");
        chat.settles();
        anya.talk().edits(message, "/quiz 3");
        chat.settles();

        assertThat(anya.texts()).hasSize(1);
    }

    @Test
    void the_longest_text_right_to_left_text_and_odd_characters_are_texts() {
        for (var text : List.of(
                "ы".repeat(4096),
                "🙂".repeat(2048),
                "مرحبا \u202Eabc\u202C <b>&amp;</b>",
                "\u0301\u0301\u0301",
                "<script>alert(1)</script>",
                "{0} {1} $1 \\ %s ''")) anya.sends(text).starts("Я понимаю команды и кнопки.");
        anya.sends("/" + "ы".repeat(4095)).starts("Я понимаю команды и кнопки.");
        anya.sends("/daily {0} $1 \\0").with("«{0} $1 \\0»");
        anya.sends("/zone " + "🙂".repeat(100)).with("«" + "🙂".repeat(63) + "…»");
    }

    @Test
    void a_name_with_html_in_it_hurts_nobody() {
        var odd = chat.user(50, "<b>&\u202E\"</a>", "ru");
        odd.starts().starts("Здравствуйте");
        odd.sends("/quiz 1").starts("Уровень 1");
        var group = chat.telegram.group("<i>Группа</i> & Ko", odd.person);
        odd.in(group).sends("/quiz@sobesednik_bot 1").starts("Уровень 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "1",
                "1:",
                "0:card:answer:q001:1",
                "2:card:answer:q001:1",
                "card:answer:q001:1",
                "1:card",
                "1:card:answer:q001",
                "1:card:answer:q001:1:1",
                "1:card:nothing:q001:1",
                "1:card:answer:q001:0",
                "1:card:answer:q001:-1",
                "1:card:answer:q001:99999999999999999999",
                "1:card:answer:q001:x",
                "1:grade:5:q001:1",
                "1:grade:0:q001:1",
                "1:grade::q001:1",
                "1:next:x",
                "1:next:",
                "1:next:0",
                "1:begin:99",
                "1:begin:",
                "1:begin:1:2",
                "1:level:-1",
                "1:level:",
                "1:set:",
                "1:set:nothing",
                "1:time:2561",
                "1:time:x",
                "1:daily:x",
                "1:city:atlantis",
                "1:offset:+99",
                "1:offset:x",
                "1:unknown:word",
                "1:::::::::::::::::::::::::::::::",
                "ыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыыы",
                "1:card:answer:ыыыы:ыыыыыыыыыыыыыыыы",
            })
    void an_old_or_forged_button_gets_a_sentence(String data) {
        anya.starts("q_q001");

        assertThat(anya.tapsData(data).text()).isEqualTo(OLD);

        assertThat(anya.texts()).hasSize(1);
    }

    @Test
    void somebody_elses_showing_is_not_mine() {
        anya.sends("/quiz 2");

        assertThat(anya.tapsData("1:card:answer:q001:1").text()).isEqualTo(NOT_YOURS);
        assertThat(anya.tapsData("1:grade:3:q001:1").text()).isEqualTo(NOT_YOURS);
        assertThat(anya.tapsData("1:card:answer:q001:2147483647").text()).isEqualTo(NOT_YOURS);
        assertThat(anya.tapsData("1:next:2147483647").text()).isEqualTo("Следующий вопрос уже есть ниже.");
        assertThat(anya.tapsData("1:card:answer:q999:1").text()).isEqualTo(GONE);
        assertThat(anya.tapsData("1:grade:3:q999:1").text()).isEqualTo(GONE);
        anya.sends("/stats").starts("Пока считать нечего.");
    }

    @Test
    void a_stranger_who_presses_a_button_gets_a_sentence_too() {
        var start = anya.starts().message();

        assertThat(anya.tapsData(start, "1:card:answer:q001:1")
                        .awaitAnswer(ChatScript.SOON)
                        .text())
                .isEqualTo(NOT_YOURS);
        chat.settles();
    }

    @Test
    void a_button_under_a_message_too_old_to_edit_still_works() {
        anya.sends("/settings");
        press("1:level:page");
        anya.sees().with("Какую тему спрашивать");
        press("1:ask:0");
        anya.sees().starts("Уровень ");
    }

    @Test
    void a_fault_is_told_to_the_person_and_the_bot_goes_on() {
        anya.starts("q_q001");
        chat.breaksOn("/privacy");

        anya.sends("/privacy").starts("С этим сообщением я не справился.").without("Exception", "java");

        anya.sends("/help").starts("Я задаю вопросы");
    }

    @Test
    void service_messages_are_nobodys_words() {
        chat.telegram.sendsRaw(new JsonMapper().readTree("""
            {"message": {"message_id": 900, "date": 1772442000,
              "chat": {"id": 42, "type": "private", "first_name": "A"},
              "from": {"id": 42, "is_bot": false, "first_name": "A"},
              "pinned_message": {"message_id": 1, "date": 0,
                "chat": {"id": 42, "type": "private", "first_name": "A"}}}}
            """).asObject());
        chat.settles();

        assertThat(anya.texts()).isEmpty();
    }

    private static byte[] picture() throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    /// As Telegram tells of a press under a message that it has forgotten: without its date.
    private void press(String data) {
        chat.telegram.sendsRaw(new JsonMapper().readTree("""
            {"callback_query": {"id": "77", "chat_instance": "1", "data": "%s",
              "from": {"id": 42, "is_bot": false, "first_name": "A", "language_code": "ru"},
              "message": {"message_id": 1, "date": 0,
                "chat": {"id": 42, "type": "private", "first_name": "A"}}}}
            """.formatted(data)).asObject());
    }
}
