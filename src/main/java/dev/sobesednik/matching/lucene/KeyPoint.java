package dev.sobesednik.matching.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One key point, ready to be looked for.
final class KeyPoint {

    /// Words that stand in the question itself prove little when they come back in the answer.
    private static final double GIVEN = 0.35;

    /// What part of the distinctive words has to be there, by weight.
    private static final double ENOUGH = 0.5;

    /// A thought takes a sentence or two; the same words scattered over a page are not that thought.
    private static final int WITHIN = 24;

    /// A term of the answer that has the root only is a weaker sign.
    private static final double SAME_ROOT = 0.8;

    /// A name in backticks is the point's own word.
    private static final double CODE = 1.4;

    /// One usual word may come from anywhere.
    private static final int SIGNS = 2;

    private record Wanted(Terms.Place place, boolean isCode, double weight) {}

    /// @param share 1 for the word itself, less for a word of its root
    /// @param opposite whether one of the two is denied
    private record Found(int at, int wanted, double share, boolean opposite) {}

    private final List<Wanted> wanted = new ArrayList<>();
    private final double whole;

    /// @param code the terms of the point that stand in backticks
    /// @param given the terms of the question
    KeyPoint(Terms point, Set<String> code, Set<String> given, Rarity rarity) {
        for (var place : point.places()) {
            var isCode = code.contains(place.terms().getFirst());
            var isGiven = place.terms().stream().anyMatch(given::contains);
            var weight = rarity.of(place) / place.parts() * (isCode ? CODE : 1) * (isGiven ? GIVEN : 1);
            wanted.add(new Wanted(place, isCode && !isGiven, weight));
        }
        whole = wanted.stream().mapToDouble(Wanted::weight).sum();
    }

    boolean isNamedBy(Terms answer) {
        if (wanted.isEmpty()) return false;
        var found = new ArrayList<Found>();
        for (int at = 0; at < answer.places().size(); at++)
            for (int index = 0; index < wanted.size(); index++) {
                var said = answer.places().get(at);
                var place = wanted.get(index).place;
                var share = share(place, said);
                if (share > 0) found.add(new Found(at, index, share, place.denied() != said.denied()));
            }
        for (int from = 0; from < found.size(); from++) if (isEnough(found, from, answer.denials())) return true;
        return false;
    }

    private boolean isEnough(List<Found> found, int from, List<Integer> denials) {
        var best = new double[wanted.size()];
        var opposite = new boolean[wanted.size()];
        int begin = found.get(from).at;
        int end = begin + WITHIN;
        // "One must not" stands before what it denies or after it.
        var isDenied = denials.stream().anyMatch(place -> place >= begin && place <= end);
        for (int index = from; index < found.size() && found.get(index).at < end; index++) {
            var one = found.get(index);
            var isOpposite = one.opposite && !(wanted.get(one.wanted).place.denied() && isDenied);
            if (isOpposite) opposite[one.wanted] = true;
            else best[one.wanted] = Math.max(best[one.wanted], one.share);
        }
        double sum = 0;
        int signs = 0;
        for (int index = 0; index < best.length; index++) {
            // "It is protected" does not mention that it is not.
            if (opposite[index] && best[index] == 0) return false;
            if (best[index] == 0) continue;
            sum += best[index] * wanted.get(index).weight;
            signs += wanted.get(index).isCode ? SIGNS : 1;
        }
        return signs >= Math.min(SIGNS, wanted.size()) && sum >= ENOUGH * whole;
    }

    private static double share(Terms.Place wanted, Terms.Place said) {
        for (var term : wanted.terms()) if (said.terms().contains(term)) return 1;
        return Roots.same(wanted.terms().getFirst(), said.terms().getFirst()) ? SAME_ROOT : 0;
    }
}
