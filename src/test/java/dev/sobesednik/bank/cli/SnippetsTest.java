package dev.sobesednik.bank.cli;

import static dev.sobesednik.bank.json.SmallBank.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sobesednik.bank.Finding;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.bank.json.SmallBank;
import dev.sobesednik.bank.json.TranslationFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/// Needs a `python3`: without one these tests are skipped, except where the environment variable `CI` is set.
class SnippetsTest {

    private Snippets python = python();

    @Test
    void every_sample_of_the_bank_prints_what_the_bank_says() {
        var questions = ((Loaded.Ready) BankFile.packaged()).contents().questions();

        assertThat(python.findings(questions))
                .extracting(finding -> finding.in("questions.json"))
                .isEmpty();
        assertThat(python.runs(questions)).isPositive();
    }

    @Test
    void every_sample_of_the_translation_prints_what_it_says() {
        var original = ((Loaded.Ready) BankFile.packaged()).contents();
        var questions = ((Loaded.Ready) TranslationFile.packaged(original))
                .contents().questions().stream()
                        .filter(question -> question.translatedFrom() != null)
                        .toList();

        assertThat(python.findings(questions))
                .extracting(finding -> finding.in("questions.en.json"))
                .isEmpty();
        assertThat(python.runs(questions)).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "print('good'  +  '!')       | prints «good!», the bank says «fine»",
                "print('fine');   print()    | prints «fine», the bank says «fine»",
                "print('fine', end='')       | prints «fine», the bank says «fine»",
                "print('fine'); exit(3)      | exit code 3",
                "raise ValueError('wrong')   | ValueError: wrong",
                "import sys; print('fine'); print('oh', file=sys.stderr) | stderr: oh",
                "open('left.txt', 'w').close(); print('fine') | leaves files behind",
                "print('fine' if input() else 1) | asks for input",
                "print(int('fine' in open(0).read())) | prints «0»",
                "import   numpy; print('fine')   | imports numpy, which is not in the standard library",
                "from requests.api import get    | imports requests.api, which is not in the standard library",
                "import urllib.request as x      | a snippet that is run stays off the network",
                "print('fine'  if else  'bad')   | does not compile: invalid syntax, line 1"
            })
    void a_sample_that_does_not_keep_its_word_is_found(String source, String expected) {
        assertThat(findings(source))
                .anySatisfy(line -> assertThat(line).startsWith("q001: code: ").contains(expected));
    }

    @Test
    void a_sample_that_keeps_its_word_is_not() {
        assertThat(findings("x = 'fi' + 'ne'; print(x)")).isEmpty();
    }

    @Test
    void a_sample_that_never_ends_is_stopped() {
        python = python.within(Duration.ofMillis(300));

        assertThat(findings("print('fine')\nwhile True: pass"))
                .containsExactly("q001: code: is still running after 0 s");
    }

    @Test
    void a_sample_for_a_newer_python_is_left_alone() {
        var loaded = SmallBank.withFirstEntry(first -> {
            var code = (ObjectNode) first.get("code");
            code.putArray("source").add("print('not yet') if else match");
            code.put("minPython", "3.99");
        });

        assertThat(findings(loaded)).isEmpty();
    }

    @Test
    void a_sample_that_is_not_run_still_has_to_compile() {
        var loaded = SmallBank.withFirstEntry(first -> {
            var code = (ObjectNode) first.get("code");
            code.put("run", false)
                    .put("whyNotRun", "нужен Django")
                    .putArray("source")
                    .add("import django")
                    .add("  x = = 1");
        });

        assertThat(findings(loaded)).containsExactly("q001: code: does not compile: unexpected indent, line 2");
    }

    @Test
    void without_python_there_are_no_snippets() {
        assertThat(Snippets.onPath(null)).isEmpty();
        assertThat(Snippets.onPath("")).isEmpty();
        assertThat(Snippets.onPath("/does/not/exist")).isEmpty();
    }

    private List<String> findings(String source) {
        return findings(SmallBank.withFirstEntry(first -> {
            var lines = list(first, "code", "source").removeAll();
            source.lines().forEach(lines::add);
            list(first, "code", "stdout").removeAll().add("fine");
        }));
    }

    private List<String> findings(Loaded loaded) {
        var first = ((Loaded.Ready) loaded).contents().questions().getFirst();
        return python.findings(List.of(first)).stream()
                .filter(finding -> finding.field().equals("code"))
                .map(Finding::toString)
                .toList();
    }

    private static Snippets python() {
        var python = Snippets.onPath(System.getenv("PATH"));
        if (python.isEmpty() && System.getenv("CI") != null) fail("the samples cannot be run: there is no python3");
        assumeTrue(python.isPresent(), "there is no python3");
        return python.orElseThrow();
    }
}
