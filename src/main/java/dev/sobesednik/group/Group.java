package dev.sobesednik.group;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Budget;
import dev.sobesednik.chat.Language;
import dev.sobesednik.dailyquiz.DailyQuiz;
import dev.sobesednik.duel.Duels;
import dev.sobesednik.interview.Mocks;
import dev.sobesednik.pair.Pairs;
import dev.sobesednik.review.Card;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is kept of a group: which questions it has seen, the mock interviews and duels under way with those who take
/// part, its daily quiz, and the weekly pairs.
///
/// @param filter the level of the newest question, 0 for all
/// @param showing numbers the showings
/// @param cards only the showings count; grades are personal
public record Group(
        Language language,
        int showing,
        int filter,
        @Nullable LocalDate day,
        List<Question.Id> askedToday,
        Map<Question.Id, Card> cards,
        Mocks mocks,
        DailyQuiz dailyQuiz,
        Duels duels,
        Pairs pairs) {

    public static Group unknown(Language language) {
        return new Group(language, 0, 0, null, List.of(), Map.of(), Mocks.NONE, DailyQuiz.NONE, Duels.NONE, Pairs.NONE);
    }

    public List<Question.Id> askedOn(LocalDate date) {
        return date.equals(day) ? askedToday : List.of();
    }

    public Group withMocks(Mocks changed) {
        return new Group(language, showing, filter, day, askedToday, cards, changed, dailyQuiz, duels, pairs);
    }

    public Group withDailyQuiz(DailyQuiz changed) {
        return new Group(language, showing, filter, day, askedToday, cards, mocks, changed, duels, pairs);
    }

    public Group withDuels(Duels changed) {
        return new Group(language, showing, filter, day, askedToday, cards, mocks, dailyQuiz, changed, pairs);
    }

    public Group withPairs(Pairs changed) {
        return new Group(language, showing, filter, day, askedToday, cards, mocks, dailyQuiz, duels, changed);
    }

    /// Interviews and duels share the group's budget.
    public boolean isFull() {
        return mocks.running() + duels.running() >= Budget.AT_ONCE;
    }

    /// What the games that are over leave to the next one.
    public Budget budget(Instant now) {
        return Stream.concat(mocks.finished(), duels.finished()).reduce(new Budget(now), Budget::orLater);
    }

    /// A question of an interview or a duel: it is no showing that one could go on from.
    public Group interviewed(Question.Id question, LocalDate date) {
        var after = shown(question, filter, date);
        return new Group(
                language, showing, filter, after.day, after.askedToday, after.cards, mocks, dailyQuiz, duels, pairs);
    }

    public Group shown(Question.Id question, int level, LocalDate date) {
        var asked = new ArrayList<>(askedOn(date));
        asked.add(question);
        var seen = new HashMap<>(cards);
        seen.put(question, seen.getOrDefault(question, Card.NEW).shown());
        return new Group(
                language,
                showing + 1,
                level,
                date,
                List.copyOf(asked),
                Map.copyOf(seen),
                mocks,
                dailyQuiz,
                duels,
                pairs);
    }
}
