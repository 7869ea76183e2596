package dev.sobesednik.picking;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.memory.Card;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Picks a question for a group: what it has not seen, then another round. A group keeps no grades; what is worth most
/// to
/// one person is [NextQuestion]'s business.
public final class Picking {

    public enum Why {
        NEW,
        /// Everything of this choice was shown as often already.
        ANOTHER_ROUND
    }

    public record Pick(Question question, Why why) {}

    private final Bank bank;
    private final Map<Question.Id, Card> cards;
    private final Collection<Question.Id> askedToday;
    private final RandomGenerator random;

    /// @param cards what was shown before
    /// @param askedToday near-duplicates of these are kept for another day
    public Picking(
            Bank bank, Map<Question.Id, Card> cards, Collection<Question.Id> askedToday, RandomGenerator random) {
        this.bank = bank;
        this.cards = cards;
        this.askedToday = askedToday;
        this.random = random;
    }

    /// @param level a level's number, or 0 for all of them
    /// @return nothing when the bank has no question of the level
    public Optional<Pick> pick(int level) {
        return pick(question -> level == 0 || question.level() == level);
    }

    /// @return nothing when the bank has no such question
    public Optional<Pick> pick(Predicate<Question> wanted) {
        var all = bank.questions().stream().filter(wanted).toList();
        return anyOf(all, question -> card(question).showings() == 0 && isFresh(question))
                .or(() -> anyOf(all, question -> card(question).showings() == 0))
                .map(question -> new Pick(question, Why.NEW))
                .or(() -> anotherRound(all).map(question -> new Pick(question, Why.ANOTHER_ROUND)));
    }

    private Optional<Question> anotherRound(List<Question> all) {
        return leastShown(all.stream().filter(this::isFresh).toList())
                .or(() -> leastShown(all.stream()
                        .filter(question ->
                                askedToday.isEmpty() || !question.id().equals(last()))
                        .toList()))
                .or(() -> leastShown(all));
    }

    private Optional<Question> leastShown(List<Question> some) {
        var least =
                some.stream().mapToInt(question -> card(question).showings()).min();
        return least.isEmpty()
                ? Optional.empty()
                : anyOf(some, question -> card(question).showings() == least.getAsInt());
    }

    private Optional<Question> anyOf(List<Question> some, Predicate<Question> wanted) {
        var left = some.stream().filter(wanted).toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(left.get(random.nextInt(left.size())));
    }

    private boolean isFresh(Question question) {
        return !askedToday.contains(question.id())
                && bank.alike(question.id()).stream().noneMatch(askedToday::contains);
    }

    private Question.Id last() {
        return askedToday.stream().reduce((first, second) -> second).orElseThrow();
    }

    private Card card(Question question) {
        return cards.getOrDefault(question.id(), Card.NEW);
    }
}
