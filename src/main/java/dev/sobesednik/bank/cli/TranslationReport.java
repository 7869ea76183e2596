package dev.sobesednik.bank.cli;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Contents;
import dev.sobesednik.bank.Question;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// How much of a bank has been translated, and what is older than its original, as lines for a terminal.
final class TranslationReport {

    private final Contents original;
    private final Contents translated;
    private final List<String> lines = new ArrayList<>();

    private TranslationReport(Contents original, Contents translated) {
        this.original = original;
        this.translated = translated;
    }

    /// @param translated the original with the translation laid over it
    static String of(Contents original, Contents translated) {
        var report = new TranslationReport(original, translated);
        report.coverage();
        report.list("older than their originals", report.names(TranslationReport::isOlder));
        report.list("missing in levels that are begun", report.gaps());
        report.list("titles in the original's words", report.titles());
        return String.join("\n", report.lines);
    }

    private void coverage() {
        lines.add("Translation (%s): %d of %d entries"
                .formatted(
                        translated.language().code(),
                        count(TranslationReport::isTranslated),
                        translated.questions().size()));
        for (var level : translated.levels()) {
            Predicate<Question> here = question -> question.level() == level.number();
            lines.add("  %-42s %4d of %4d"
                    .formatted(
                            level.number() + " " + level.title(),
                            count(here.and(TranslationReport::isTranslated)),
                            count(here)));
        }
    }

    /// What is missing of a level that somebody has begun.
    private List<String> gaps() {
        var begun = translated.questions().stream()
                .filter(TranslationReport::isTranslated)
                .map(Question::level)
                .distinct()
                .toList();
        return names(question -> begun.contains(question.level()) && !isTranslated(question));
    }

    private List<String> titles() {
        var left = new ArrayList<String>();
        same(
                left,
                Contents::levels,
                (level, its) -> level.title().equals(its.title()),
                level -> "level " + level.number());
        same(left, Contents::sections, (section, its) -> section.title().equals(its.title()), Bank.Section::id);
        same(left, Contents::plan, Object::equals, Bank.PlanItem::id);
        same(
                left,
                Contents::tracks,
                (track, its) -> !track.note().isEmpty() && track.note().equals(its.note()),
                Bank.Track::id);
        return left;
    }

    private <T> void same(
            List<String> left,
            Function<Contents, List<T>> of,
            BiFunction<T, T, Boolean> same,
            Function<T, String> name) {
        var words = of.apply(translated);
        var originals = of.apply(original);
        IntStream.range(0, words.size())
                .filter(i -> same.apply(words.get(i), originals.get(i)))
                .mapToObj(words::get)
                .map(name)
                .forEach(left::add);
    }

    private static boolean isTranslated(Question question) {
        return question.translatedFrom() != null;
    }

    private static boolean isOlder(Question question) {
        var from = question.translatedFrom();
        var answer = question.answer();
        return from != null
                && answer != null
                && LocalDate.parse(from).isBefore(LocalDate.parse(answer.asOf().date()));
    }

    private long count(Predicate<Question> where) {
        return translated.questions().stream().filter(where).count();
    }

    private List<String> names(Predicate<Question> where) {
        return translated.questions().stream()
                .filter(where)
                .map(question -> question.id().value())
                .toList();
    }

    private void list(String what, List<String> names) {
        if (!names.isEmpty()) lines.add("  %s (%d): %s".formatted(what, names.size(), String.join(" ", names)));
    }
}
