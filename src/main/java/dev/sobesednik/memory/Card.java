package dev.sobesednik.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One person's history with one question.
///
/// @param showings how often it was shown
/// @param graded the number of the last showing that was graded, 0 for none; showings are numbered per person
/// @param reviews the grades, oldest first; the oldest are dropped beyond [#KEPT]
public record Card(int showings, int graded, List<Review> reviews) {

    /// Enough for FSRS to rebuild a card's memory (its newest reviews decide it), and a bound for the record.
    public static final int KEPT = 24;

    public static final Card NEW = new Card(0, 0, List.of());

    public record Review(Rating rating, Instant at) {}

    public Card shown() {
        return new Card(showings + 1, graded, reviews);
    }

    public Card rated(Rating rating, int showing, Instant at) {
        var all = new ArrayList<>(reviews);
        all.add(new Review(rating, at));
        var kept = all.subList(Math.max(0, all.size() - KEPT), all.size());
        return new Card(showings, showing, List.copyOf(kept));
    }

    public Optional<Review> lastReview() {
        return reviews.isEmpty() ? Optional.empty() : Optional.of(reviews.getLast());
    }

    /// A showing counts once, however often its buttons are tapped.
    public boolean isGraded(int showing) {
        return showing <= graded;
    }
}
