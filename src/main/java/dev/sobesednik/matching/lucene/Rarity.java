package dev.sobesednik.matching.lucene;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// How rare a term is among the questions of a bank: what distinguishes a question is rare.
final class Rarity {

    private final Map<String, Integer> questions = new HashMap<>();
    private final int all;

    Rarity(Collection<Set<String>> questions) {
        this.all = questions.size();
        for (var terms : questions) for (var term : terms) this.questions.merge(term, 1, Integer::sum);
    }

    /// The inverse document frequency of BM25.
    double of(String term) {
        var with = questions.getOrDefault(term, 0);
        return Math.log1p((all - with + 0.5) / (with + 0.5));
    }

    /// What stands at a place is as rare as the most usual of its names.
    double of(Terms.Place place) {
        return place.terms().stream().mapToDouble(this::of).min().orElse(0);
    }
}
