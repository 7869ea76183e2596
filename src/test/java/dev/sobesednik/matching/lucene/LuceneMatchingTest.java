package dev.sobesednik.matching.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.matching.AnswerMatching;
import dev.sobesednik.matching.Match;
import dev.sobesednik.matching.Match.Verdict;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneMatchingTest {

    private static final Bank BANK = ((Loaded.Ready) BankFile.packaged()).bank();
    private static final AnswerMatching MATCHING = new BankWords(BANK).matching();
    private static final Question GIL = question("q001");

    private static Question question(String id) {
        return BANK.find(new Question.Id(id)).orElseThrow();
    }

    private static Match toGil(String words) {
        return MATCHING.match(GIL, AnswerMatching.THE_QUESTION, words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "...",
                "?",
                "привет",
                "Привет, бот!",
                "hi",
                "🙂",
                "👍👍👍",
                "ок",
                "12345",
                "asdf",
                "\n\n",
                "\u0000",
                "\ud83d",
                "-",
                "```",
                "<b></b>",
                "ну ладно",
                "да",
                "спасибо большое"
            })
    void words_that_match_nothing_of_the_question_are_no_attempt(String words) {
        assertThat(toGil(words)).isEqualTo(new Match(Verdict.UNRELATED, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "не знаю", "Не знаю.", "я не знаю(", "хз", "без понятия", "понятия не имею", "не помню уже", "забыла",
                "пас", "дальше", "сдаюсь", "I don't know", "i don’t know", "idk", "no idea", "не знаю что такое GIL",
                "про GIL в Python ничего не знаю", "нe знaю"
            })
    void who_says_that_they_do_not_know_gave_up(String words) {
        assertThat(toGil(words).verdict()).isEqualTo(Verdict.GAVE_UP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "не знаю точно, но это блокировка интерпретатора",
                "не помню подробностей: байт-код исполняет один поток",
                "global interpreter lock",
                "мьютекс",
                "with threading.Lock():\n    pass",
                "только один поток"
            })
    void a_poor_attempt_is_an_attempt(String words) {
        assertThat(toGil(words).verdict()).isEqualTo(Verdict.RELATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "На время ввода-вывода GIL отпускают",
                "на вводе-выводе ГИЛ отпускается",
                "GIL освобождается на время I/O",
                "НА ВРЕМЯ ВВОДА-ВЫВОДА GIL ОТПУСКАЮТ!!!",
                // Latin letters in the Russian words, Cyrillic ones in the English name.
                "Hа вpeмя ввoдa-вывoдa GІL oтпуcкaют",
                "🙂 **на время** `ввода-вывода` 🙂 отпускают 🙂 GIL 🙂"
            })
    void one_thought_in_many_spellings(String words) {
        assertThat(toGil(words).named()).contains(2);
    }

    @Test
    void the_opposite_is_not_what_the_bank_says() {
        assertThat(toGil("Данные программы GIL не защищает, нужен Lock").named())
                .contains(3);
        assertThat(toGil("GIL защищает данные программы").named()).doesNotContain(3);
    }

    @Test
    void the_question_said_again_answers_nothing() {
        for (var question : BANK.questions())
            assertThat(MATCHING.match(question, 0, question.text()).named())
                    .as("%s %s", question.id(), question.text())
                    .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void each_follow_up_has_key_points_of_its_own() {
        assertThat(MATCHING.match(GIL, 1, "субинтерпретаторы, у каждого свой GIL, а процесс один")
                        .named())
                .containsExactly(2);
        assertThat(MATCHING.match(GIL, 2, "на тысячи соединений лучше asyncio").named())
                .containsExactly(2);
    }

    @Test
    void a_part_that_the_question_does_not_have_matches_nothing() {
        assertThat(MATCHING.match(GIL, 3, "GIL")).isEqualTo(Match.NOTHING);
        assertThat(MATCHING.match(GIL, -1, "GIL")).isEqualTo(Match.NOTHING);
    }

    @Test
    void every_key_point_is_found_in_its_own_words_and_places_are_in_order() {
        for (var question : BANK.questions()) {
            var answer = question.answer();
            if (answer == null) continue;
            var everything = String.join(". ", answer.keyPoints());
            assertThat(MATCHING.match(question, 0, everything).named())
                    .as(question.id().value())
                    .isEqualTo(IntStream.range(0, answer.keyPoints().size())
                            .boxed()
                            .toList());
        }
    }

    @Test
    void the_same_words_scattered_over_a_page_are_not_the_thought() {
        var page = "сначала скажу про ввод. " + "а ещё мы ели мороженое на даче с друзьями летом ".repeat(10)
                + " и потом вывод. " + "а ещё мы ели мороженое на даче с друзьями летом ".repeat(10) + " отпускают";

        assertThat(toGil(page).named()).isEmpty();
    }

    @Test
    void an_entry_of_another_bank_is_matched_too() {
        var reloaded = ((Loaded.Ready) BankFile.packaged()).bank();
        var same = reloaded.find(GIL.id()).orElseThrow();

        assertThat(MATCHING.match(same, 0, "на вводе-выводе GIL отпускают").named())
                .containsExactly(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"🙂", "a", "я ", "не ", "_", "GIL ", "Aa", "`", "snake_case_and_CamelCase.and.dots ", "и\u0301"})
    void the_longest_message_of_anything_is_read(String unit) {
        assertThat(toGil(unit.repeat(4096 / unit.length())).named()).isEmpty();
    }

    /// The best of many rounds, because other tests may run beside it.
    @Test
    void the_longest_answer_takes_less_than_two_milliseconds() {
        var words = "GIL отпускают на время ввода-вывода, байт-код исполняет один поток интерпретатора. "
                .repeat(60)
                .substring(0, 4096);
        var threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 300; round++) {
            var before = threads.getCurrentThreadCpuTime();
            assertThat(toGil(words).named()).contains(0, 2);
            best = Math.min(best, threads.getCurrentThreadCpuTime() - before);
        }

        assertThat(best).isLessThan(2_000_000);
    }
}
