package dev.sobesednik.picking;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.goal.Goal;
import dev.sobesednik.memory.Card;
import dev.sobesednik.memory.Fsrs;
import dev.sobesednik.memory.MemoryState;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.memory.Rating;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Which question is worth most to one person today.
///
/// The worth of a question is its chance of being asked, times what a look at it today adds to the chance of knowing it
/// on the day of the interview (or in a month, without a date), per minute that the look takes. What comes back and is
/// not taken up is worth more each day. docs/learning.md has the formula with its numbers, and how it fares against
/// other orders.
public final class NextQuestion {

    public enum Reason {
        /// It has come back.
        DUE,
        /// It would be forgotten by the day of the interview.
        BEFORE_THE_DAY,
        NEW,
        /// New, and asked often.
        NEW_AND_OFTEN,
        /// All that was wanted is known for now: the least known again.
        AGAIN
    }

    /// @param known the chance of knowing it today, 0 to 1; 0 for a new one
    public record Pick(Question question, Reason reason, double known) {}

    /// Minutes: a new question is read whole, a known one is said aloud and compared.
    public static final double NEW_TAKES = 3;

    public static final double REVIEW_TAKES = 1.5;
    /// What a showing that nobody graded leaves of a question's worth: it goes to the back of the queue, not away.
    private static final double PASSED_OVER = 0.5;
    /// What has come back and was not taken up gains so much of its worth anew with each interval that passes.
    private static final double LATE = 0.5;
    /// Worths that differ by less are the same to a person: chance decides, so that two days are not alike.
    private static final double ABOUT = 0.9;

    private final Bank bank;
    private final QuestionHistory history;
    private final Goal goal;
    private final LocalDate today;
    private final ZoneId zone;
    private final RandomGenerator random;
    private final Collection<Question.Id> askedToday;
    private final double days;
    private final Knowledge knowledge;
    private final double forgottenLater;

    /// @param today the person's day, which begins at 04:00
    public NextQuestion(
            Bank bank, QuestionHistory history, Goal goal, LocalDate today, ZoneId zone, RandomGenerator random) {
        this.bank = bank;
        this.history = history;
        this.goal = goal;
        this.today = today;
        this.zone = zone;
        this.random = random;
        this.knowledge = new Knowledge(bank, history, goal, zone);
        this.askedToday = history.askedOn(today);
        this.days = ChronoUnit.DAYS.between(today, goal.horizon(today));
        this.forgottenLater = Fsrs.retrievability(Fsrs.first(Rating.AGAIN), days);
    }

    /// @return nothing when the bank has no such question
    public Optional<Pick> pick(Predicate<Question> wanted) {
        return best(wanted, this::isFresh)
                // A near-duplicate of today's is better than nothing new.
                .or(() -> best(wanted, question -> !askedToday.contains(question.id())))
                .or(() -> again(wanted));
    }

    private Optional<Pick> best(Predicate<Question> wanted, Predicate<Question> fresh) {
        var best = new ArrayList<Pick>();
        var most = 0.0;
        for (var question : bank.questions()) {
            if (!wanted.test(question) || !fresh.test(question)) continue;
            var card = history.card(question.id());
            if (!isCandidate(card)) continue;
            var worth = worth(question, card);
            if (worth < most * ABOUT) continue;
            if (worth * ABOUT > most) best.clear();
            most = Math.max(most, worth);
            best.add(new Pick(question, reason(question, card), card.retrievability(today, zone)));
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best.get(random.nextInt(best.size())));
    }

    /// What has come back, the most worth first: at most `limit`, alike ones only once.
    public List<Pick> due(Predicate<Question> wanted, int limit) {
        record Worth(Pick pick, double worth) {}
        var all = new ArrayList<Worth>();
        for (var question : bank.questions()) {
            var card = history.card(question.id());
            if (!wanted.test(question) || !card.isDue(today, zone) || askedToday.contains(question.id())) continue;
            all.add(new Worth(new Pick(question, Reason.DUE, card.retrievability(today, zone)), worth(question, card)));
        }
        all.sort(Comparator.comparingDouble(Worth::worth).reversed());
        return all.stream().map(Worth::pick).limit(limit).toList();
    }

    /// What is known least of all that was graded, whether it has come back or not.
    public List<Pick> weakest(Predicate<Question> wanted, int limit) {
        return bank.questions().stream()
                .filter(wanted)
                .filter(question -> history.card(question.id()).learned() != null)
                .filter(this::isFresh)
                .map(question -> new Pick(
                        question, Reason.AGAIN, history.card(question.id()).retrievability(today, zone)))
                .sorted(Comparator.comparingDouble(Pick::known))
                .limit(limit)
                .toList();
    }

    /// The next day on which something comes back; nothing while nothing was graded.
    public Optional<LocalDate> nextReturn() {
        return history.cards().values().stream()
                .flatMap(card -> card.due(zone).stream())
                .filter(due -> due.isAfter(today))
                .min(Comparator.naturalOrder());
    }

    /// The most worth of all, for a pass through many: at most `limit`, alike ones together.
    public List<Question> ranked(Predicate<Question> wanted, int limit) {
        record Worth(Question question, double worth) {}
        return bank.questions().stream()
                .filter(wanted)
                .map(question -> new Worth(question, worth(question, history.card(question.id()))))
                .sorted(Comparator.comparingDouble(Worth::worth).reversed())
                .limit(limit)
                .map(Worth::question)
                .toList();
    }

    private boolean isCandidate(Card card) {
        return card.learned() == null || card.isDue(today, zone) || (goal.isAhead(today) && !isGradedToday(card));
    }

    private boolean isGradedToday(Card card) {
        return card.due(zone)
                .filter(due -> card.learned() != null
                        && due.minusDays(card.learned().interval()).equals(today))
                .isPresent();
    }

    private Reason reason(Question question, Card card) {
        if (card.learned() == null) return question.tier() == Question.Tier.OFTEN ? Reason.NEW_AND_OFTEN : Reason.NEW;
        return card.isDue(today, zone) ? Reason.DUE : Reason.BEFORE_THE_DAY;
    }

    private double worth(Question question, Card card) {
        var learned = card.learned();
        var gain = learned == null ? gainOfNew(question) : gainOfReview(card, learned.state());
        var worth = knowledge.weight(question) * gain * Math.pow(PASSED_OVER, card.ignored());
        return worth / (learned == null ? NEW_TAKES : REVIEW_TAKES) * overdue(card);
    }

    /// What one knows already stays known; of the rest the first look leaves what FSRS says of a forgotten one.
    private double gainOfNew(Question question) {
        return (1 - knowledge.knownBefore(question)) * forgottenLater;
    }

    private double gainOfReview(Card card, MemoryState state) {
        var now = card.retrievability(today, zone);
        var elapsed = elapsed(card);
        var without = Fsrs.retrievability(state, elapsed + days);
        var known = Fsrs.retrievability(Fsrs.next(state, elapsed, Rating.GOOD), days);
        var forgotten = Fsrs.retrievability(Fsrs.next(state, elapsed, Rating.AGAIN), days);
        return Math.max(0, now * known + (1 - now) * forgotten - without);
    }

    private long elapsed(Card card) {
        return card.due(zone)
                .map(due -> Math.max(
                        0,
                        ChronoUnit.DAYS.between(due, today)
                                + (card.learned() == null ? 0 : card.learned().interval())))
                .orElse(0L);
    }

    private double overdue(Card card) {
        var learned = card.learned();
        if (learned == null) return 1;
        var late = card.due(zone)
                .map(due -> ChronoUnit.DAYS.between(due, today))
                .filter(days -> days > 0)
                .orElse(0L);
        return 1 + LATE * late / Math.max(1, learned.interval());
    }

    private Optional<Pick> again(Predicate<Question> wanted) {
        return weakest(wanted, 1).stream()
                .findFirst()
                .or(() -> bank.questions().stream()
                        .filter(wanted)
                        .min(Comparator.comparing((Question question) -> askedToday.contains(question.id()))
                                .thenComparingInt(
                                        question -> history.card(question.id()).showings()))
                        .map(question -> new Pick(
                                question,
                                Reason.AGAIN,
                                history.card(question.id()).retrievability(today, zone))));
    }

    private boolean isFresh(Question question) {
        return !askedToday.contains(question.id())
                && bank.alike(question.id()).stream().noneMatch(askedToday::contains);
    }
}
