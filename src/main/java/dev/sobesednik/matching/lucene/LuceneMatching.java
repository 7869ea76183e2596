package dev.sobesednik.matching.lucene;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.matching.AnswerMatching;
import dev.sobesednik.matching.Match;
import dev.sobesednik.matching.Match.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks for key points by their rare words.
final class LuceneMatching implements AnswerMatching {

    /// A term as rare as this tells what a text is about: at most one question in eight has it.
    private static final double TELLING = 2;

    /// A term of the key points themselves may be more usual: one question in three has it.
    private static final double TELLING_OF_ITS_OWN = 1;

    private static final int SHORT = 3;

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final Language language;
    private final Rarity rarity;
    private final List<Surrender> gaveUp;
    /// Filled as questions are answered: a bank has more of them than a day sees.
    private final Map<Question.Id, Prepared> prepared = new ConcurrentHashMap<>();

    private record Prepared(Question question, Set<String> vocabulary, List<Part> parts) {}

    /// @param own the terms of the question and of the key points
    private record Part(Set<String> given, Set<String> own, List<KeyPoint> points) {}

    private record Surrender(List<String> stems, Set<String> terms) {}

    LuceneMatching(Language language, Bank bank) {
        this.language = language;
        this.rarity = new Rarity(bank.questions().stream()
                .map(question -> terms(gist(question)).distinct())
                .toList());
        this.gaveUp = Resources.lines("gave-up.txt").stream()
                .map(line -> new Surrender(
                        language.stemsOf(line), language.termsOf(line).distinct()))
                .toList();
    }

    private Terms terms(Stream<String> texts) {
        return Terms.joined(texts.map(language::termsOf).toList());
    }

    private static Stream<String> gist(Question question) {
        var texts = new ArrayList<String>();
        texts.add(question.text());
        texts.addAll(question.tags());
        var answer = question.answer();
        if (answer != null) {
            texts.add(answer.shortAnswer());
            texts.addAll(answer.keyPoints());
        }
        for (var followUp : question.followUps()) {
            texts.add(followUp.text());
            texts.addAll(followUp.keyPoints());
        }
        return texts.stream();
    }

    private static Stream<String> everything(Question question) {
        var texts = new ArrayList<>(gist(question).toList());
        var answer = question.answer();
        if (answer != null) {
            texts.add(answer.full());
            texts.addAll(answer.listensFor());
            for (var pitfall : answer.pitfalls()) {
                texts.add(pitfall.wrong());
                texts.add(pitfall.right());
            }
            if (answer.code() != null) texts.add(answer.code().source());
        }
        for (var followUp : question.followUps()) {
            if (followUp.answer() != null) texts.add(followUp.answer());
            if (followUp.code() != null) texts.add(followUp.code().source());
        }
        return texts.stream();
    }

    @Override
    public Match match(Question question, int part, String words) {
        var ready = prepared(question);
        if (part < 0 || part >= ready.parts.size()) return Match.NOTHING;
        var answered = ready.parts.get(part);
        var answer = language.termsOf(words);
        var named = new ArrayList<Integer>();
        for (int index = 0; index < answered.points.size(); index++)
            if (answered.points.get(index).isNamedBy(answer)) named.add(index);
        if (!named.isEmpty()) return new Match(Verdict.RELATED, named);
        return new Match(verdict(ready, answered, answer, words), List.of());
    }

    private Verdict verdict(Prepared question, Part part, Terms answer, String words) {
        var telling = new HashSet<>(answer.distinct());
        telling.removeIf(term -> !isTelling(term, question, part));
        var surrender = surrender(words);
        if (!surrender.isEmpty()) {
            telling.removeAll(part.given);
            for (var phrase : surrender) telling.removeAll(phrase.terms);
            if (telling.isEmpty()) return Verdict.GAVE_UP;
        }
        return telling.isEmpty() ? Verdict.UNRELATED : Verdict.RELATED;
    }

    private boolean isTelling(String term, Prepared question, Part part) {
        var enough = part.own.contains(term) ? TELLING_OF_ITS_OWN : TELLING;
        return question.vocabulary.contains(term) && rarity.of(term) >= enough;
    }

    private List<Surrender> surrender(String words) {
        var stems = language.stemsOf(words);
        return gaveUp.stream()
                // A single word means it only when little else is said: `pass` is Python too.
                .filter(phrase -> phrase.stems.size() > 1 || stems.size() <= SHORT)
                .filter(phrase -> Collections.indexOfSubList(stems, phrase.stems) >= 0)
                .toList();
    }

    /// After a reload a person may still answer the entry as it was.
    @SuppressWarnings("ReferenceEquality")
    private Prepared prepared(Question question) {
        var known = prepared.get(question.id());
        if (known != null && known.question == question) return known;
        var parts = new ArrayList<Part>();
        var answer = question.answer();
        parts.add(part(question.text(), answer == null ? List.of() : answer.keyPoints()));
        for (var followUp : question.followUps()) parts.add(part(followUp.text(), followUp.keyPoints()));
        var ready = new Prepared(question, terms(everything(question)).distinct(), parts);
        prepared.put(question.id(), ready);
        return ready;
    }

    private Part part(String text, List<String> keyPoints) {
        var given = language.termsOf(text).distinct();
        var points = keyPoints.stream()
                .map(point -> new KeyPoint(language.termsOf(point), code(point), given, rarity))
                .toList();
        var own = new HashSet<>(given);
        for (var point : keyPoints) own.addAll(language.termsOf(point).distinct());
        return new Part(given, own, points);
    }

    private Set<String> code(String text) {
        return CODE.matcher(text)
                .results()
                .flatMap(code -> language.termsOf(code.group(1)).distinct().stream())
                .collect(Collectors.toSet());
    }
}
