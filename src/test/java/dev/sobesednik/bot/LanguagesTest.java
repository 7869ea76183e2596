package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.json.SmallBank;
import dev.sobesednik.bank.json.SmallTranslation;
import dev.sobesednik.chat.Language;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Everybody sees the bank in the chat's language; what is kept and what is counted has the same ids in both.
class LanguagesTest {

    private static final String CYRILLIC = "(?s).*\\p{IsCyrillic}.*";

    private static final String STILL_RUSSIAN = "Not translated yet, in Russian.";

    /// Monday, 12:00 in Moscow.
    private final ChatScript chat = ChatScript.at("2026-03-02T09:00:00Z");
    private final ChatScript.User anya = chat.anya();
    private final ChatScript.User ben = chat.ben();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void who_speaks_english_sees_english_entries_on_every_side_of_the_card() {
        ben.starts("q_q001")
                .starts("Level 1 · Core concepts")
                .with("What is the GIL in Python")
                .without(STILL_RUSSIAN);
        ben.taps("Show the answer").shows().with("GIL (Global Interpreter Lock)");
        for (var side : new String[] {"In depth", "Example", "Pitfalls", "Sources"})
            assertThat(ben.tapsInMenu(side).shows().text()).as(side).doesNotMatch(CYRILLIC);
        ben.taps("Back to the answer");
        assertThat(ben.taps("Follow-up 1").shows().text()).doesNotMatch(CYRILLIC);
        assertThat(ben.taps("Answer to the follow-up").shows().text()).doesNotMatch(CYRILLIC);

        anya.starts("q_q001").starts("Уровень 1 · Базовые концепции").with("Что такое GIL");
    }

    @Test
    void what_is_not_translated_yet_is_shown_in_russian_with_a_word_about_it() {
        ben.starts("q_q100").starts("Level 4 · ").with(STILL_RUSSIAN);
        assertThat(ben.last().text()).matches(CYRILLIC);

        anya.starts("q_q100").without("Перевода");
    }

    @Test
    void levels_and_sections_have_their_names_in_the_readers_language() {
        ben.starts().withButtons("Python basics", "The interview and the team");
        ben.sends("/quiz 99").withButtons("Web development and APIs");
        ben.sends("/quiz 4").starts("Level 4 · ");
        assertThat(ben.last().text().lines().findFirst().orElseThrow()).doesNotMatch(CYRILLIC);

        anya.starts().withButtons("Основы Python");
    }

    @Test
    void the_press_that_changes_the_language_changes_the_levels_name_with_it() {
        anya.starts();
        anya.taps("Основы Python");
        anya.sends("/settings").withButtons("Тема: Основы Python");

        anya.taps("Язык: русский").shows().withButtons("Topic: Python basics");
        anya.taps("Language: English").shows().withButtons("Тема: Основы Python");
    }

    @Test
    void a_card_that_was_asked_in_one_language_is_answered_and_graded_in_the_other() {
        anya.starts("q_q001").with("Что такое GIL");
        anya.sends("/settings");
        anya.taps("Язык: русский");

        anya.taps("Показать ответ").shows().starts("Level 1").with("What is the GIL");
        anya.taps("Good").shows().with("Good. It returns");
        anya.sends("/stats").with("Questions graded: 1");
    }

    @Test
    void favourites_name_the_question_in_the_language_of_today() {
        anya.starts("q_q001");
        anya.tapsInMenu("Избранное");
        anya.sends("/favourites").with("1. Что такое GIL");
        anya.sends("/settings");
        anya.taps("Язык: русский");

        anya.sends("/favourites").with("1. What is the GIL");
    }

    @Test
    void an_english_groups_poll_and_its_result_are_in_english() {
        useSmallTranslation();
        var daily = new DailyScript(chat, chat.telegram.supergroup("Snakes", ben.person, anya.person), ben);
        daily.in(ben).sends("/daily 10:00");

        daily.passes(Duration.ofHours(1));
        daily.awaitsPoll(1);
        assertThat(daily.poll().path("question").asString()).doesNotMatch(CYRILLIC);
        for (var option : daily.poll().path("options"))
            assertThat(option.path("text").asString()).doesNotMatch(CYRILLIC);
        daily.votes(anya, true);

        var result = daily.closes(Duration.ofHours(10), "Question of the day: the result");
        result.with("Answered: 1, right: 1.");
        assertThat(result.text()).doesNotMatch(CYRILLIC);
        assertThat(result.message().buttons().getFirst().value())
                .startsWith("https://t.me/sobesednik_bot?start=q_q001");
    }

    @Test
    void an_english_group_duels_in_english() {
        var group = chat.telegram.supergroup("Snakes", ben.person, anya.person);
        chat.settles();
        ben.in(group).sends("/duel 1");
        anya.in(group).taps("Accept");
        chat.passes(Duration.ofSeconds(10));
        chat.settles();

        var question = ben.in(group).last().text();
        assertThat(question).contains("Duel. Question 1 of 5", "Level 1 · ");
        assertThat(question.replace("Аня", "Anya")).doesNotMatch(CYRILLIC);
    }

    @Test
    void a_reload_reads_both_and_takes_both_or_neither() {
        var admin = chat.user(ChatScript.ADMIN, "Ada", "en");
        chat.fileHolds(SmallBank.read(SmallBank.text()));
        chat.translationHolds(original -> SmallTranslation.over(original, "{"));

        admin.sends("/reload").with("cannot be used", "small.en.json: line 1");
        ben.sends("/quiz 5").starts("Level 5");

        useSmallTranslation();
        admin.sends("/reload").with("3 questions, translated: 1");
        assertThat(ben.starts("q_q001").text()).doesNotMatch(CYRILLIC);
        ben.starts("q_q002").with(STILL_RUSSIAN);
    }

    @Test
    void a_bank_written_in_english_says_nothing_of_translations_to_who_reads_it_so() {
        chat.bankIs(SmallBank.with(root -> root.put("language", "en")));

        ben.starts("q_q001").without(STILL_RUSSIAN, "Not translated");
        anya.starts("q_q001").with("Перевода пока нет, на английском.");
        assertThat(chat.bank().questions().getFirst().language()).isEqualTo(Language.EN);
    }

    private void useSmallTranslation() {
        chat.translationHolds(original -> SmallTranslation.over(original, SmallTranslation.text()));
        chat.bankIs(SmallBank.read(SmallBank.text()));
    }
}
