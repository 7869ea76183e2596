package dev.sobesednik.bank.cli;

import static dev.sobesednik.bank.json.SmallBank.entry;
import static dev.sobesednik.bank.json.SmallBank.list;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.bank.json.SmallBank;
import dev.sobesednik.bank.json.SmallTranslation;
import dev.sobesednik.chat.Language;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BankCommandsTest {

    @TempDir
    Path folder;

    private Path bank;

    @BeforeEach
    void aBank() throws IOException {
        bank = Files.writeString(folder.resolve("bank.json"), SmallBank.text());
    }

    @Test
    void a_good_bank_passes_the_check() {
        var said = bank("check", bank.toString(), "--no-snippets");

        assertThat(said.code()).isZero();
        assertThat(said.out()).isEqualTo("bank.json: 3 entries, samples not run, no findings\n");
    }

    @Test
    void findings_of_the_check_are_the_exit_code_one() throws Exception {
        change(root ->
                list((ObjectNode) list(root, "questions").get(0), "answer").add("Стоит отметить и это."));

        var said = bank("check", bank.toString(), "--no-snippets");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEqualTo("""
            bank.json: q001: answer: «Стоит отметить» says nothing
            bank.json: 3 entries, samples not run, 1 finding
            """);
    }

    @Test
    void a_bank_that_cannot_be_loaded_fails_the_check_with_all_its_mistakes() throws Exception {
        change(root -> {
            root.put("language", "fr");
            root.remove("core");
        });

        var said = bank("check", bank.toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEqualTo("""
            bank.json: language: has to be one of ["ru", "en"]
            bank.json: core: missing
            bank.json: 2 findings
            """);
    }

    @Test
    void the_translation_beside_a_bank_is_checked_with_it_and_by_its_name_alone() throws Exception {
        var translation = Files.writeString(folder.resolve("bank.en.json"), SmallTranslation.text());

        var both = bank("check", bank.toString(), "--no-snippets");
        assertThat(both.code()).isZero();
        assertThat(both.out()).isEqualTo("""
            bank.json: 3 entries, samples not run, no findings
            bank.en.json: 1 of 3 entries, samples not run, no findings
            """);

        Files.writeString(
                translation,
                SmallTranslation.with(
                        root -> ((ObjectNode) list(root, "sections").get(0)).put("title", "Основы")));
        var alone = bank("check", translation.toString(), "--no-snippets");
        assertThat(alone.code()).isEqualTo(1);
        assertThat(alone.out()).isEqualTo("""
            bank.en.json: sections.core: «Основы» is not translated
            bank.en.json: 1 of 3 entries, samples not run, 1 finding
            """);
        assertThat(bank("check", bank.toString(), "--no-snippets").code()).isEqualTo(1);
    }

    @Test
    void a_damaged_translation_and_one_that_is_not_there_fail_the_check() throws Exception {
        var translation = folder.resolve("bank.en.json");
        var missing = bank("check", translation.toString());
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.out()).contains("bank.en.json: no such file");

        Files.writeString(translation, "{");
        var damaged = bank("check", bank.toString(), "--no-snippets");
        assertThat(damaged.code()).isEqualTo(1);
        assertThat(damaged.out()).contains("bank.json: 3 entries", "bank.en.json: line 1", "bank.en.json: 1 finding");
    }

    @Test
    void a_translation_has_a_layout_of_its_own() throws Exception {
        var translation = Files.writeString(
                folder.resolve("bank.en.json"), SmallTranslation.text().replace("\n", " "));

        assertThat(bank("format", translation.toString()).out()).isEqualTo("bank.en.json: formatted\n");
        assertThat(translation).hasContent(SmallTranslation.text());
    }

    @Test
    void the_report_tells_what_is_translated_and_what_is_older_than_its_original() throws Exception {
        var translation = Files.writeString(folder.resolve("bank.en.json"), SmallTranslation.with(root -> {
            entry(root, 0).put("of", "2026-11-01");
            list(root, "sections").remove(1);
        }));

        assertThat(bank("report", bank.toString()).out())
                .contains("Translation (en): 1 of 3 entries")
                .containsPattern("1 \\w+ \\w+ +1 of +2\n")
                .contains("older than their originals (1): q001")
                .contains("missing in levels that are begun (1): q002")
                .contains("titles in the original's words (1): oop");

        Files.writeString(translation, "{");
        assertThat(bank("report", bank.toString()).out())
                .contains("bank.en.json cannot be used, bank check tells why: 1 finding");
    }

    @Test
    void formatting_changes_the_layout_and_nothing_else() throws Exception {
        Files.writeString(bank, SmallBank.text().replace("\n", " "));

        assertThat(bank("format", bank.toString()).out()).isEqualTo("bank.json: formatted\n");
        assertThat(bank).hasContent(SmallBank.text());
        assertThat(bank("format", bank.toString()).out()).isEqualTo("bank.json: nothing to change\n");
    }

    @Test
    void a_broken_file_is_not_touched_by_formatting() throws Exception {
        Files.writeString(bank, "{\"a\": 1,}");

        var said = bank("format", bank.toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).startsWith("bank.json: line 1, column 10: ");
        assertThat(bank).hasContent("{\"a\": 1,}");
    }

    @Test
    void importing_the_source_list_gives_its_130_entries() throws Exception {
        var said = bank("import", sourceList().toString());

        assertThat(said.code()).isZero();
        assertThat(said.err())
                .isEqualTo("list.md: 130 questions: 130 added, 0 already there, 0 there in other words\n");
        var imported = ((Loaded.Ready) SmallBank.read(said.out())).bank();
        var delivered = ((Loaded.Ready) BankFile.packaged()).bank();
        assertThat(imported.questions()).hasSize(130).allSatisfy(question -> {
            var other = delivered.find(question.id()).orElseThrow();
            assertThat(question.source().number()).isEqualTo(other.source().number());
            assertThat(question.level()).isEqualTo(other.level());
            assertThat(imported.section(question.section()).title())
                    .isEqualTo(delivered.section(other.section()).title());
            assertThat(question.text())
                    .isEqualTo(Objects.requireNonNullElse(other.source().seedText(), other.text()));
            assertThat(question.followUps().stream().map(Question.FollowUp::text))
                    .containsExactlyElementsOf(other.followUps().stream()
                            .map(followUp -> Objects.requireNonNullElse(followUp.seedText(), followUp.text()))
                            .toList());
        });
        assertThat(imported.levels()).hasSize(5);
        assertThat(imported.sections()).hasSize(26);
    }

    @Test
    void importing_into_a_bank_adds_what_it_does_not_have_and_keeps_the_rest() throws Exception {
        var said = bank("import", sourceList().toString(), "--into", bank.toString());

        assertThat(said.err()).endsWith("127 added, 3 already there, 0 there in other words\n");
        assertThat(said.out()).isEmpty();
        var grown = ((Loaded.Ready) BankFile.read(bank)).bank();
        assertThat(grown.questions()).hasSize(130);
        assertThat(grown.questions().stream().map(question -> question.id().value()))
                .isSorted();
        assertThat(grown.questions().getFirst().answer()).isNotNull();
        var before = Files.readString(bank);
        assertThat(bank("import", sourceList().toString(), "--into", bank.toString())
                        .err())
                .endsWith("0 added, 130 already there, 0 there in other words\n");
        assertThat(bank).hasContent(before);
    }

    @Test
    void a_question_in_other_words_is_named_and_left_alone() throws Exception {
        var list = Files.writeString(folder.resolve("mine.md"), """
            ## 1: Basics
            ### Threads
            1. **What is the lock?**
                - Why is it there?
                - Who holds it?
            """);

        var said = bank("import", list.toString(), "--into", bank.toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).startsWith("mine.md: line 3: q001 asks «Что такое GIL в Python");
        assertThat(bank).hasContent(SmallBank.text());
    }

    @Test
    void a_list_of_ones_own_gets_the_next_free_ids() throws Exception {
        var list = Files.writeString(folder.resolve("mine.md"), """
            ## 1: Basics
            ### Threads
            1. **What is the lock?**
                - Why is it there?
                - Who holds it?
            """);

        var said = bank("import", list.toString(), "--own", "--into", bank.toString());

        assertThat(said.code()).isZero();
        var added = ((Loaded.Ready) BankFile.read(bank)).bank().questions().getLast();
        assertThat(added.id().value()).isEqualTo("x01");
        assertThat(added.source()).isEqualTo(new Question.Source("own", null, null));
        assertThat(added.section()).isEqualTo("section-1-2");
        assertThat(added.followUps().getLast().id()).isEqualTo("x01.2");
    }

    @Test
    void a_list_that_would_make_a_bad_bank_changes_nothing() throws Exception {
        var list = Files.writeString(folder.resolve("mine.md"), """
            ## 1: Basics
            ### Threads
            1000. **What is the lock?**
            """);

        var said = bank("import", list.toString(), "--into", bank.toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).endsWith("Nothing was written.\n").contains("bank.json: q1000: id: q1000 does not fit");
        assertThat(bank).hasContent(SmallBank.text());
    }

    @Test
    void a_list_without_answers_and_follow_ups_becomes_a_legal_bank() throws Exception {
        var list = Files.writeString(folder.resolve("theirs.md"), """
            # JS
            * What is a closure, and why?
              * When is it freed?
            * JVM?
            """);

        var said = bank("import", list.toString());

        assertThat(said.code()).isZero();
        assertThat(said.err()).isEqualTo("""
            theirs.md: questions are lines like «* …»; follow-ups: 1
            theirs.md: 2 questions: 2 added, 0 already there, 0 there in other words
            """);
        var made = Files.writeString(folder.resolve("made.json"), said.out());
        assertThat(bank("check", made.toString(), "--no-snippets").out())
                .isEqualTo("made.json: 2 entries, samples not run, no findings\n");
        var imported = ((Loaded.Ready) BankFile.read(made)).contents();
        assertThat(imported.language()).isEqualTo(Language.EN);
        assertThat(imported.levels()).extracting(Bank.Level::title).containsExactly("Questions");
        assertThat(imported.sections()).extracting(Bank.Section::title).containsExactly("JS");
        assertThat(imported.questions().getFirst().source())
                .isEqualTo(new Question.Source(Question.Source.LIST, null, null));
        assertThat(imported.questions().getFirst().followUps())
                .extracting(Question.FollowUp::text)
                .containsExactly("When is it freed?");
        assertThat(imported.questions().getLast().followUps()).isEmpty();
    }

    @Test
    void a_long_list_keeps_its_order_and_ends_where_the_ids_end() throws Exception {
        var text = new StringBuilder();
        for (int i = 1; i <= 1001; i++) text.append("* What is number %d?\n".formatted(i));
        var list = Files.writeString(folder.resolve("long.md"), text);

        var said = bank("import", list.toString());

        var imported = ((Loaded.Ready) SmallBank.read(said.out())).bank();
        assertThat(imported.questions()).hasSize(999);
        assertThat(imported.questions().get(99).text()).isEqualTo("What is number 100?");
        assertThat(imported.questions().getLast().id()).isEqualTo(new Question.Id("x999"));
        assertThat(said.err()).contains("line 1000: no id is left for «What is number 1000?»", "999 added");
    }

    @Test
    void twenty_complaints_are_shown_and_the_others_counted() throws Exception {
        var text = new StringBuilder();
        for (int i = 0; i < 58; i++) text.append("* What is a list?\n");
        var list = Files.writeString(folder.resolve("dull.md"), text);

        var said = bank("import", list.toString(), "--dry-run");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err().lines().filter(line -> line.contains("is asked on line 1 too")))
                .hasSize(20);
        assertThat(said.err()).contains("dull.md: 37 more like these, 57 in all\n");
    }

    @Test
    void a_dry_run_shows_what_would_come_and_writes_nothing() throws Exception {
        var list = Files.writeString(folder.resolve("theirs.md"), """
            ## Списки
            ### 1. Что такое список?
            - Как он растёт?

            Ответ.
            """);

        var said = bank("import", list.toString(), "--into", bank.toString(), "--dry-run");

        assertThat(said.code()).isZero();
        assertThat(said.out()).isEqualTo("""
            level 1; Списки
              line 2: Что такое список?
                - Как он растёт?
            """);
        assertThat(said.err()).isEqualTo("""
            theirs.md: questions are lines like «### …»; follow-ups: 1; lines of answers left aside: 1 \
            (an entry's answer is written by hand)
            theirs.md: 1 questions: 1 added, 0 already there, 0 there in other words
            Nothing was written: --dry-run.
            """);
        assertThat(bank).hasContent(SmallBank.text());
    }

    @Test
    void a_text_without_questions_is_told_which_layouts_there_are() throws Exception {
        var list = Files.writeString(folder.resolve("novel.md"), "Once upon a time.\n");

        var said = bank("import", list.toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .startsWith("novel.md: no questions found; a question is a heading, a bullet")
                .contains("«## 4. What is X?»")
                .hasLineCount(1);
        assertThat(said.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1251 | line 2 is not UTF-8; it looks like Windows-1251; save it as UTF-8, or: iconv -f CP1251",
                "UTF-16 | it is UTF-16; save it as UTF-8, or: iconv -f UTF-16"
            })
    void a_list_in_another_encoding_is_named(String encoding, String expected) throws Exception {
        var list = Files.writeString(folder.resolve("old.md"), "# X\n## Что это?\n", Charset.forName(encoding));

        var said = bank("import", list.toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).startsWith("old.md: " + expected).hasLineCount(1);
    }

    @Test
    void help_shows_the_layouts() {
        var said = bank("help");

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("--dry-run", "## 4. What is X?", "### What is X", "* What is X?", "1. ### What is X?");
    }

    @Test
    void a_file_name_that_the_locale_cannot_read_is_said() throws Exception {
        var list = Files.writeString(folder.resolve("вопросы.md"), "## Что это?\n");
        var start = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                // As much of the class path as the command needs to look at its words.
                Stream.of(BankCommands.class, OnlyBank.class, LoggerFactory.class)
                        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                        .map(URL::getPath)
                        .collect(Collectors.joining(File.pathSeparator)),
                OnlyBank.class.getName(),
                "import",
                list.toString());
        start.environment().put("LC_ALL", "C");
        var process = start.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said).contains("set LC_ALL=C.UTF-8").hasLineCount(1);
    }

    /// What `App` does with the words behind `bank`, without Spring on the class path.
    static final class OnlyBank {
        public static void main(String[] arguments) {
            System.exit(BankCommands.run(List.of(arguments)));
        }
    }

    @Test
    void the_report_shows_what_is_covered_how_old_it_is_and_what_is_missing() {
        var said = bank("report", bank.toString(), "--on", "2028-01-01");

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("3 entries, 1 with an answer; 6 follow-ups, 2 with an answer")
                .contains("1 entries with code, 2 samples that are run; 1 quizzes")
                .containsPattern("Базовые концепции +2 +1 +1 +1\n")
                .contains("Plan: 1 items, 1 claimed by an entry")
                .containsPattern("backend +2 +2 +3 +1\n")
                .contains(
                        "Last checked, on 2028-01-01: 0 in the last 3 months, 0 in 3 to 6, 0 in 6 to 12, 1 longer ago")
                .contains("to be checked again (1): q001")
                .contains("no answer (2): q002 q026");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                              | bank needs a command",
                "burn bank.json                  | bank knows no command «burn»",
                "check                           | bank check: needs one file",
                "check a.json b.json             | bank check: needs one file",
                "check --fast a.json             | bank check: there is no option --fast",
                "format                          | bank format: needs one file",
                "import a.md --into              | bank import: --into needs a value",
                "report bank.json --on yesterday | bank report: «yesterday» is not a day like 2026-11-21"
            })
    void what_is_not_understood_is_one_sentence_and_exit_code_two(String words, String expected) {
        var said = bank(words.isEmpty() ? new String[0] : words.split(" ", -1));

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).startsWith(expected).hasLineCount(1);
        assertThat(said.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"check", "format", "import", "report"})
    void a_file_that_is_not_there_is_named(String command) {
        var said = bank(command, folder.resolve("none").toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out() + said.err()).contains("none: no such file").doesNotContain("Exception");
    }

    private void change(Consumer<ObjectNode> change) throws IOException {
        var root = (ObjectNode) JsonMapper.shared().readTree(SmallBank.text());
        change.accept(root);
        Files.writeString(bank, root.toString());
    }

    private Path sourceList() throws IOException {
        var list = folder.resolve("list.md");
        try (var in = Question.class.getResourceAsStream("list-003.md")) {
            Files.copy(Objects.requireNonNull(in), list, StandardCopyOption.REPLACE_EXISTING);
        }
        return list;
    }

    private static Said bank(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = BankCommands.run(
                List.of(words),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private record Said(int code, String out, String err) {}
}
