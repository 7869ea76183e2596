package dev.sobesednik.profile;

import dev.sobesednik.bank.Question;
import dev.sobesednik.review.Card;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which questions a person has seen, and how they did.
///
/// @param showings how many questions were shown so far; numbers the showings
/// @param onScreen the newest question; absent before the first
/// @param today which questions were shown on the newest local day
/// @param cards by question, only those that were shown
public record Seen(
        int showings, @Nullable OnScreen onScreen, @Nullable Today today, Map<Question.Id, Card> cards) {

    public static final Seen NOTHING = new Seen(0, null, null, Map.of());

    /// @param filter the level that was asked for, 0 for all: the next question follows it
    /// @param revealed whether the answer was shown, or the question graded
    public record OnScreen(Question.Id question, int showing, int filter, boolean revealed) {}

    public record Today(LocalDate date, List<Question.Id> asked) {}

    Card card(Question.Id question) {
        return cards.getOrDefault(question, Card.NEW);
    }

    List<Question.Id> askedOn(LocalDate date) {
        return today != null && today.date.equals(date) ? today.asked : List.of();
    }

    /// A question was put on the screen.
    Seen shown(Question.Id question, int filter, LocalDate date) {
        var asked = new ArrayList<>(askedOn(date));
        asked.add(question);
        var number = showings + 1;
        return new Seen(
                number,
                new OnScreen(question, number, filter, false),
                new Today(date, List.copyOf(asked)),
                with(question, card(question).shown()));
    }

    Seen withCard(Question.Id question, Card card) {
        return new Seen(showings, onScreen, today, with(question, card));
    }

    Seen revealed() {
        if (onScreen == null || onScreen.revealed) return this;
        var open = new OnScreen(onScreen.question, onScreen.showing, onScreen.filter, true);
        return new Seen(showings, open, today, cards);
    }

    private Map<Question.Id, Card> with(Question.Id question, Card card) {
        var changed = new HashMap<>(cards);
        changed.put(question, card);
        return Map.copyOf(changed);
    }
}
