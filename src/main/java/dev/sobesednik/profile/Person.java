package dev.sobesednik.profile;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Language;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.interview.Ticket;
import dev.sobesednik.review.Card;
import dev.sobesednik.streak.LocalDay;
import dev.sobesednik.streak.Streak;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that the bot knows of one person. A private chat's id is the person's id.
///
/// @param chosen the language that the person chose; absent: Telegram's is followed
/// @param spoken the language that Telegram told last
/// @param level the level asked for by default, 0 for all
/// @param zone the zone that the person named; absent: the likely one of the language
/// @param reachable false once the person blocked the bot
/// @param showings how many questions were shown so far; numbers the showings
/// @param onScreen the newest question; absent before the first
/// @param today which questions were shown on the newest local day
/// @param cards by question, only those that were shown
/// @param ticket the mock interview that the person sits in, in a group
public record Person(
        @Nullable Language chosen,
        Language spoken,
        int level,
        @Nullable ZoneId zone,
        boolean reachable,
        Daily daily,
        Streak streak,
        int showings,
        @Nullable OnScreen onScreen,
        @Nullable Today today,
        Map<Question.Id, Card> cards,
        @Nullable Ticket ticket) {

    /// @param filter the level that was asked for, 0 for all: the next question follows it
    /// @param revealed whether the answer was shown, or the question graded
    public record OnScreen(Question.Id question, int showing, int filter, boolean revealed) {}

    public record Today(LocalDate date, List<Question.Id> asked) {}

    public static Person unknown(Language spoken) {
        return new Person(null, spoken, 0, null, true, Daily.UNASKED, Streak.NONE, 0, null, null, Map.of(), null);
    }

    public Language language() {
        return chosen == null ? spoken : chosen;
    }

    public ZoneId likelyZone() {
        return zone == null ? language().likelyZone() : zone;
    }

    public Card card(Question.Id question) {
        return cards.getOrDefault(question, Card.NEW);
    }

    public List<Question.Id> askedOn(LocalDate date) {
        return today != null && today.date.equals(date) ? today.asked : List.of();
    }

    /// A question was put on the screen.
    public Person shown(Question.Id question, int filter, Instant now) {
        var date = LocalDay.of(now, likelyZone());
        var asked = new ArrayList<>(askedOn(date));
        asked.add(question);
        var number = showings + 1;
        return new Person(
                chosen,
                spoken,
                level,
                zone,
                reachable,
                daily,
                streak,
                number,
                new OnScreen(question, number, filter, false),
                new Today(date, List.copyOf(asked)),
                with(question, card(question).shown()),
                ticket);
    }

    public Person withCard(Question.Id question, Card card) {
        return new Person(
                chosen,
                spoken,
                level,
                zone,
                reachable,
                daily,
                streak,
                showings,
                onScreen,
                today,
                with(question, card),
                ticket);
    }

    public Person revealed() {
        if (onScreen == null || onScreen.revealed) return this;
        var open = new OnScreen(onScreen.question, onScreen.showing, onScreen.filter, true);
        return new Person(chosen, spoken, level, zone, reachable, daily, streak, showings, open, today, cards, ticket);
    }

    public Person withLanguage(Language language) {
        return new Person(
                language, spoken, level, zone, reachable, daily, streak, showings, onScreen, today, cards, ticket);
    }

    public Person speaking(Language language) {
        return language == spoken
                ? this
                : new Person(
                        chosen, language, level, zone, reachable, daily, streak, showings, onScreen, today, cards,
                        ticket);
    }

    public Person withLevel(int number) {
        return new Person(
                chosen, spoken, number, zone, reachable, daily, streak, showings, onScreen, today, cards, ticket);
    }

    public Person withZone(ZoneId named) {
        return new Person(
                chosen, spoken, level, named, reachable, daily, streak, showings, onScreen, today, cards, ticket);
    }

    public Person withReachable(boolean can) {
        return can == reachable
                ? this
                : new Person(chosen, spoken, level, zone, can, daily, streak, showings, onScreen, today, cards, ticket);
    }

    public Person withDaily(Daily changed) {
        return new Person(
                chosen, spoken, level, zone, reachable, changed, streak, showings, onScreen, today, cards, ticket);
    }

    public Person withStreak(Streak changed) {
        return new Person(
                chosen, spoken, level, zone, reachable, daily, changed, showings, onScreen, today, cards, ticket);
    }

    public Person withTicket(@Nullable Ticket other) {
        return new Person(
                chosen, spoken, level, zone, reachable, daily, streak, showings, onScreen, today, cards, other);
    }

    private Map<Question.Id, Card> with(Question.Id question, Card card) {
        var changed = new HashMap<>(cards);
        changed.put(question, card);
        return Map.copyOf(changed);
    }
}
