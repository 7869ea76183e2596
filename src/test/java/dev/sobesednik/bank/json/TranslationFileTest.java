package dev.sobesednik.bank.json;

import static dev.sobesednik.bank.json.SmallBank.entry;
import static dev.sobesednik.bank.json.SmallBank.list;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Contents;
import dev.sobesednik.bank.Finding;
import dev.sobesednik.bank.Question;
import dev.sobesednik.bank.TranslationRules;
import dev.sobesednik.chat.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/// A bank's words in English, laid over the bank.
class TranslationFileTest {

    private final Contents small = SmallTranslation.original();

    @Test
    void the_words_are_the_translations_and_everything_else_is_the_originals() {
        var original = small.questions().getFirst();
        var translated = ready(SmallTranslation.with(translation -> {
                    entry(translation, 0).put("question", "What is the GIL?");
                    list((ObjectNode) entry(translation, 0).get("quiz"), "options")
                            .set(0, "The first option");
                }))
                .questions()
                .getFirst();

        assertThat(translated.text()).isEqualTo("What is the GIL?");
        assertThat(translated.language()).isEqualTo(Language.EN);
        assertThat(translated.translatedFrom()).isEqualTo("2026-11-21");
        assertThat(translated.id()).isEqualTo(original.id());
        assertThat(translated.level()).isEqualTo(original.level());
        assertThat(translated.source()).isEqualTo(original.source());
        var answer = requireNonNull(translated.answer());
        var its = requireNonNull(original.answer());
        assertThat(answer.asOf()).isEqualTo(its.asOf());
        assertThat(requireNonNull(answer.quiz()).options().getFirst()).isEqualTo("The first option");
        assertThat(answer.quiz().correct()).isEqualTo(requireNonNull(its.quiz()).correct());
        assertThat(answer.references().getFirst().url())
                .isEqualTo(its.references().getFirst().url());
        var code = requireNonNull(answer.code());
        assertThat(code.run()).isTrue();
        assertThat(code.minPython()).isEqualTo(requireNonNull(its.code()).minPython());
        assertThat(code.stdout()).isNotEqualTo(its.code().stdout());
    }

    @Test
    void what_is_not_translated_stays_in_the_originals_words_and_knows_it() {
        var bank = ready(SmallTranslation.text()).bank();

        assertThat(bank.language()).isEqualTo(Language.EN);
        assertThat(bank.questions().get(1)).isEqualTo(small.questions().get(1));
        assertThat(bank.questions())
                .extracting(Question::language)
                .containsExactly(Language.EN, Language.RU, Language.RU);
        assertThat(bank.section("core").title()).doesNotContainPattern("\\p{IsCyrillic}");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "q001: keyPoints: 4 items, the original has 5",
                        first -> list(first, "keyPoints").remove(4)),
                mistake(
                        "q001: pitfalls: 2 items, the original has 3",
                        first -> list(first, "pitfalls").remove(0)),
                mistake("q001: related: 0 items, the original has 1", first -> first.remove("related")),
                mistake(
                        "q001: quiz.options: 3 items, at least 4",
                        first -> list(first, "quiz", "options").remove(0)),
                mistake(
                        "q001: quiz.options[2]: 104 characters, Telegram allows 100",
                        first -> list(first, "quiz", "options").set(2, "x".repeat(104))),
                mistake("q001: quiz: missing, the original has it", first -> first.remove("quiz")),
                mistake("q001: code: missing, the original has it", first -> first.remove("code")),
                mistake(
                        "q001: code.stdout: missing, the original has it",
                        first -> ((ObjectNode) first.get("code")).remove("stdout")),
                mistake("q001: code.run: unknown field", first -> ((ObjectNode) first.get("code")).put("run", true)),
                mistake(
                        "q001: followUps: 1 items, the original has 2",
                        first -> list(first, "followUps").remove(1)),
                mistake(
                        "q001: followUps[0].id: q001.2, should be q001.1",
                        first -> ((ObjectNode) list(first, "followUps").get(0)).put("id", "q001.2")),
                mistake(
                        "q001: shortAnswer: 4 characters, should be 150 to 600",
                        first -> first.putArray("shortAnswer").add("GIL!")),
                mistake("q001: question, shortAnswer, keyPoints and answer: ", first -> {
                    first.putArray("shortAnswer").add("x".repeat(600));
                    first.putArray("answer").add("x".repeat(2600));
                    for (int i = 0; i < 5; i++) list(first, "keyPoints").set(i, "x".repeat(109) + i);
                }),
                mistake("q001: of: no such day", first -> first.put("of", "2026-02-30")),
                mistake("questions: the original has no q099", first -> first.put("id", "q099")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void a_translation_that_does_not_fit_its_original_is_refused(String message, Consumer<ObjectNode> spoil) {
        var text = SmallTranslation.with(translation -> spoil.accept(entry(translation, 0)));

        assertThat(lines(SmallTranslation.over(small, text)))
                .anySatisfy(line -> assertThat(line).startsWith("small.en.json: " + message));
    }

    @Test
    void ids_that_are_not_the_originals_or_come_twice_are_named() {
        var text = SmallTranslation.with(translation -> {
            ((ObjectNode) list(translation, "sections").get(0)).put("id", "cores");
            ((ObjectNode) list(translation, "levels").get(0)).put("number", 9);
            ((ObjectNode) list(translation, "plan").get(0)).put("id", "P99");
            list(translation, "tracks").addObject().put("id", "nobody").put("note", "Nothing is here yet.");
            list(translation, "questions").add(entry(translation, 0));
        });

        assertThat(lines(SmallTranslation.over(small, text)))
                .containsExactlyInAnyOrder(
                        "small.en.json: sections: the original has no cores",
                        "small.en.json: levels: the original has no 9",
                        "small.en.json: plan: the original has no P99",
                        "small.en.json: tracks: the original has no nobody",
                        "small.en.json: questions: q001 is there twice");
    }

    @Test
    void a_word_that_was_left_in_russian_is_named_wherever_it_stands() {
        var text = SmallTranslation.with(translation -> {
            ((ObjectNode) list(translation, "sections").get(0)).put("title", "Базовые concepts");
            list(entry(translation, 0), "code", "source").set(0, "import sys  # тут");
            ((ObjectNode) list(entry(translation, 0), "sources").get(0)).put("title", "Документация: sys");
            list(entry(translation, 0), "related").set(0, "Чем отличается");
        });

        assertThat(texts(text))
                .contains(
                        "sections.core: «Базовые» is not translated",
                        "q001: code.source: «тут» is not translated",
                        "q001: sources[0].title: «Документация» is not translated",
                        "q001: related.q002: «Чем отличается» is not translated");
    }

    @Test
    void a_day_after_the_originals_last_check_is_a_mistake() {
        assertThat(texts(SmallTranslation.with(
                        translation -> entry(translation, 0).put("of", "2026-12-24"))))
                .contains("q001: of: 2026-12-24, but the original was last checked on 2026-11-21");
    }

    @Test
    void english_has_phrases_of_its_own_that_say_nothing() {
        assertThat(texts(SmallTranslation.with(translation -> {
                    list(entry(translation, 0), "answer").add("It is worth noting that this says nothing.");
                    list(entry(translation, 0), "quiz", "options").set(1, "All of the above, and nothing else at all");
                    ((ObjectNode) entry(translation, 0).get("quiz")).put("question", "Which of these is not true?");
                })))
                .contains(
                        "q001: answer: «worth noting» says nothing",
                        "q001: quiz.options[1]: refers to the other options",
                        "q001: quiz.question: a negation has to be written in capitals");
    }

    @Test
    void the_translation_lies_beside_its_bank_under_the_same_name(@TempDir Path folder) throws Exception {
        var bank = Files.writeString(folder.resolve("mine.json"), SmallBank.text());
        assertThat(TranslationFile.readBeside(bank, small)).isEqualTo(new Loaded.Ready(small.shownIn(Language.EN)));

        Files.writeString(folder.resolve("mine.en.json"), SmallTranslation.text());
        assertThat(((Loaded.Ready) TranslationFile.readBeside(bank, small)).contents())
                .isEqualTo(ready(SmallTranslation.text()));

        Files.writeString(folder.resolve("mine.en.json"), "{");
        assertThat(lines(TranslationFile.readBeside(bank, small)).getFirst()).startsWith("mine.en.json: line 1");
    }

    @Test
    void the_packaged_translation_keeps_every_rule_and_covers_levels_one_and_two() {
        var original = ((Loaded.Ready) BankFile.packaged()).contents();
        var translated = ((Loaded.Ready) TranslationFile.packaged(original)).contents();

        assertThat(TranslationRules.texts(original, translated))
                .extracting(finding -> finding.in("questions.en.json"))
                .isEmpty();
        assertThat(translated.questions())
                .filteredOn(question -> question.level() <= 2)
                .hasSizeGreaterThanOrEqualTo(56)
                .allMatch(question -> question.language() == Language.EN);
        assertThat(Stream.concat(
                        translated.levels().stream().map(Bank.Level::title),
                        translated.sections().stream().map(Bank.Section::title)))
                .noneMatch(title -> title.matches(".*\\p{IsCyrillic}.*"));
    }

    @Test
    void the_packaged_translation_loads_in_well_under_a_second() {
        var original = ((Loaded.Ready) BankFile.packaged()).contents();
        TranslationFile.packaged(original);
        var started = System.nanoTime();

        TranslationFile.packaged(original);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void the_translation_is_in_its_layout() throws Exception {
        var text = Files.readString(Path.of("questions.en.json"));

        assertThat(BankFile.format("questions.en.json", Files.readAllBytes(Path.of("questions.en.json"))))
                .as("questions.en.json: run java -jar target/sobesednik.jar bank format questions.en.json")
                .isEqualTo(new Formatted.Text(text));
    }

    @Test
    void the_published_schema_is_the_loaders() throws Exception {
        assertThat(Files.readString(Path.of("docs/translation.schema.json")))
                .isEqualTo(Files.readString(
                        Path.of("src/main/resources/dev/sobesednik/bank/json/translation.schema.json")));
    }

    private List<String> texts(String text) {
        return TranslationRules.texts(small, ready(text)).stream()
                .map(Finding::toString)
                .toList();
    }

    private Contents ready(String text) {
        return switch (SmallTranslation.over(small, text)) {
            case Loaded.Ready(var contents) -> contents;
            case Loaded.Refused refused -> throw new AssertionError(refused.message());
        };
    }

    private static Arguments mistake(String message, Consumer<ObjectNode> spoil) {
        return Arguments.of(message, spoil);
    }

    private static List<String> lines(Loaded loaded) {
        assertThat(loaded).isInstanceOf(Loaded.Refused.class);
        return ((Loaded.Refused) loaded).message().lines().toList();
    }
}
