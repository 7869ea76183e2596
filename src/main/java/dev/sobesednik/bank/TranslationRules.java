package dev.sobesednik.bank;

import dev.sobesednik.bank.Translation.AnswerWords;
import dev.sobesednik.bank.Translation.CodeWords;
import dev.sobesednik.bank.Translation.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What has to hold between a bank and its translation.
///
/// As with [Rules], the bot refuses a translation that breaks [#structure] or [#lengths]; [#texts] makes it good to
/// read.
public final class TranslationRules {

    static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}[\\p{IsCyrillic} ]*");

    private final Contents original;
    private final List<Finding> findings = new ArrayList<>();

    private TranslationRules(Contents original) {
        this.original = original;
    }

    /// Every id is the original's, every translated entry has the parts of its original, every list its length.
    public static List<Finding> structure(Contents original, Translation translation) {
        var rules = new TranslationRules(original);
        rules.ids("levels", translation.levels(), Bank.Level::number, original.levels(), Bank.Level::number);
        rules.ids("sections", translation.sections(), Translation.Line::id, original.sections(), Bank.Section::id);
        rules.ids("plan", translation.plan(), Translation.PlanWords::id, original.plan(), Bank.PlanItem::id);
        rules.ids("tracks", translation.notes(), Translation.Line::id, original.tracks(), Bank.Track::id);
        rules.ids("questions", translation.entries(), Entry::id, original.questions(), Question::id);
        for (var entry : translation.entries()) {
            original.questions().stream()
                    .filter(question -> question.id().equals(entry.id()))
                    .findFirst()
                    .ifPresent(question -> rules.parts(entry, question));
        }
        return rules.findings;
    }

    /// What a message has room for.
    ///
    /// @param translated the original with the translation laid over it
    public static List<Finding> lengths(Contents translated) {
        return Rules.translatedLengths(translated);
    }

    /// The wording of what has been translated, fair quizzes, and no letter of the original's language left.
    ///
    /// @param translated the original with the translation laid over it
    public static List<Finding> texts(Contents original, Contents translated) {
        var rules = new TranslationRules(original);
        rules.findings.addAll(Rules.translatedTexts(translated));
        rules.dates(translated);
        rules.titles(translated);
        return rules.findings;
    }

    private <W, T> void ids(String where, List<W> words, Function<W, ?> id, List<T> originals, Function<T, ?> its) {
        var known = new HashSet<Object>(originals.stream().map(its).toList());
        var seen = new HashSet<>();
        for (var word : words) {
            var named = id.apply(word);
            if (!known.contains(named)) whole(where, "the original has no %s".formatted(named));
            if (!seen.add(named)) whole(where, "%s is there twice".formatted(named));
        }
    }

    private void parts(Entry entry, Question question) {
        var answer = entry.answer();
        var original = question.answer();
        if (there(entry, "answer", answer, original)) answer(entry, answer, original);
        for (int i = 0; i < question.followUps().size() && i < entry.followUps().size(); i++) {
            var words = entry.followUps().get(i);
            var followUp = question.followUps().get(i);
            var field = "followUps[%d]".formatted(i);
            if (!words.id().equals(followUp.id())) {
                add(entry, field + ".id", "%s, should be %s".formatted(words.id(), followUp.id()));
            }
            there(entry, field + ".answer", words.answer(), followUp.answer());
            size(entry, field + ".keyPoints", words.keyPoints(), followUp.keyPoints());
            code(entry, field + ".code", words.code(), followUp.code());
        }
        size(entry, "followUps", entry.followUps(), question.followUps());
        size(entry, "related", entry.related(), question.related());
    }

    private void answer(Entry entry, @Nullable AnswerWords words, Question.@Nullable Answer original) {
        if (words == null || original == null) return;
        size(entry, "keyPoints", words.keyPoints(), original.keyPoints());
        size(entry, "pitfalls", words.pitfalls(), original.pitfalls());
        size(entry, "listensFor", words.listensFor(), original.listensFor());
        size(entry, "versions", words.versions(), original.versions());
        size(entry, "sources", words.references(), original.references());
        code(entry, "code", words.code(), original.code());
        var quiz = words.quiz();
        var its = original.quiz();
        if (there(entry, "quiz", quiz, its) && quiz != null && its != null) {
            size(entry, "quiz.options", quiz.options(), its.options());
            size(entry, "quiz.why", quiz.why(), its.why());
        }
    }

    private void code(Entry entry, String field, @Nullable CodeWords words, Question.@Nullable Code original) {
        if (!there(entry, field, words, original) || words == null || original == null) return;
        there(entry, field + ".stdout", words.stdout(), original.stdout());
        there(entry, field + ".whyNotRun", words.whyNotRun(), original.whyNotRun());
    }

    /// @return whether it is there on both sides
    private boolean there(Entry entry, String field, @Nullable Object words, @Nullable Object original) {
        if (words == null && original != null) add(entry, field, "missing, the original has it");
        if (words != null && original == null) add(entry, field, "the original has none");
        return words != null && original != null;
    }

    private void size(Entry entry, String field, List<?> words, List<?> original) {
        if (words.size() != original.size()) {
            add(entry, field, "%d items, the original has %d".formatted(words.size(), original.size()));
        }
    }

    private void dates(Contents translated) {
        for (var question : translated.questions()) {
            var from = question.translatedFrom();
            var answer = question.answer();
            if (from == null || answer == null) continue;
            var checked = LocalDate.parse(answer.asOf().date());
            if (LocalDate.parse(from).isAfter(checked)) {
                var text = "%s, but the original was last checked on %s".formatted(from, checked);
                findings.add(new Finding(question.id().value(), "of", text));
            }
        }
    }

    private void titles(Contents translated) {
        for (int i = 0; i < original.levels().size(); i++) {
            var level = translated.levels().get(i);
            title(
                    "levels." + level.number(),
                    level.title(),
                    original.levels().get(i).title());
        }
        for (int i = 0; i < original.sections().size(); i++) {
            var section = translated.sections().get(i);
            title(
                    "sections." + section.id(),
                    section.title(),
                    original.sections().get(i).title());
        }
        for (int i = 0; i < original.plan().size(); i++) {
            var item = translated.plan().get(i);
            var its = original.plan().get(i);
            title("plan." + item.id(), words(item), words(its));
        }
        for (int i = 0; i < original.tracks().size(); i++) {
            var track = translated.tracks().get(i);
            title("tracks." + track.id(), track.note(), original.tracks().get(i).note());
        }
    }

    private static String words(Bank.PlanItem item) {
        return String.join(" / ", item.area(), item.topic(), item.text());
    }

    /// What has no translation yet is no mistake.
    private void title(String where, String words, String original) {
        if (words.equals(original)) return;
        var left = CYRILLIC.matcher(words);
        if (left.find())
            whole(where, "«%s» is not translated".formatted(left.group().strip()));
    }

    private void add(Entry entry, String field, String text) {
        findings.add(new Finding(entry.id().value(), field, text));
    }

    private void whole(String field, String text) {
        findings.add(new Finding("", field, text));
    }
}
