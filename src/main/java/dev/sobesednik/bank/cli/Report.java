package dev.sobesednik.bank.cli;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Contents;
import dev.sobesednik.bank.Question;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a bank covers, how old its answers are, and what is missing, as lines for a terminal.
final class Report {

    private static final int OLD_AFTER_MONTHS = 12;

    private final Contents contents;
    private final LocalDate today;
    private final List<String> lines = new ArrayList<>();

    private Report(Contents contents, LocalDate today) {
        this.contents = contents;
        this.today = today;
    }

    /// @param today the day against which ages count
    static String of(Contents contents, LocalDate today) {
        var report = new Report(contents, today);
        report.head();
        report.levelsAndSections();
        report.kinds();
        report.plan();
        report.tracks();
        report.ages();
        report.missing();
        return String.join("\n", report.lines);
    }

    private void head() {
        var questions = contents.questions();
        long followUps = questions.stream()
                .mapToLong(question -> question.followUps().size())
                .sum();
        long answered = questions.stream()
                .flatMap(question -> question.followUps().stream())
                .filter(followUp -> followUp.answer() != null)
                .count();
        line("%d entries, %d with an answer; %d follow-ups, %d with an answer"
                .formatted(questions.size(), count(Report::isAnswered), followUps, answered));
        line("%d entries with code, %d samples that are run; %d quizzes"
                .formatted(count(Report::hasCode), runnable(), count(Report::hasQuiz)));
    }

    private void levelsAndSections() {
        line("");
        line("Levels and sections: entries, answered, with code, quizzes");
        for (var level : contents.levels()) {
            row(level.number() + " " + level.title(), question -> question.level() == level.number());
            for (var section : contents.sections()) {
                if (section.level() == level.number()) {
                    row("    " + section.title(), question -> question.section().equals(section.id()));
                }
            }
        }
    }

    private void row(String title, Predicate<Question> where) {
        line("  %-42s %4d %4d %4d %4d"
                .formatted(
                        title,
                        count(where),
                        count(where.and(Report::isAnswered)),
                        count(where.and(Report::hasCode)),
                        count(where.and(Report::hasQuiz))));
    }

    private void kinds() {
        line("");
        line("Kinds: " + shares(question -> question.kind().name()));
        line("Frequency, estimated by the editors: "
                + shares(question ->
                        question.tier() == null ? "none" : question.tier().name()));
        line("Sources: " + shares(question -> question.source().seed()));
    }

    private void plan() {
        var answered = ids(Report::isAnswered);
        var claimed = contents.plan().stream()
                .filter(item -> !item.questions().isEmpty())
                .toList();
        var waiting = claimed.stream()
                .filter(item -> item.questions().stream().noneMatch(answered::contains))
                .map(Bank.PlanItem::id)
                .toList();
        line("");
        line("Plan: %d items, %d claimed by an entry".formatted(contents.plan().size(), claimed.size()));
        list("claimed, but no answer yet", waiting);
        list(
                "claimed by no entry",
                contents.plan().stream()
                        .filter(item -> item.questions().isEmpty())
                        .map(Bank.PlanItem::id)
                        .toList());
    }

    private void tracks() {
        line("");
        line("Tracks: named entries, entries in its sections, both without repeats and with the core; answered of"
                + " these");
        var answered = ids(Report::isAnswered);
        for (var track : contents.tracks()) {
            var inSections = ids(question -> track.sections().contains(question.section()));
            var all = new HashSet<>(inSections);
            all.addAll(track.questions());
            all.addAll(contents.core());
            line("  %-10s %4d %4d %4d %4d%s"
                    .formatted(
                            track.id(),
                            track.questions().size(),
                            inSections.size(),
                            all.size(),
                            all.stream().filter(answered::contains).count(),
                            track.note().isEmpty() ? "" : "  (with a note)"));
        }
    }

    private void ages() {
        var months = new HashMap<Question, Long>();
        for (var question : contents.questions()) {
            var answer = question.answer();
            if (answer == null) continue;
            months.put(
                    question,
                    ChronoUnit.MONTHS.between(LocalDate.parse(answer.asOf().date()), today));
        }
        line("");
        line("Last checked, on %s: %d in the last 3 months, %d in 3 to 6, %d in 6 to 12, %d longer ago"
                .formatted(
                        today,
                        aged(months, -1200, 3),
                        aged(months, 3, 6),
                        aged(months, 6, OLD_AFTER_MONTHS),
                        aged(months, OLD_AFTER_MONTHS, 12_000)));
        list("to be checked again", names(question -> months.getOrDefault(question, 0L) >= OLD_AFTER_MONTHS));
    }

    private static long aged(Map<Question, Long> months, int from, int to) {
        return months.values().stream().filter(age -> age >= from && age < to).count();
    }

    private void missing() {
        line("");
        line("Missing");
        int before = lines.size();
        list("no answer", names(Predicate.not(Report::isAnswered)));
        list("no frequency", names(question -> isAnswered(question) && question.tier() == null));
        list("near-duplicates without a word on the difference", unexplained());
        if (lines.size() == before) line("  nothing");
    }

    private List<String> unexplained() {
        var explained = new HashSet<Set<Question.Id>>();
        for (var question : contents.questions()) {
            question.related().stream()
                    .filter(related -> !related.id().equals(question.id()))
                    .forEach(related -> explained.add(Set.of(question.id(), related.id())));
        }
        var answered = ids(Report::isAnswered);
        var pairs = new ArrayList<String>();
        for (var group : contents.alike()) {
            var members = List.copyOf(group.members());
            for (int i = 0; i < members.size(); i++) {
                for (int j = i + 1; j < members.size(); j++) {
                    var pair = Set.of(members.get(i), members.get(j));
                    if (answered.containsAll(pair) && !explained.contains(pair)) {
                        pairs.add(members.get(i) + "/" + members.get(j));
                    }
                }
            }
        }
        return pairs.stream().distinct().sorted().toList();
    }

    private String shares(Function<Question, String> of) {
        return contents.questions().stream()
                .collect(Collectors.groupingBy(of, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(share -> "%s %d".formatted(share.getKey().toLowerCase(Locale.ROOT), share.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void list(String what, Collection<String> names) {
        if (!names.isEmpty()) line("  %s (%d): %s".formatted(what, names.size(), String.join(" ", names)));
    }

    private long count(Predicate<Question> where) {
        return contents.questions().stream().filter(where).count();
    }

    private List<String> names(Predicate<Question> where) {
        return contents.questions().stream()
                .filter(where)
                .map(question -> question.id().value())
                .toList();
    }

    private Set<Question.Id> ids(Predicate<Question> where) {
        return contents.questions().stream().filter(where).map(Question::id).collect(Collectors.toSet());
    }

    private long runnable() {
        return Snippets.all(contents.questions()).stream()
                .filter(Question.Code::run)
                .count();
    }

    private static boolean isAnswered(Question question) {
        return question.answer() != null;
    }

    private static boolean hasCode(Question question) {
        return !Snippets.all(List.of(question)).isEmpty();
    }

    private static boolean hasQuiz(Question question) {
        return question.answer() != null && question.answer().quiz() != null;
    }

    private void line(String text) {
        lines.add(text);
    }
}
