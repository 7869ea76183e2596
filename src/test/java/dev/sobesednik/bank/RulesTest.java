package dev.sobesednik.bank;

import static dev.sobesednik.bank.json.SmallBank.list;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Question.Answer;
import dev.sobesednik.bank.Question.Quiz;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.bank.json.SmallBank;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class RulesTest {

    @Test
    void a_good_bank_has_no_findings() {
        assertThat(Rules.everything(contents(first -> {}))).isEmpty();
    }

    static Stream<Arguments> badTexts() {
        return Stream.of(
                bad("question: spaces around the text", first -> first.put("question", "Что такое GIL в Python? ")),
                bad("question: a tab, a no-break space", first -> first.put("question", "Что такое  GIL в Python?")),
                bad("question: has to be one line", first -> first.put("question", "Что такое GIL\nв Python?")),
                bad(
                        "keyPoints[1]: a tab, a no-break space",
                        first -> list(first, "keyPoints").set(1, "Причина\u00a0— подсчёт ссылок")),
                bad(
                        "keyPoints[1]: «/users» becomes a link",
                        first -> list(first, "keyPoints").set(1, "Ответ на GET /users не меняется")),
                bad(
                        "keyPoints[1]: «@cache» becomes a link",
                        first -> list(first, "keyPoints").set(1, "Ответ хранит @cache")),
                bad(
                        "quiz.explanation: spaces around",
                        first -> ((ObjectNode) first.get("quiz"))
                                .put("explanation", "Замок бережёт сам интерпретатор. ")),
                bad(
                        "keyPoints: says one thing twice",
                        first -> list(first, "keyPoints")
                                .set(1, "«В каждый момент байт-код исполняет один поток процесса»")),
                bad(
                        "keyPoints: nothing in the answer says",
                        first -> list(first, "keyPoints").set(1, "Жирафы длинношеие травоядные")),
                bad(
                        "followUps[0].keyPoints: nothing in the answer says",
                        first -> list((ObjectNode) list(first, "followUps").get(0), "keyPoints")
                                .set(1, "Жирафы длинношеие травоядные")),
                bad("answer, line 1: a backtick without its pair", answerWith("Код `x без пары.")),
                bad("answer, line 1: ** without its pair", answerWith("Слово **жирное без пары.")),
                bad("answer, line 1: only paragraphs", answerWith("# Заголовок")),
                bad("answer, line 1: only paragraphs", answerWith("1. Первый пункт")),
                bad("answer, line 1: only paragraphs", answerWith("Смотри [здесь](https://example.org).")),
                bad("answer, line 1: only paragraphs", answerWith("Текст с <b>тегом</b>.")),
                bad("answer, line 1: only paragraphs", answerWith("* Пункт другого списка")),
                bad("answer: code fences", answerWith("```python")),
                bad("answer: a stray empty line", answerWith("")),
                bad("answer: «Стоит отметить» says nothing", answerWith("Стоит отметить, что замок один.")),
                bad(
                        "answer: begins with the question itself",
                        answerWith("Что такое GIL в Python и как он влияет на многопоточность? Вот что.")),
                bad(
                        "answer: opens with the short answer's sentence",
                        first -> list(first, "answer")
                                .insert(0, "")
                                .insert(
                                        0,
                                        list(first, "shortAnswer")
                                                .get(0)
                                                .stringValue()
                                                .split("(?<=\\.) ", 2)[0])),
                bad(
                        "answer: ",
                        first -> list(first, "answer")
                                .removeAll()
                                .add("Only English words here. ".repeat(40).strip())),
                bad(
                        "followUps[1].answer: «важно отметить» says nothing",
                        first -> list((ObjectNode) list(first, "followUps").get(1), "answer")
                                .add("И важно отметить ещё одно.")),
                bad(
                        "quiz.options[2]: refers to the other options",
                        option(2, "Всё перечисленное выше, все ответы верны, и ещё немного")),
                bad(
                        "quiz.options: says one thing twice",
                        first -> list(first, "quiz", "options")
                                .set(2, list(first, "quiz", "options").get(1).stringValue() + "!")),
                bad("quiz.options: the right option stands out", first -> {
                    for (int i = 1; i < 4; i++)
                        list(first, "quiz", "options")
                                .set(i, "Короткий неверный вариант, " + i + " из трёх, вот такой");
                }),
                bad("quiz.options: 75 and 15 characters; 2.2 times", option(3, "Нет, это не так")),
                bad(
                        "quiz.question: a negation",
                        first -> ((ObjectNode) first.get("quiz")).put("question", "Что из этого не относится к GIL?")),
                bad(
                        "quiz.explanation: more than 2 line feeds",
                        first -> ((ObjectNode) first.get("quiz"))
                                .put("explanation", "Строка один.\nСтрока два.\nСтрока три.\nСтрока четыре.")),
                bad(
                        "answer: 2615 characters, should be 500 to 2600",
                        first -> list(first, "answer")
                                .removeAll()
                                .add("а".repeat(2000))
                                .add("б".repeat(614))),
                bad("followUps[1]: ", first -> {
                    var followUp = (ObjectNode) list(first, "followUps").get(1);
                    list(followUp, "answer")
                            .removeAll()
                            .add("Слово. ".repeat(228).strip());
                    list(followUp, "code", "source").removeAll();
                    for (int i = 0; i < 24; i++)
                        list(followUp, "code", "source").add("#".repeat(60));
                    list(followUp, "code", "stdout").removeAll();
                    for (int i = 0; i < 2; i++) list(followUp, "code", "stdout").add("#".repeat(299));
                }),
                bad("question, shortAnswer, keyPoints and answer: ", first -> {
                    list(first, "answer").removeAll().add("Слово. ".repeat(370).strip());
                    list(first, "shortAnswer")
                            .removeAll()
                            .add("Другое. ".repeat(74).strip());
                    list(first, "keyPoints").removeAll();
                    for (int i = 0; i < 6; i++)
                        list(first, "keyPoints")
                                .add("%d слово ".formatted(i).repeat(12).strip());
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTexts")
    void a_bad_text_is_found(String expected, Consumer<ObjectNode> spoil) {
        assertThat(findings(spoil)).anySatisfy(line -> assertThat(line).startsWith("q001: " + expected));
    }

    @Test
    void two_questions_that_say_the_same_are_found() {
        var lines = findings(first -> ((ObjectNode) list(first, "followUps").get(1))
                .put("question", "что такое GIL в Python, и как он влияет на многопоточность"));

        assertThat(lines).contains("q001: question: q001.2 asks what q001 asks");
    }

    @Test
    void an_entry_that_is_written_here_has_two_follow_ups() {
        assertThat(findings(first -> list(first, "followUps").remove(1)))
                .containsExactly("q001: followUps: 1, should be 2");
        assertThat(findings(first -> list(first, "followUps").removeAll()))
                .containsExactly("q001: followUps: 0, should be 2");
    }

    @Test
    void an_entry_from_a_list_has_what_the_list_gave_it() {
        assertThat(findings(first -> {
                    first.putObject("source").put("seed", "list");
                    list(first, "followUps").removeAll();
                    first.put("question", "GIL?");
                }))
                .isEmpty();
    }

    @Test
    void an_english_bank_need_not_be_russian() {
        var english = SmallBank.with(root -> {
            root.put("language", "en");
            list((ObjectNode) list(root, "questions").get(0), "answer")
                    .removeAll()
                    .add("Only English words here, and ".repeat(20).strip() + ".");
        });

        assertThat(Rules.everything(((Loaded.Ready) english).contents()))
                .extracting(Finding::toString)
                .noneMatch(line -> line.contains("Russian"));
    }

    @Test
    void a_plan_item_that_no_entry_claims_is_found() {
        var loaded = SmallBank.with(root -> ((ObjectNode) list(root, "plan").get(0)).putArray("questions"));

        assertThat(Rules.everything(((Loaded.Ready) loaded).contents()))
                .extracting(Finding::toString)
                .containsExactly("plan.P01: no entry for «GIL и потоки»");
    }

    @Test
    void a_bank_whose_right_options_keep_to_one_place_is_unfair() {
        assertThat(fairness(i -> i % 2, i -> 0))
                .containsExactly(
                        "quiz: the right option is number 1 in 50 %, should be 15 to 35 %",
                        "quiz: the right option is number 2 in 50 %, should be 15 to 35 %",
                        "quiz: the right option is number 3 in 0 %, should be 15 to 35 %",
                        "quiz: the right option is number 4 in 0 %, should be 15 to 35 %");
        assertThat(fairness(i -> i % 4, i -> 0)).isEmpty();
    }

    @Test
    void a_bank_whose_right_options_are_the_longest_is_unfair() {
        assertThat(fairness(i -> i % 4, i -> i < 16 ? 3 : 0))
                .containsExactly("quiz: the right option is the longest in 40 %, should be 35 % at most");
    }

    // Forty entries, as few as fairness asks for; `extra` is how much longer the right option is than the others.
    private static List<String> fairness(IntUnaryOperator correct, IntUnaryOperator extra) {
        var contents = contents(first -> {});
        var pattern = contents.questions().getFirst();
        var questions = new ArrayList<Question>();
        IntStream.range(0, 40).forEach(i -> {
            var options = new ArrayList<String>();
            for (int k = 0; k < 4; k++)
                options.add("Вариант номер " + k + (k == correct.applyAsInt(i) ? "!".repeat(extra.applyAsInt(i)) : ""));
            questions.add(with(
                    pattern,
                    "q%03d".formatted(i + 1),
                    new Quiz("Что верно о замке?", options, correct.applyAsInt(i), "x".repeat(20), options)));
        });
        var many = new Contents(
                contents.contentDate(),
                contents.levels(),
                contents.sections(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                questions);
        return Rules.everything(many).stream()
                .filter(finding -> finding.entry().isEmpty() && finding.field().equals("quiz"))
                .map(Finding::toString)
                .toList();
    }

    private static Question with(Question question, String id, Quiz quiz) {
        var answer = Objects.requireNonNull(question.answer());
        return new Question(
                new Question.Id(id),
                question.source(),
                question.level(),
                question.section(),
                question.kind(),
                question.text(),
                new Answer(
                        answer.shortAnswer(),
                        answer.full(),
                        answer.keyPoints(),
                        answer.pitfalls(),
                        answer.listensFor(),
                        answer.code(),
                        answer.versions(),
                        quiz,
                        answer.references(),
                        answer.asOf()),
                question.followUps(),
                List.of(),
                question.tags(),
                question.tier(),
                question.statedChance());
    }

    private static Arguments bad(String expected, Consumer<ObjectNode> spoil) {
        return Arguments.of(expected, spoil);
    }

    private static Consumer<ObjectNode> answerWith(String firstLine) {
        return first -> list(first, "answer").insert(0, "").insert(0, firstLine);
    }

    private static Consumer<ObjectNode> option(int index, String text) {
        return first -> list(first, "quiz", "options").set(index, text);
    }

    private static List<String> findings(Consumer<ObjectNode> spoil) {
        return switch (SmallBank.withFirstEntry(spoil)) {
            case Loaded.Ready(var contents) ->
                Rules.everything(contents).stream().map(Finding::toString).toList();
            case Loaded.Refused refused ->
                refused.findings().stream().map(Finding::toString).toList();
        };
    }

    private static Contents contents(Consumer<ObjectNode> change) {
        return ((Loaded.Ready) SmallBank.withFirstEntry(change)).contents();
    }
}
