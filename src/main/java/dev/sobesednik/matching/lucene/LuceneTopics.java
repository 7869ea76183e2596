package dev.sobesednik.matching.lucene;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.topics.Topic;
import dev.sobesednik.topics.TopicSearch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Topics by the words of their titles; questions by those of their key points too.
final class LuceneTopics implements TopicSearch {

    /// `3`, and `3` among words that say nothing: "level 3".
    private static final Pattern NUMBER = Pattern.compile("[^\\d-]*(\\d{1,3})[^\\d-]*");

    /// Words in a key point tell less of a question than those in its title.
    private static final double IN_A_KEY_POINT = 0.45;

    /// An entry that holds the words but is called otherwise is worth less than one that is called so.
    private static final double FOUND = 0.4;

    private static final double NAMED = 0.6;

    private static final double SAME_ROOT = 0.8;
    private static final double TYPO = 0.7;

    /// What part of the words has to fit, by weight.
    private static final double ENOUGH = 0.6;

    /// Beside the best one, what is much worse would only confuse.
    private static final double NEAR_THE_BEST = 0.4;

    private static final int MOST = 12;

    /// Every title is shorter, and a whole message would take its time.
    private static final int MOST_WORDS = 24;

    private final Bank bank;
    private final Language language;
    private final List<Entry> entries = new ArrayList<>();
    private final Rarity rarity;
    private final Set<String> stems = new HashSet<>();

    /// What may be meant by a word with a typo: the words of names, and what people say for them. The usual words of
    /// key points are near to too many others.
    private final Set<String> vocabulary = new HashSet<>();

    /// @param title the terms of the name
    /// @param more terms that tell of the topic, beside its name
    /// @param prior the wider topic comes before the narrower where both fit alike
    private record Entry(Topic topic, Set<String> title, List<Terms.Place> name, Set<String> more, double prior) {}

    private record Scored(Topic topic, double score) {}

    LuceneTopics(Language language, Bank bank) {
        this.language = language;
        this.bank = bank;
        for (var level : bank.levels()) add(new Topic.Level(level), level.title(), Set.of(), 1.06);
        for (var section : bank.sections()) add(new Topic.Section(section), section.title(), terms(section.id()), 1.05);
        tags().forEach((tag, questions) -> {
            // A tag of one question is that question.
            if (questions > 1) add(new Topic.Tag(tag), tag, Set.of(), 1.04);
        });
        for (var question : bank.questions()) add(new Topic.One(question), question.text(), more(question), 1);
        rarity = new Rarity(entries.stream().map(LuceneTopics::all).toList());
        for (var entry : entries) stems.addAll(all(entry));
        for (var entry : entries) vocabulary.addAll(entry.title);
        vocabulary.addAll(language.naming());
    }

    private static Set<String> all(Entry entry) {
        var all = new HashSet<>(entry.title);
        all.addAll(entry.more);
        return all;
    }

    private Map<String, Integer> tags() {
        var tags = new TreeMap<String, Integer>();
        for (var question : bank.questions()) for (var tag : question.tags()) tags.merge(tag, 1, Integer::sum);
        return tags;
    }

    private void add(Topic topic, String title, Set<String> more, double prior) {
        var name = language.termsOf(title);
        entries.add(new Entry(topic, name.distinct(), name.places(), more, prior));
    }

    private Set<String> terms(String words) {
        return language.termsOf(words).distinct();
    }

    private Set<String> more(Question question) {
        var more = new HashSet<String>();
        for (var tag : question.tags()) more.addAll(terms(tag));
        var answer = question.answer();
        if (answer != null) for (var point : answer.keyPoints()) more.addAll(terms(point));
        for (var followUp : question.followUps()) {
            more.addAll(terms(followUp.text()));
            for (var point : followUp.keyPoints()) more.addAll(terms(point));
        }
        return more;
    }

    @Override
    public List<Topic> find(String words) {
        var named = named(words.strip());
        if (named.isPresent()) return List.of(named.get());
        if (words.codePoints().noneMatch(Character::isLetter)) return List.of();
        var typed = language.termsOf(words);
        var otherLayout = language.termsOf(language.alphabets().otherLayout(words));
        for (var closeness : Closeness.values())
            for (var terms : List.of(typed, otherLayout)) {
                var found = find(terms.places(), closeness);
                if (!found.isEmpty()) return found;
            }
        return List.of();
    }

    /// A level's number or a question's id.
    private Optional<Topic> named(String words) {
        var question = bank.find(new Question.Id(words)).<Topic>map(Topic.One::new);
        if (question.isPresent()) return question;
        var number = NUMBER.matcher(words);
        if (!number.matches()
                || !language.termsOf(words.replaceAll("\\d", "")).places().isEmpty()) return Optional.empty();
        return bank.level(Integer.parseInt(number.group(1))).map(Topic.Level::new);
    }

    private enum Closeness {
        STEMS,
        TYPOS
    }

    private List<Topic> find(List<Terms.Place> places, Closeness closeness) {
        if (places.isEmpty()) return List.of();
        var words = places.stream()
                .limit(MOST_WORDS)
                .map(place -> read(place, closeness))
                .toList();
        var fitting = entries.stream()
                .filter(entry -> fits(words, entry))
                .map(entry -> new Scored(entry.topic, score(words, entry)))
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
        return fitting.stream()
                .filter(one -> one.score >= NEAR_THE_BEST * fitting.getFirst().score)
                .limit(MOST)
                .map(Scored::topic)
                .toList();
    }

    private boolean fits(List<Word> words, Entry entry) {
        double whole = 0;
        double found = 0;
        for (var word : words) {
            whole += weight(word);
            if (share(word, entry.title) > 0 || share(word, entry.more) > 0) found += weight(word);
        }
        return found >= ENOUGH * whole;
    }

    /// How much of the words is in the entry, and how much of the entry's name is in the words.
    private double score(List<Word> words, Entry entry) {
        double whole = 0;
        double found = 0;
        for (var word : words) {
            whole += weight(word);
            found += weight(word) * Math.max(share(word, entry.title), IN_A_KEY_POINT * share(word, entry.more));
        }
        double name = 0;
        double said = 0;
        for (var place : entry.name) {
            name += rarity.of(place);
            if (words.stream().anyMatch(word -> share(word, place.terms()) > 0)) said += rarity.of(place);
        }
        var whatItIsCalled = name == 0 ? 0 : said / name;
        return found / whole * (FOUND + NAMED * whatItIsCalled) * entry.prior;
    }

    /// A word of the query: what may stand for it, and how surely.
    private record Word(List<String> terms, Set<String> likely, double surely) {}

    private Word read(Terms.Place place, Closeness closeness) {
        var own = place.terms();
        if (own.stream().anyMatch(stems::contains)) return new Word(own, Set.of(), 1);
        var likely = new HashSet<String>();
        for (var known : vocabulary)
            if (isLikely(own.getFirst(), known, closeness)) {
                likely.add(known);
                likely.addAll(language.notionsOf(known));
            }
        likely.retainAll(stems);
        return new Word(own, likely, closeness == Closeness.TYPOS ? TYPO : SAME_ROOT);
    }

    private static boolean isLikely(String typed, String known, Closeness closeness) {
        return Roots.same(typed, known) || (closeness == Closeness.TYPOS && Typos.mayBe(typed, known));
    }

    /// What nobody knows is as rare as can be: it has to fit too.
    private double weight(Word word) {
        var terms = word.likely.isEmpty() ? word.terms : word.likely;
        return terms.stream().mapToDouble(rarity::of).min().orElseThrow();
    }

    private static double share(Word word, Collection<String> terms) {
        for (var term : word.terms) if (terms.contains(term)) return 1;
        for (var term : word.likely) if (terms.contains(term)) return word.surely;
        return 0;
    }
}
