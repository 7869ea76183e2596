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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that the bot knows of one person. A private chat's id is the person's id.
///
/// @param reachable false once the person blocked the bot
/// @param ticket the mock interview that the person sits in, in a group
public record Person(
        Preferences preferences,
        boolean reachable,
        Daily daily,
        Streak streak,
        Seen seen,
        @Nullable Ticket ticket) {

    public static Person unknown(Language spoken) {
        return new Person(Preferences.of(spoken), true, Daily.UNASKED, Streak.NONE, Seen.NOTHING, null);
    }

    public Language language() {
        return preferences.language();
    }

    public int level() {
        return preferences.level();
    }

    public @Nullable ZoneId zone() {
        return preferences.zone();
    }

    public ZoneId likelyZone() {
        return preferences.likelyZone();
    }

    public int showings() {
        return seen.showings();
    }

    public Seen.@Nullable OnScreen onScreen() {
        return seen.onScreen();
    }

    public Map<Question.Id, Card> cards() {
        return seen.cards();
    }

    public Card card(Question.Id question) {
        return seen.card(question);
    }

    public List<Question.Id> askedOn(LocalDate date) {
        return seen.askedOn(date);
    }

    /// A question was put on the screen.
    public Person shown(Question.Id question, int filter, Instant now) {
        return with(seen.shown(question, filter, LocalDay.of(now, likelyZone())));
    }

    public Person withCard(Question.Id question, Card card) {
        return with(seen.withCard(question, card));
    }

    public Person revealed() {
        return with(seen.revealed());
    }

    public Person withLanguage(Language language) {
        return with(preferences.withLanguage(language));
    }

    public Person speaking(Language language) {
        return with(preferences.speaking(language));
    }

    public Person withLevel(int number) {
        return with(preferences.withLevel(number));
    }

    public Person withZone(ZoneId named) {
        return with(preferences.withZone(named));
    }

    public Person withReachable(boolean can) {
        return new Person(preferences, can, daily, streak, seen, ticket);
    }

    public Person withDaily(Daily changed) {
        return new Person(preferences, reachable, changed, streak, seen, ticket);
    }

    public Person withStreak(Streak changed) {
        return new Person(preferences, reachable, daily, changed, seen, ticket);
    }

    public Person withTicket(@Nullable Ticket other) {
        return new Person(preferences, reachable, daily, streak, seen, other);
    }

    private Person with(Preferences changed) {
        return new Person(changed, reachable, daily, streak, seen, ticket);
    }

    private Person with(Seen changed) {
        return new Person(preferences, reachable, daily, streak, changed, ticket);
    }
}
