package dev.sobesednik.bank.cli;

import static dev.sobesednik.bank.json.SmallBank.list;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Question;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.bank.json.SmallBank;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
            bank.json: language: has to be ru
            bank.json: core: missing
            bank.json: 2 findings
            """);
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
            77. **What is the lock?**
                - Why is it there?
            """);

        var said = bank("import", list.toString(), "--into", bank.toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).isEqualTo("""
            mine.md: line 3: question 77 has 1 follow-ups, should have 2
            bank.json: q077: followUps: 1 items, at least 2
            Nothing was written.
            """);
        assertThat(bank).hasContent(SmallBank.text());
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
