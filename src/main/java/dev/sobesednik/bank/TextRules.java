package dev.sobesednik.bank;

import dev.sobesednik.bank.Question.Answer;
import dev.sobesednik.bank.Question.Code;
import dev.sobesednik.bank.Question.Quiz;
import dev.sobesednik.chat.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The rules about one entry's texts: markup, spaces, fair options, an answer that carries its key points.
final class TextRules {

    private static final Properties PHRASES = phrases();
    private static final Phrases RUSSIAN = Phrases.of("");
    private static final Phrases ENGLISH = Phrases.of(".en");

    private static final Pattern CODE_SPAN = Pattern.compile("`[^`\n]*`");
    private static final Pattern BOLD = Pattern.compile("**", Pattern.LITERAL);
    private static final Pattern ODD_SPACE = Pattern.compile("\t|\u00a0|  |[\\p{Cntrl}&&[^\n]]");
    private static final Pattern NOT_LITE =
            Pattern.compile("^(#|  |\\* |> |\\d+[.)] )|]\\(https?:|</?[A-Za-z]+[^<>]*>");
    // Telegram turns these into a command that a tap sends, and into a link to a person.
    private static final Pattern TAPPABLE =
            Pattern.compile("(?<![\\p{L}\\p{N}_/<>])/\\w{1,64}(?![\\w/])|(?<![\\w.@/])@[A-Za-z]\\w{2,31}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+|\\p{IsCyrillic}+");
    private static final Pattern STEM = Pattern.compile("[\\p{IsLatin}\\p{IsCyrillic}0-9_]{4,}");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Question question;
    private final Phrases phrases;
    private final List<Finding> findings = new ArrayList<>();

    private TextRules(Question question) {
        this.question = question;
        this.phrases = question.language() == Language.RU ? RUSSIAN : ENGLISH;
    }

    static List<Finding> of(Question question) {
        var wording = new TextRules(question);
        wording.line("question", question.text());
        for (int i = 0; i < question.followUps().size(); i++) {
            wording.followUp("followUps[%d]".formatted(i), question.followUps().get(i));
        }
        question.related().forEach(related -> wording.line("related." + related.id(), related.why()));
        var answer = question.answer();
        if (answer != null) wording.answer(answer);
        return wording.findings;
    }

    /// Case, punctuation and the letter yo make no difference between two texts.
    static String fold(String text) {
        var lower = text.toLowerCase(Locale.ROOT).replace('\u0451', '\u0435');
        return NOT_WORD.matcher(lower).replaceAll(" ").strip();
    }

    static boolean rightIsLongest(Quiz quiz) {
        int right = quiz.options().get(quiz.correct()).length();
        return IntStream.range(0, quiz.options().size())
                .filter(i -> i != quiz.correct())
                .allMatch(i -> quiz.options().get(i).length() < right);
    }

    private void answer(Answer answer) {
        lite("shortAnswer", answer.shortAnswer());
        lite("answer", answer.full());
        lines("keyPoints", answer.keyPoints());
        lines("listensFor", answer.listensFor());
        for (int i = 0; i < answer.pitfalls().size(); i++) {
            line("pitfalls[%d].wrong".formatted(i), answer.pitfalls().get(i).wrong());
            line("pitfalls[%d].right".formatted(i), answer.pitfalls().get(i).right());
        }
        for (int i = 0; i < answer.versions().size(); i++) {
            line("versions[%d].note".formatted(i), answer.versions().get(i).note());
        }
        for (int i = 0; i < answer.references().size(); i++) {
            line("sources[%d].title".formatted(i), answer.references().get(i).title());
            line("sources[%d].supports".formatted(i), answer.references().get(i).supports());
        }
        var code = answer.code();
        code("code", code);

        if (question.language() == Language.RU) mostlyRussian(answer);
        if (firstSentence(answer.full()).equals(firstSentence(answer.shortAnswer()))) {
            add("answer", "opens with the short answer's sentence; people have just read it");
        }
        if (fold(answer.full()).startsWith(fold(question.text()))) add("answer", "begins with the question itself");
        var said = answer.shortAnswer() + " " + answer.full() + " " + (code == null ? "" : code.source());
        supported("keyPoints", answer.keyPoints(), said);
        var quiz = answer.quiz();
        if (quiz != null) quiz(quiz);
    }

    private void followUp(String field, Question.FollowUp followUp) {
        line(field + ".question", followUp.text());
        lines(field + ".keyPoints", followUp.keyPoints());
        var text = followUp.answer();
        if (text != null) {
            lite(field + ".answer", text);
            supported(field + ".keyPoints", followUp.keyPoints(), text);
        }
        code(field + ".code", followUp.code());
    }

    private void code(String field, @Nullable Code code) {
        if (code == null) return;
        line(field + ".caption", code.caption());
        translated(field + ".source", code.source());
        translated(field + ".stdout", Objects.requireNonNullElse(code.stdout(), ""));
        translated(field + ".whyNotRun", Objects.requireNonNullElse(code.whyNotRun(), ""));
    }

    private void lite(String field, String text) {
        plain(field, text);
        if (text.startsWith("\n") || text.endsWith("\n") || text.contains("\n\n\n")) {
            add(field, "a stray empty line");
        }
        var lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var place = "%s, line %d".formatted(field, i + 1);
            var bare = withoutCode(lines[i]);
            if (bare.indexOf('`') >= 0) add(place, "a backtick without its pair");
            if (BOLD.matcher(bare).results().count() % 2 != 0) add(place, "** without its pair");
            if (NOT_LITE.matcher(bare).find()) {
                add(place, "only paragraphs, lists with \"- \", `code` and **bold** are shown");
            }
        }
        phrases.filler().stream()
                .filter(text::contains)
                .forEach(phrase -> add(field, "«%s» says nothing".formatted(phrase)));
    }

    private void lines(String field, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) line("%s[%d]".formatted(field, i), texts.get(i));
        if (texts.stream().map(TextRules::fold).distinct().count() < texts.size()) add(field, "says one thing twice");
    }

    private void line(String field, String text) {
        plain(field, text);
        if (text.indexOf('\n') >= 0) add(field, "has to be one line");
    }

    private void plain(String field, String text) {
        translated(field, text);
        if (ODD_SPACE.matcher(CODE_SPAN.matcher(text).replaceAll("x")).find()) {
            add(field, "a tab, a no-break space, a control character or two spaces in a row");
        }
        var tappable = TAPPABLE.matcher(withoutCode(text));
        if (tappable.find()) add(field, "«%s» becomes a link; put it in backticks".formatted(tappable.group()));
        if (!text.equals(text.strip())) add(field, "spaces around the text");
        if (text.contains("```")) add(field, "code fences; code has its own field");
    }

    /// A word that was left behind in an English text.
    private void translated(String field, String text) {
        if (question.translatedFrom() == null || question.language() != Language.EN) return;
        var left = TranslationRules.CYRILLIC.matcher(text);
        if (left.find())
            add(field, "«%s» is not translated".formatted(left.group().strip()));
    }

    private void quiz(Quiz quiz) {
        line("quiz.question", quiz.question());
        lines("quiz.options", quiz.options());
        lines("quiz.why", quiz.why());
        plain("quiz.explanation", quiz.explanation());
        var lengths = quiz.options().stream().mapToInt(String::length).toArray();
        int longest = Arrays.stream(lengths).max().orElse(0);
        // Options of a word or two ("4", "a TypeError") differ in length without telling anything.
        if (longest > 12) {
            int right = lengths[quiz.correct()];
            var others = IntStream.range(0, lengths.length)
                    .filter(i -> i != quiz.correct())
                    .map(i -> lengths[i])
                    .summaryStatistics();
            int shortest = Math.min(right, others.getMin());
            if (longest > 2.2 * shortest) {
                add("quiz.options", "%d and %d characters; 2.2 times is the most".formatted(longest, shortest));
            }
            if (right > 1.25 * others.getMax() || right < 0.75 * others.getMin()) {
                add("quiz.options", "the right option stands out by its length");
            }
        }
        for (int i = 0; i < quiz.options().size(); i++) {
            var option = quiz.options().get(i);
            if (phrases.catchAll().matcher(option).find())
                add("quiz.options[%d]".formatted(i), "refers to the other options");
        }
        if (phrases.quietNegation().matcher(quiz.question()).find()) {
            add("quiz.question", "a negation has to be written in capitals");
        }
    }

    private void mostlyRussian(Answer answer) {
        var words = WORD.matcher(withoutCode(answer.shortAnswer() + " " + answer.full()))
                .results()
                .map(MatchResult::group)
                .toList();
        var russian = words.stream().filter(word -> word.charAt(0) > '\u024f').count();
        if (russian < 0.6 * words.size()) {
            add("answer", "%d of %d words are Russian, should be 60 %%".formatted(russian, words.size()));
        }
    }

    /// Crude on purpose: it finds the key point that was left behind when an answer was rewritten.
    private void supported(String field, List<String> keyPoints, String said) {
        var heard = stems(said);
        for (var keyPoint : keyPoints) {
            var stems = stems(keyPoint);
            var shared = stems.stream().filter(heard::contains).count();
            if (!stems.isEmpty() && shared < 0.34 * stems.size()) {
                add(field, "nothing in the answer says «%s»".formatted(keyPoint));
            }
        }
    }

    private static Set<String> stems(String text) {
        return STEM.matcher(text.toLowerCase(Locale.ROOT).replace('\u0451', '\u0435'))
                .results()
                .map(MatchResult::group)
                .map(word -> word.substring(0, Math.min(5, word.length())))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String firstSentence(String text) {
        return fold(text.split("(?<=[.!?])\\s", 2)[0]);
    }

    private static String withoutCode(String text) {
        return CODE_SPAN.matcher(text).replaceAll("");
    }

    private void add(String field, String text) {
        findings.add(new Finding(question.id().value(), field, text));
    }

    /// What the rules look for in one language.
    private record Phrases(List<String> filler, Pattern catchAll, Pattern quietNegation) {

        static Phrases of(String suffix) {
            return new Phrases(
                    Arrays.asList(PHRASES.getProperty("filler" + suffix).split("\\|", -1)),
                    pattern("catch-all" + suffix, Pattern.CASE_INSENSITIVE),
                    pattern("quiet-negation" + suffix, 0));
        }

        private static Pattern pattern(String key, int flags) {
            return Pattern.compile(
                    PHRASES.getProperty(key), flags | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
        }
    }

    private static Properties phrases() {
        var phrases = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(TextRules.class.getResourceAsStream("wording.properties")),
                StandardCharsets.UTF_8)) {
            phrases.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phrases;
    }
}
