package dev.sobesednik.bank;

import dev.sobesednik.bank.Question.Answer;
import dev.sobesednik.bank.Question.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What has to hold in a bank beyond the shape of its file.
///
/// [#structure] is what the bot relies on: it refuses to work with less. [#everything] adds what makes an entry good
/// to read and a quiz fair; a bank that fails there is still served.
public final class Rules {

    /// Telegram takes 4096 UTF-16 units; the rest is for headings and the bot's own words.
    static final int VIEW = 3800;

    private static final int OWN_FOLLOW_UPS = 2;

    /// With fewer quizzes shares say nothing.
    static final int QUIZZES_FOR_FAIRNESS = 40;

    private final Contents contents;
    private final List<Finding> findings = new ArrayList<>();

    private Rules(Contents contents) {
        this.contents = contents;
    }

    /// Ids, references, lengths.
    public static List<Finding> structure(Contents contents) {
        var rules = new Rules(contents);
        rules.ids();
        rules.references();
        contents.questions().forEach(rules::lengths);
        return rules.findings;
    }

    /// [#structure], the texts, and fairness over the whole bank.
    public static List<Finding> everything(Contents contents) {
        var rules = new Rules(contents);
        rules.findings.addAll(structure(contents));
        contents.questions().forEach(question -> rules.findings.addAll(TextRules.of(question)));
        contents.questions().forEach(rules::ownFollowUps);
        contents.questions().forEach(rules::ownLengths);
        rules.repeatedQuestions();
        rules.fairness();
        rules.unclaimedPlanItems();
        return rules.findings;
    }

    /// What a message has room for, in the questions that have been translated.
    static List<Finding> translatedLengths(Contents translated) {
        var rules = new Rules(translated);
        translated.questions().stream().filter(Rules::isTranslated).forEach(rules::lengths);
        return rules.findings;
    }

    /// [#everything] that concerns words, in the questions that have been translated.
    static List<Finding> translatedTexts(Contents translated) {
        var done = translated.questions().stream().filter(Rules::isTranslated).toList();
        var rules = new Rules(new Contents(
                translated.language(),
                translated.contentDate(),
                translated.levels(),
                translated.sections(),
                translated.tracks(),
                translated.core(),
                translated.plan(),
                translated.alike(),
                done));
        done.forEach(question -> rules.findings.addAll(TextRules.of(question)));
        done.forEach(rules::ownLengths);
        rules.repeatedQuestions();
        rules.fairness();
        return rules.findings;
    }

    private static boolean isTranslated(Question question) {
        return question.translatedFrom() != null;
    }

    private void ids() {
        unique("levels", contents.levels().stream().map(Bank.Level::number).toList());
        unique("sections", contents.sections().stream().map(Bank.Section::id).toList());
        unique("tracks", contents.tracks().stream().map(Bank.Track::id).toList());
        unique("plan", contents.plan().stream().map(Bank.PlanItem::id).toList());
        unique(
                "questions",
                contents.questions().stream()
                        .map(question -> question.id().value())
                        .toList());
        unique(
                "source numbers",
                contents.questions().stream()
                        .map(question -> question.source().number())
                        .filter(number -> number != null)
                        .toList());
        for (var question : contents.questions()) {
            for (int i = 0; i < question.followUps().size(); i++) {
                var expected = question.id() + "." + (i + 1);
                var found = question.followUps().get(i).id();
                if (!found.equals(expected)) {
                    add(question, "followUps[%d].id".formatted(i), "%s, should be %s".formatted(found, expected));
                }
            }
        }
    }

    private void unique(String what, List<?> ids) {
        var seen = new HashSet<>();
        for (var id : ids) {
            if (!seen.add(id)) findings.add(new Finding("", what, "%s is there twice".formatted(id)));
        }
    }

    private void references() {
        var ids = contents.questions().stream().map(Question::id).collect(Collectors.toSet());
        var sections = new HashMap<String, Bank.Section>();
        contents.sections().forEach(section -> sections.put(section.id(), section));
        var levels = contents.levels().stream().map(Bank.Level::number).collect(Collectors.toSet());

        for (var section : contents.sections()) {
            if (!levels.contains(section.level())) {
                findings.add(new Finding(
                        "", "sections." + section.id(), "level %d is not there".formatted(section.level())));
            }
        }
        for (var question : contents.questions()) {
            var section = sections.get(question.section());
            if (section == null) {
                add(
                        question,
                        "section",
                        "no section %s; it has to be listed in sections".formatted(question.section()));
            } else if (section.level() != question.level()) {
                add(
                        question,
                        "level",
                        "%d, but section %s is of level %d".formatted(question.level(), section.id(), section.level()));
            }
            var named = new HashSet<Question.Id>();
            for (var related : question.related()) {
                if (related.id().equals(question.id())) add(question, "related", "names the entry itself");
                else if (!ids.contains(related.id())) add(question, "related", "no entry %s".formatted(related.id()));
                if (!named.add(related.id())) add(question, "related", "names %s twice".formatted(related.id()));
            }
        }
        for (var item : contents.plan()) known(ids, "plan." + item.id(), item.questions());
        for (var track : contents.tracks()) {
            known(ids, "tracks." + track.id(), track.questions());
            for (var section : track.sections()) {
                if (!sections.containsKey(section)) {
                    findings.add(new Finding("", "tracks." + track.id(), "no section %s".formatted(section)));
                }
            }
        }
        known(ids, "core", contents.core());
        for (var group : contents.alike()) known(ids, "alike." + group.title(), group.members());
    }

    private void known(Set<Question.Id> ids, String where, Collection<Question.Id> named) {
        for (var id : named) {
            if (!ids.contains(id)) findings.add(new Finding("", where, "no entry %s".formatted(id)));
        }
    }

    private void lengths(Question question) {
        view(
                question,
                "question and followUps",
                Stream.concat(
                                Stream.of(question.text()),
                                question.followUps().stream().map(Question.FollowUp::text))
                        .toList());
        var answer = question.answer();
        if (answer == null) return;
        between(question, "shortAnswer", answer.shortAnswer(), 150, 600);
        between(question, "answer", answer.full(), 500, 2600);
        code(question, "code", answer.code());
        var quiz = answer.quiz();
        if (quiz != null && quiz.explanation().chars().filter(c -> c == '\n').count() > 2) {
            add(question, "quiz.explanation", "more than 2 line feeds, Telegram allows 2");
        }
        view(
                question,
                "question, shortAnswer, keyPoints and answer",
                List.of(question.text(), answer.shortAnswer(), String.join("\n", answer.keyPoints()), answer.full()));
        view(
                question,
                "pitfalls and listensFor",
                List.of(
                        answer.pitfalls().stream()
                                .map(pitfall -> pitfall.wrong() + "\n" + pitfall.right())
                                .collect(Collectors.joining("\n")),
                        String.join("\n", answer.listensFor())));
        for (int i = 0; i < question.followUps().size(); i++) {
            var followUp = question.followUps().get(i);
            var field = "followUps[%d]".formatted(i);
            var text = followUp.answer();
            if (text != null) {
                between(question, field + ".answer", text, 200, 1600);
                view(
                        question,
                        field,
                        List.of(
                                question.text(),
                                followUp.text(),
                                text,
                                String.join("\n", followUp.keyPoints()),
                                sample(followUp.code())));
            }
            code(question, field + ".code", followUp.code());
        }
    }

    private void code(Question question, String field, @Nullable Code code) {
        if (code == null) return;
        between(question, field + ".source", code.source(), 20, 1500);
        var stdout = code.stdout();
        if (stdout != null) between(question, field + ".stdout", stdout, 0, 600);
        view(question, field, List.of(question.text(), sample(code)));
    }

    private static String sample(@Nullable Code code) {
        if (code == null) return "";
        return String.join("\n", code.caption(), code.source(), Objects.requireNonNullElse(code.stdout(), ""));
    }

    private void between(Question question, String field, String text, int least, int most) {
        if (text.length() < least || text.length() > most) {
            add(question, field, "%d characters, should be %d to %d".formatted(text.length(), least, most));
        }
    }

    private void view(Question question, String field, List<String> parts) {
        int units = parts.stream().mapToInt(String::length).sum() + 2 * (parts.size() - 1);
        if (units > VIEW) add(question, field, "%d characters in one message, at most %d".formatted(units, VIEW));
    }

    /// An entry that is written here has two follow-ups; one that came from somebody's list has what the list gave it.
    private void ownFollowUps(Question question) {
        if (question.answer() == null || question.source().seed().equals(Question.Source.LIST)) return;
        int count = question.followUps().size();
        if (count != OWN_FOLLOW_UPS) add(question, "followUps", "%d, should be %d".formatted(count, OWN_FOLLOW_UPS));
    }

    private void ownLengths(Question question) {
        if (question.answer() == null || question.source().seed().equals(Question.Source.LIST)) return;
        between(question, "question", question.text(), 8, 200);
        for (int i = 0; i < question.followUps().size(); i++) {
            var text = question.followUps().get(i).text();
            between(question, "followUps[%d].question".formatted(i), text, 8, 160);
        }
    }

    private void repeatedQuestions() {
        var seen = new HashMap<String, String>();
        for (var question : contents.questions()) {
            repeated(seen, question, question.id().value(), question.text());
            for (var followUp : question.followUps()) repeated(seen, question, followUp.id(), followUp.text());
        }
    }

    private void repeated(Map<String, String> seen, Question question, String id, String text) {
        var before = seen.putIfAbsent(TextRules.fold(text), id);
        if (before != null) add(question, "question", "%s asks what %s asks".formatted(id, before));
    }

    private void fairness() {
        var quizzes = contents.questions().stream()
                .map(Question::answer)
                .filter(answer -> answer != null)
                .map(Answer::quiz)
                .filter(quiz -> quiz != null)
                .toList();
        if (quizzes.size() < QUIZZES_FOR_FAIRNESS) return;
        var share = 100.0 / quizzes.size();
        var longest = share * quizzes.stream().filter(TextRules::rightIsLongest).count();
        if (longest > 35) {
            whole("quiz", "the right option is the longest in %.0f %%, should be 35 %% at most".formatted(longest));
        }
        for (int i = 0; i < 4; i++) {
            int position = i;
            var here = share
                    * quizzes.stream()
                            .filter(quiz -> quiz.correct() == position)
                            .count();
            if (here < 15 || here > 35) {
                whole("quiz", "the right option is number %d in %.0f %%, should be 15 to 35 %%".formatted(i + 1, here));
            }
        }
    }

    private void unclaimedPlanItems() {
        for (var item : contents.plan()) {
            if (item.questions().isEmpty()) whole("plan." + item.id(), "no entry for «%s»".formatted(item.text()));
        }
    }

    private void add(Question question, String field, String text) {
        findings.add(new Finding(question.id().value(), field, text));
    }

    private void whole(String field, String text) {
        findings.add(new Finding("", field, text));
    }
}
