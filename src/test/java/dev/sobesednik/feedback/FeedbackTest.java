package dev.sobesednik.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.json.SmallBank;
import dev.sobesednik.bot.ChatScript;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// "Wrong?" under a card, and what comes of it, played in chats.
class FeedbackTest {

    private static final String SENT = "Спасибо, передаю.";
    private static final String ATTEMPT =
            "GIL не даёт потокам выполнять байт-код одновременно, изменяемые списки общие";

    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final ChatScript.User anya = chat.anya();
    private final ChatScript.User ada = chat.user(ChatScript.ADMIN, "Ада", "ru");
    private final ChatScript.User grace = chat.user(ChatScript.OTHER_ADMIN, "Grace", "en");

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void a_report_reaches_the_administrators_with_the_entry_its_date_and_the_words() {
        ada.starts();
        grace.starts();

        reports("GIL <b>уже</b> не тот & всё");

        assertThat(anya.last().text()).startsWith(SENT);
        var asOf = Objects.requireNonNull(chat.bank().questions().getFirst().answer())
                .asOf()
                .date();
        ada.sees()
                .starts("Неверно? q001, проверено " + asOf)
                .with("Что такое GIL", "GIL <b>уже</b> не тот & всё")
                .without("Аня", "42")
                .withButtons("Ответить", "Исправлено");
        grace.sees().starts("Wrong? q001, checked on " + asOf).withButtons("Answer", "Mended");
    }

    @Test
    void an_answer_reaches_the_person_and_so_does_the_news_that_it_is_mended() {
        ada.starts();
        reports("Не так");

        ada.taps("Ответить")
                .sends()
                .starts("Что ответить о карточке «Что такое GIL")
                .withButtons("Не отправлять");
        ada.sends("Вы правы, спасибо").starts("Передаю.");
        anya.sees().starts("Ответ на ваше сообщение о карточке «Что такое GIL").with("Вы правы, спасибо");

        ada.taps("Исправлено").says("Скажу тому, кто сообщил.").shows().withoutButtons("Ответить", "Исправлено");
        anya.sees().starts("Карточка «Что такое GIL").with("исправлена. Спасибо, что сказали.");
    }

    @Test
    void what_one_administrator_has_mended_is_closed_for_the_other_and_told_once() {
        ada.starts();
        grace.starts();
        reports("Не так");

        ada.taps("Исправлено");
        chat.settles();
        grace.taps("Mended").says("This message is closed, or older than 30 days.");

        assertThat(anya.texts().stream().filter(text -> text.contains("исправлена")))
                .hasSize(1);
    }

    @Test
    void a_report_can_be_thought_better_of() {
        ada.starts();
        var heard = ada.texts().size();
        anya.starts("q_q001");
        anya.taps("Показать ответ");
        anya.tapsInMenu("Неверно?").sends().starts("Что не так в карточке «Что такое GIL");

        anya.taps("Не отправлять").shows().starts("Хорошо, ничего не отправлено.");
        anya.sends("просто слова");

        assertThat(anya.texts()).noneMatch(text -> text.startsWith(SENT));
        assertThat(ada.texts()).hasSize(heard);
    }

    @Test
    void words_are_waited_for_at_most_a_day_and_never_after_another_question_came() {
        ada.starts();
        anya.starts("q_q001");
        anya.tapsInMenu("Неверно?");
        chat.passes(Duration.ofDays(1).plusMinutes(1));
        anya.sends(ATTEMPT).without(SENT).with("Что важно назвать");

        anya.tapsInMenu("Неверно?");
        anya.starts("q_q002");
        anya.sends("== сравнивает значения через __eq__, is проверяет, что это один и тот же объект")
                .without(SENT)
                .with("Что важно назвать");

        assertThat(ada.texts()).noneMatch(text -> text.startsWith("Неверно?"));
    }

    @Test
    void the_words_are_a_report_and_no_attempt_at_the_question_on_the_screen() {
        ada.starts();
        anya.starts("q_q001");

        anya.tapsInMenu("Неверно?");

        anya.sends("В вопросе опечатка").starts(SENT);
        anya.sends(ATTEMPT).with("Что важно назвать");
    }

    @Test
    void a_report_that_nobody_can_read_is_said_to_be_lost_and_counts_for_nothing() {
        for (int attempt = 0; attempt <= Reports.OPEN; attempt++) {
            reports("Не так");
            anya.sees().starts("Сообщение о карточке «Что такое GIL").with("сейчас некому прочитать");
        }
    }

    @Test
    void an_administrator_who_blocked_the_bot_is_nobody_to_read_either() {
        ada.starts();
        ada.person.blocks();
        chat.settles();

        reports("Не так");

        anya.sees().with("сейчас некому прочитать");
    }

    @Test
    void three_reports_wait_at_the_same_time_and_an_answer_makes_room() {
        ada.starts();
        for (int report = 1; report <= Reports.OPEN; report++) reports("Не так " + report);
        anya.starts("q_q001");
        anya.tapsInMenu("Неверно?").says("Без ответа уже 3 ваших сообщения. Новое можно отправить после ответа.");

        ada.taps("Ответить");
        ada.sends("Разберусь");

        anya.tapsInMenu("Неверно?").sends().starts("Что не так");
    }

    @Test
    void a_report_without_an_answer_stands_in_the_way_for_thirty_days() {
        ada.starts();
        for (int report = 1; report <= Reports.OPEN; report++) reports("Не так " + report);

        chat.passes(Reports.KEPT_FOR);
        chat.settles();

        ada.taps("Исправлено").says("Это сообщение уже закрыто, или ему больше 30 дней.");
        assertThat(chat.record(ChatScript.ADMIN)).doesNotContain("\"person\":42");
        anya.starts("q_q001");
        anya.tapsInMenu("Неверно?").sends().starts("Что не так");
    }

    @Test
    void words_as_long_as_a_message_arrive_whole_both_ways() {
        ada.starts();
        var words = "<&>".repeat(1_365) + "!";
        assertThat(words).hasSize(4_096);

        reports(words);

        assertThat(ada.texts()).endsWith(words, ada.last().text());
        ada.sees().starts("Неверно? q001").withButtons("Ответить");
        ada.taps("Ответить");
        ada.sends(words);
        chat.settles();
        assertThat(anya.texts()).endsWith(words, anya.last().text());
        anya.sees().starts("Ответ на ваше сообщение");
    }

    @Test
    void words_that_look_like_a_letter_of_the_bot_are_words() {
        ada.starts();
        var words = "feedback:mended:1:q001::\nvia:42:record:{}\u202e";

        reports(words);

        ada.sees().with("feedback:mended:1:q001::", "via:42:record:{}").withButtons("Исправлено");
        assertThat(anya.last().text()).startsWith(SENT);
    }

    @Test
    void a_question_that_left_the_bank_meanwhile_is_reported_by_its_id() {
        ada.starts();
        anya.starts("q_q020");
        anya.tapsInMenu("Неверно?");
        chat.bankIs(SmallBank.read(SmallBank.text()));

        anya.sends("Не так").starts(SENT);

        ada.sees().starts("Неверно? q020").with("q020, в базе этого вопроса больше нет", "Не так");
        ada.taps("Исправлено");
        anya.sees().starts("Карточка «q020, в базе этого вопроса больше нет» исправлена.");
        anya.tapsInMenu("Неверно?").says("Этого вопроса больше нет в базе. Другой вопрос: /quiz");
    }

    @Test
    void whoever_has_forgotten_everything_since_gets_no_answer_and_the_administrator_is_told() {
        ada.starts();
        reports("Не так");
        anya.sends("/forget");
        anya.taps("Удалить всё");
        var heard = anya.texts().size();

        ada.taps("Ответить");
        ada.sends("Вы правы");

        ada.sees().starts("Кто сообщил о карточке «Что такое GIL").with("ответ не дошёл");
        assertThat(anya.texts()).hasSize(heard);
    }

    @Test
    void administrators_are_known_by_their_number_at_each_press() {
        ada.starts();
        reports("Не так");

        for (var data : new String[] {"1:feedback:mended:1", "1:feedback:answer:1"})
            assertThat(anya.tapsData(data).text()).as(data).startsWith("Эта кнопка");
        anya.sends("мои слова");

        assertThat(anya.texts()).noneMatch(text -> text.startsWith("Передаю"));
        ada.taps("Исправлено").says("Скажу тому, кто сообщил.");
    }

    @Test
    void an_administrator_reports_like_anybody() {
        ada.starts("q_q001");
        ada.tapsInMenu("Неверно?");

        ada.sends("Не так");
        chat.settles();

        assertThat(ada.texts()).anyMatch(text -> text.startsWith(SENT));
        ada.taps("Исправлено");
        assertThat(ada.last().text()).contains("исправлена");
    }

    /// The other administrator was not reached, which the record of the person has to know and the person has not.
    @Test
    void the_copy_of_what_is_kept_names_nobody_else_on_either_side() {
        ada.starts();
        reports("Не так");

        assertThat(copyOf(ada))
                .contains("feedback-inbox", "q001")
                .doesNotContain("42")
                .doesNotContain("person");
        assertThat(copyOf(anya)).contains("\"feedback\"", "q001").doesNotContain("unreached");
    }

    private static String copyOf(ChatScript.User user) {
        user.sends("/export");
        var document = user.last().document().orElseThrow();
        return new String(user.talk().downloads(document.path("file_id").asString()), StandardCharsets.UTF_8);
    }

    @Test
    void what_anybody_can_forge_is_an_old_button() {
        anya.starts("q_q001");
        ada.starts();
        for (var data : new String[] {"1:feedback", "1:feedback:", "1:feedback:answer", "1:feedback:answer:x"})
            assertThat(anya.tapsData(data).text()).as(data).startsWith("Эта кнопка");
        assertThat(anya.tapsData("1:feedback:about").text()).startsWith("Этого вопроса");
        assertThat(anya.tapsData("1:feedback:about:q999").text()).startsWith("Этого вопроса");
        assertThat(ada.tapsData("1:feedback:mended:999999999").text()).startsWith("Это сообщение уже закрыто");
        assertThat(ada.tapsData("1:feedback:mended:99999999999").text()).startsWith("Это сообщение уже закрыто");
    }

    private void reports(String words) {
        anya.starts("q_q001");
        anya.taps("Показать ответ");
        anya.tapsInMenu("Неверно?");
        anya.sends(words);
        chat.settles();
    }
}
