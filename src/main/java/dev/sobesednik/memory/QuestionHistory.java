package dev.sobesednik.memory;

import dev.sobesednik.bank.Question;
import dev.sobesednik.record.Slice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which questions a chat has seen, and how a person did. Grades are personal: a group's cards only count showings.
///
/// @param showings how many questions were shown so far; numbers the showings
/// @param filter the level that the newest showing was asked for, 0 for all
/// @param today which questions were shown on the newest day
/// @param cards by question, only those that were shown
public record QuestionHistory(
        int showings, int filter, @Nullable Today today, Map<Question.Id, Card> cards) {

    public static final QuestionHistory NOTHING = new QuestionHistory(0, 0, null, Map.of());

    public static final Slice<QuestionHistory> SLICE = new Slice<>("history", NOTHING);

    public record Today(LocalDate date, List<Question.Id> asked) {}

    public Card card(Question.Id question) {
        return cards.getOrDefault(question, Card.NEW);
    }

    public List<Question.Id> askedOn(LocalDate date) {
        return today != null && today.date.equals(date) ? today.asked : List.of();
    }

    /// A question was put on the screen.
    public QuestionHistory shown(Question.Id question, int level, LocalDate date) {
        var asked = asked(question, date);
        return new QuestionHistory(showings + 1, level, asked.today, asked.cards);
    }

    /// A question of a game was asked: it is no showing that one could go on from.
    public QuestionHistory asked(Question.Id question, LocalDate date) {
        var all = new ArrayList<>(askedOn(date));
        all.add(question);
        return new QuestionHistory(
                showings,
                filter,
                new Today(date, List.copyOf(all)),
                with(question, card(question).shown()));
    }

    public QuestionHistory withCard(Question.Id question, Card card) {
        return new QuestionHistory(showings, filter, today, with(question, card));
    }

    /// Two histories of one group: the showings add up.
    public QuestionHistory merged(QuestionHistory older) {
        var all = new HashMap<>(cards);
        older.cards.forEach(
                (id, card) -> all.merge(id, card, (one, other) -> Card.shown(one.showings() + other.showings())));
        return new QuestionHistory(showings, filter, today, Map.copyOf(all));
    }

    private Map<Question.Id, Card> with(Question.Id question, Card card) {
        var changed = new HashMap<>(cards);
        changed.put(question, card);
        return Map.copyOf(changed);
    }
}
