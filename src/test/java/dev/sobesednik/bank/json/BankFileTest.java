package dev.sobesednik.bank.json;

import static dev.sobesednik.bank.json.SmallBank.entry;
import static dev.sobesednik.bank.json.SmallBank.list;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Question;
import java.nio.charset.StandardCharsets;
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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BankFileTest {

    @Test
    void a_good_bank_is_read_whole() {
        var bank = ((Loaded.Ready) SmallBank.read(SmallBank.text())).bank();

        assertThat(bank.questions()).extracting(Question::id).containsExactly(id("q001"), id("q002"), id("q026"));
        assertThat(bank.section("core").title()).isEqualTo("Базовые концепции");
        assertThat(bank.alike(id("q002"))).containsExactly(id("q001"));
        assertThat(bank.plan().getFirst().questions()).containsExactly(id("q001"));
        assertThat(bank.tracks().getFirst().title()).containsEntry("en", "Backend");

        var first = bank.questions().getFirst();
        assertThat(first.source().number()).isEqualTo(1);
        assertThat(first.tier()).isEqualTo(Question.Tier.OFTEN);
        var answer = requireNonNull(first.answer());
        var code = requireNonNull(answer.code());
        assertThat(answer.shortAnswer()).startsWith("GIL (Global Interpreter Lock)");
        assertThat(answer.full()).contains("навсегда. Один общий замок").contains("\n\n**Как он работает.**");
        assertThat(code.source()).startsWith("from threading import Barrier, Lock, Thread\n\nN = 4\n");
        assertThat(code.stdout()).isEqualTo("без блокировки: 1\nс блокировкой: 4");
        assertThat(answer.versions().getFirst().tech()).isEqualTo("Python");
        assertThat(requireNonNull(answer.quiz()).options()).hasSize(4);
        assertThat(answer.asOf()).isEqualTo(new Question.AsOf("2026-11-21", "3.15"));
        assertThat(requireNonNull(first.followUps().get(1).code()).run()).isTrue();
    }

    @Test
    void an_entry_without_answers_is_legal() {
        var second = ((Loaded.Ready) SmallBank.read(SmallBank.text()))
                .bank()
                .questions()
                .get(1);

        assertThat(second.answer()).isNull();
        assertThat(second.tier()).isNull();
        assertThat(second.followUps()).extracting(Question.FollowUp::answer).containsOnlyNulls();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "q001: quiz.options[2]: 104 characters, Telegram allows 100",
                        first -> list(first, "quiz", "options").set(2, "x".repeat(104))),
                mistake(
                        "q001: keyPoints[0]: 111 characters, at most 110",
                        first -> list(first, "keyPoints").set(0, "x".repeat(111))),
                mistake("q001: keyPoints: missing; it is needed beside answer", first -> first.remove("keyPoints")),
                mistake("q001: quiz: missing", first -> first.remove("quiz")),
                mistake("q001: answr: unknown field", first -> first.put("answr", "x")),
                mistake("q001: kind: has to be one of", first -> first.put("kind", "riddle")),
                mistake("q001: level: has to be a whole number, is a text", first -> first.put("level", "1")),
                mistake(
                        "q001: followUps[1].answer: missing",
                        first -> ((ObjectNode) list(first, "followUps").get(1)).remove("answer")),
                mistake("q001: code.stdout: missing", first -> ((ObjectNode) first.get("code")).remove("stdout")),
                mistake(
                        "q001: frequency.basis: has to be editorial",
                        first -> ((ObjectNode) first.get("frequency")).put("basis", "poll")),
                mistake(
                        "q001: source.seed: has to be 000",
                        first -> first.putObject("statedChance")
                                .put("percent", 10)
                                .put("origin", "seed-000")),
                mistake(
                        "q001: asOf.date: no such day",
                        first -> ((ObjectNode) first.get("asOf")).put("date", "2026-02-30")),
                mistake(
                        "q001: tags: the same item twice",
                        first -> list(first, "tags").add("gil")),
                mistake(
                        "q1: id: q1 does not fit",
                        first -> first.put("id", "q1").remove("related")),
                mistake(
                        "q001: related: no entry q099",
                        first -> ((ObjectNode) list(first, "related").get(0)).put("id", "q099")),
                mistake(
                        "q001: related: names the entry itself",
                        first -> ((ObjectNode) list(first, "related").get(0)).put("id", "q001")),
                mistake("q001: section: no section cores", first -> first.put("section", "cores")),
                mistake("q001: level: 2, but section core is of level 1", first -> first.put("level", 2)),
                mistake(
                        "q001: shortAnswer: 4 characters, should be 150 to 600",
                        first -> first.putArray("shortAnswer").add("GIL!")),
                mistake(
                        "q001: followUps[0].id: q002.1, should be q001.1",
                        first -> ((ObjectNode) list(first, "followUps").get(0)).put("id", "q002.1")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void a_mistake_is_named_with_file_entry_and_field(String message, Consumer<ObjectNode> spoil) {
        assertThat(lines(SmallBank.withFirstEntry(spoil)))
                .anySatisfy(line -> assertThat(line).startsWith("small.json: " + message));
    }

    @Test
    void all_mistakes_are_named_at_once() {
        var lines = lines(SmallBank.with(root -> {
            entry(root, 0).put("level", 99);
            entry(root, 1).put("question", "?");
            entry(root, 2).remove("followUps");
            root.put("language", "fr");
        }));

        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "small.json: q001: level: at most 9",
                        "small.json: q002: question: 1 characters, at least 2",
                        "small.json: q026: followUps: missing",
                        "small.json: language: has to be one of [\"ru\", \"en\"]");
    }

    @Test
    void references_to_entries_and_sections_that_are_not_there_are_named() {
        var lines = lines(SmallBank.with(root -> {
            list(root, "core").add("q077");
            ((ObjectNode) list(root, "plan").get(0)).putArray("questions").add("x01");
            var track = (ObjectNode) list(root, "tracks").get(0);
            track.putArray("sections").add("graphs");
            track.putArray("questions").add("q100");
            list((ObjectNode) list(root, "alike").get(0), "members").add("q003");
        }));

        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "small.json: core: no entry q077",
                        "small.json: plan.P01: no entry x01",
                        "small.json: tracks.backend: no entry q100",
                        "small.json: tracks.backend: no section graphs",
                        "small.json: alike.Сравнения: no entry q003");
    }

    @Test
    void an_id_that_is_there_twice_is_named() {
        var lines = lines(SmallBank.with(root -> list(root, "questions").add(entry(root, 1))));

        assertThat(lines)
                .contains("small.json: questions: q002 is there twice", "small.json: source numbers: 2 is there twice");
    }

    static Stream<Arguments> hostile() {
        var text = SmallBank.text();
        return Stream.of(
                Arguments.of("a repeated key", text.replace("\"language\"", "\"schemaVersion\""), "line 3, column"),
                Arguments.of("something after the end", text + "{}", "line "),
                Arguments.of("a comment", "// hello\n" + text, "line 1, column"),
                Arguments.of("a comma too many", text.replace("\"ru\",", "\"ru\",,"), "line 3, column"),
                Arguments.of("nothing", "", ""),
                Arguments.of("a list", "[]", "has to be one JSON object"),
                Arguments.of("null", "null", "has to be one JSON object"),
                Arguments.of(
                        "a line of ten megabytes", "{\"a\": \"" + "x".repeat(10_000_000) + "\"}", "line 1, column"),
                Arguments.of("twenty megabytes", " ".repeat(20_000_000), "larger than 16 MB"),
                Arguments.of("a deep nest", "[".repeat(100_000), "line 1, column"),
                Arguments.of("a deep nest of objects", "{\"a\":".repeat(100_000), "line 1, column"),
                Arguments.of("a huge number", "{\"a\": " + "9".repeat(1_000_000) + "}", "line 1, column"),
                Arguments.of("a huge exponent", "{\"schemaVersion\": 1e999999999}", ""),
                Arguments.of("a long name", "{\"" + "k".repeat(100_000) + "\": 1}", "line 1, column"),
                Arguments.of("half a character", text.replace("\"ru\"", "\"\\ud800\""), "half a character"),
                Arguments.of("a byte order mark", "\ufeff" + text, "byte order mark"),
                Arguments.of("a million items", "{\"core\": [" + "1,".repeat(1_000_000) + "1]}", "line 1, column"),
                Arguments.of("many mistakes", "{\"core\": [" + "1,".repeat(20_000) + "1]}", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void hostile_text_is_refused_with_its_place_and_without_a_crash(String name, String text, String place) {
        var lines = lines(SmallBank.read(text));

        assertThat(lines)
                .hasSizeBetween(1, 501)
                .first()
                .asString()
                .startsWith("small.json: ")
                .contains(place);
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThan(500));
    }

    @Test
    void text_that_is_not_utf8_is_refused_with_its_line() {
        var bytes = "{\n\"a\": \"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(lines(BankFile.read("old.json", bytes))).containsExactly("old.json: line 2: not UTF-8");
    }

    @Test
    void a_file_that_is_not_there_is_named(@TempDir Path folder) {
        var file = folder.resolve("none.json");

        assertThat(lines(BankFile.read(file))).containsExactly(file + ": no such file");
    }

    @Test
    void the_packaged_bank_loads_in_well_under_a_second() throws Exception {
        BankFile.packaged();
        var started = System.nanoTime();

        var loaded = BankFile.packaged();

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(1));
        assertThat(loaded).isInstanceOf(Loaded.Ready.class);
        assertThat(BankFile.read(Path.of("questions.json"))).isInstanceOf(Loaded.Ready.class);
    }

    @Test
    void the_published_schema_is_the_loaders() throws Exception {
        assertThat(Files.readString(Path.of("docs/questions.schema.json")))
                .isEqualTo(
                        Files.readString(Path.of("src/main/resources/dev/sobesednik/bank/json/questions.schema.json")));
    }

    @Test
    void the_template_in_the_docs_has_the_schemas_shape() throws Exception {
        var page = Files.readString(Path.of("docs/bank.md"));
        var start = page.indexOf("```json\n") + "```json\n".length();
        var template = JsonMapper.shared().readTree(page.substring(start, page.indexOf("```", start)));

        // Its texts are shorter than an entry's, and it names neighbours that the small bank does not have.
        assertThat(lines(SmallBank.with(root -> list(root, "questions").add(template))))
                .allMatch(line -> line.contains(" characters, should be ") || line.contains(": no "));
    }

    private static Arguments mistake(String message, Consumer<ObjectNode> spoil) {
        return Arguments.of(message, spoil);
    }

    private static List<String> lines(Loaded loaded) {
        assertThat(loaded).isInstanceOf(Loaded.Refused.class);
        return ((Loaded.Refused) loaded).message().lines().toList();
    }

    private static Question.Id id(String value) {
        return new Question.Id(value);
    }
}
