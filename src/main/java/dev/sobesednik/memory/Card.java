package dev.sobesednik.memory;

import dev.sobesednik.profile.LocalDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One person's history with one question, and what is left of it in memory.
///
/// @param showings how often it was shown
/// @param graded the number of the last showing that was graded, 0 for none; showings are numbered per person
/// @param ignored showings since the last grade that nobody graded
/// @param depth how far the person has followed the question: 1 the question, 2 and 3 its follow-ups; 0 not yet
/// @param reviews the grades, oldest first; the oldest are dropped beyond [#KEPT]
/// @param learned absent before the first grade
public record Card(
        int showings,
        int graded,
        int ignored,
        int depth,
        List<Review> reviews,
        @Nullable Learned learned) {

    /// Enough to see how it went, and a bound for the record: what FSRS needs is kept in [Learned].
    public static final int KEPT = 24;

    /// Forgotten so often, a question needs another approach: Anki's threshold is 8 lapses, with many more reviews.
    public static final int LEECH = 4;

    /// The share of questions that one is to know when they come back: FSRS's default.
    public static final double RETENTION = 0.9;

    public static final Card NEW = new Card(0, 0, 0, 0, List.of(), null);

    public record Review(Rating rating, Instant at) {}

    /// @param interval whole days from the last grade until it comes back
    /// @param lapses how often it was graded [Rating#AGAIN]
    public record Learned(MemoryState state, int interval, int lapses) {}

    /// What a group keeps.
    public static Card shown(int showings) {
        return new Card(showings, 0, 0, 0, List.of(), null);
    }

    public Card shown() {
        return new Card(showings + 1, graded, ignored + 1, depth, reviews, learned);
    }

    /// @param zone in which days are counted
    /// @param before the day before which it has to come back once more; absent when there is none
    public Card rated(Rating rating, int showing, Instant at, ZoneId zone, @Nullable LocalDate before) {
        var all = new ArrayList<>(reviews);
        all.add(new Review(rating, at));
        var kept = all.subList(Math.max(0, all.size() - KEPT), all.size());
        var day = LocalDay.of(at, zone);
        var state = kept(next(rating, day, zone));
        var lapses = (learned == null ? 0 : learned.lapses) + (rating == Rating.AGAIN ? 1 : 0);
        return new Card(
                showings,
                showing,
                0,
                Math.max(depth, 1),
                List.copyOf(kept),
                new Learned(state, interval(state, rating, day, before), lapses));
    }

    /// As exactly as it is stored: a thousandth of a day, a hundredth of difficulty.
    private static MemoryState kept(MemoryState state) {
        return new MemoryState(
                Math.max(1, Math.round(state.stability() * 1_000)) / 1_000.0,
                Math.round(state.difficulty() * 100) / 100.0);
    }

    private MemoryState next(Rating rating, LocalDate day, ZoneId zone) {
        return learned == null ? Fsrs.first(rating) : Fsrs.next(learned.state, elapsed(day, zone), rating);
    }

    /// What was forgotten comes back tomorrow, whatever the formula says of it.
    private static int interval(MemoryState state, Rating rating, LocalDate day, @Nullable LocalDate before) {
        var interval = rating == Rating.AGAIN ? 1 : Fsrs.interval(state, RETENTION);
        if (before == null || !before.isAfter(day.plusDays(1))) return interval;
        return (int) Math.min(interval, ChronoUnit.DAYS.between(day, before) - 1);
    }

    /// How many days it would be away after this grade, for the grade's button.
    public int intervalAfter(Rating rating, LocalDate day, ZoneId zone, @Nullable LocalDate before) {
        return interval(next(rating, day, zone), rating, day, before);
    }

    /// Whole days since the last grade; 0 where the clock or the zone went back.
    private long elapsed(LocalDate day, ZoneId zone) {
        return reviews.isEmpty()
                ? 0
                : Math.max(0, ChronoUnit.DAYS.between(LocalDay.of(reviews.getLast().at, zone), day));
    }

    /// The chance of knowing it on a day; 0 before the first grade.
    public double retrievability(LocalDate day, ZoneId zone) {
        return learned == null ? 0 : Fsrs.retrievability(learned.state, (double) elapsed(day, zone));
    }

    /// The day on which it comes back; nothing before the first grade.
    public Optional<LocalDate> due(ZoneId zone) {
        return learned == null || reviews.isEmpty()
                ? Optional.empty()
                : Optional.of(LocalDay.of(reviews.getLast().at, zone).plusDays(learned.interval));
    }

    public boolean isDue(LocalDate day, ZoneId zone) {
        return due(zone).filter(due -> !due.isAfter(day)).isPresent();
    }

    /// Forgotten again and again.
    public boolean isLeech() {
        return learned != null && learned.lapses >= LEECH;
    }

    public Card followed(int to) {
        return to <= depth ? this : new Card(showings, graded, ignored, to, reviews, learned);
    }

    public Optional<Review> lastReview() {
        return reviews.isEmpty() ? Optional.empty() : Optional.of(reviews.getLast());
    }

    /// A showing counts once, however often its buttons are tapped.
    public boolean isGraded(int showing) {
        return showing <= graded;
    }

    /// The memory that a log of grades leaves: for cards of before, which kept nothing but the log.
    public static @Nullable Learned replayed(List<Review> reviews, ZoneId zone) {
        var card = NEW;
        for (var review : reviews) card = card.rated(review.rating, 0, review.at, zone, null);
        return card.learned;
    }
}
