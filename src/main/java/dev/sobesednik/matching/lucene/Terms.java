package dev.sobesednik.matching.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A text as terms, place by place.
///
/// @param places without the words that say nothing
/// @param denials the places before which a "not" stands; one after the last place when it ends the text
record Terms(List<Place> places, List<Integer> denials) {

    /// @param terms what stands here, in all its readings: the stem, the parts of an identifier, the notion that the
    ///     stem names alone or with its neighbours
    /// @param parts how many places the identifier takes that this is a part of; 1 for a word
    /// @param denied whether a "not" stands before it
    record Place(List<String> terms, int parts, boolean denied) {}

    /// For counting only: what is denied is forgotten.
    static Terms joined(List<Terms> texts) {
        var places = new ArrayList<Place>();
        for (var text : texts) places.addAll(text.places);
        return new Terms(places, List.of());
    }

    Set<String> distinct() {
        return places.stream().flatMap(place -> place.terms.stream()).collect(Collectors.toSet());
    }
}
