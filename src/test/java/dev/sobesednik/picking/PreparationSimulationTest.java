package dev.sobesednik.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.goal.Goal;
import dev.sobesednik.memory.Fsrs;
import dev.sobesednik.memory.MemoryState;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.memory.Rating;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Synthetic learners, whose true memory is FSRS with noise, prepare for a day: what share of an interview do they know
/// then? docs/learning.md holds the table.
class PreparationSimulationTest {

    private static final Bank BANK = ((Loaded.Ready) BankFile.packaged()).bank();
    private static final LocalDate START = LocalDate.parse("2026-03-02");
    private static final ZoneId ZONE = ZoneOffset.UTC;
    /// The whole table of docs/learning.md: -Dsimulation=whole.
    private static final boolean WHOLE = "whole".equals(System.getProperty("simulation"));

    private static final int LEARNERS = WHOLE ? 60 : 24;

    private interface Order {
        Optional<Question> next(QuestionHistory history, Goal goal, LocalDate today, Random random);
    }

    private static final Map<String, Order> ORDERS = orders();

    private static Map<String, Order> orders() {
        var orders = new LinkedHashMap<String, Order>();
        orders.put("by worth", PreparationSimulationTest::byWorth);
        orders.put("FSRS alone", PreparationSimulationTest::plainFsrs);
        orders.put("again only", PreparationSimulationTest::againOnly);
        orders.put("random", PreparationSimulationTest::anyOf);
        return orders;
    }

    @Test
    void what_is_asked_by_worth_leaves_more_of_an_interview_known_than_any_other_order() {
        var table = new StringBuilder(
                "| days | minutes a day | by worth | FSRS alone | again only | random |\n|---|---|---|---|---|---|\n");
        for (int days : WHOLE ? List.of(5, 14, 30, 60) : List.of(5, 30))
            for (int minutes : WHOLE ? List.of(3, 15, 45) : List.of(15)) {
                var shares = new ArrayList<Double>();
                for (var order : ORDERS.values()) shares.add(share(order, days, minutes));
                table.append("| %d | %d |".formatted(days, minutes));
                for (var share : shares) table.append(" %.1f %% |".formatted(share * 100));
                table.append('\n');
                if (WHOLE) continue;
                for (var other : shares.subList(1, shares.size()))
                    assertThat(shares.getFirst())
                            .as("%d days, %d minutes a day", days, minutes)
                            .isGreaterThan(other);
            }
        if (WHOLE) System.out.println(table);
    }

    private static double share(Order order, int days, int minutes) {
        var sum = 0.0;
        for (int seed = 0; seed < LEARNERS; seed++) sum += new Learner(seed).prepares(order, days, minutes);
        return sum / LEARNERS;
    }

    /// The chance of knowing a question that an interviewer asks, an often asked one being asked more.
    private static double weight(Question question) {
        return switch (question.tier()) {
            case OFTEN -> 3;
            case RARELY -> 1;
            case SOMETIMES -> 2;
            case null -> 2;
        };
    }

    private static final class Learner {
        private final Random random;
        private final Map<Question.Id, MemoryState> truth = new HashMap<>();
        private final Map<Question.Id, LocalDate> reviewed = new HashMap<>();
        private final Map<Question.Id, Boolean> knewBefore = new HashMap<>();
        private QuestionHistory history = QuestionHistory.NOTHING;

        Learner(int seed) {
            this.random = new Random(seed);
            var skill = 0.1 + 0.4 * random.nextDouble();
            for (var question : BANK.questions()) knewBefore.put(question.id(), random.nextDouble() < skill);
        }

        double prepares(Order order, int days, int minutes) {
            var goal = new Goal(START.plusDays(days), "", 0);
            for (int day = 0; day < days; day++) {
                var today = START.plusDays(day);
                for (var left = (double) minutes; left > 0; ) {
                    var question = order.next(history, goal, today, random).orElseThrow();
                    left -= truth.containsKey(question.id()) ? NextQuestion.REVIEW_TAKES : NextQuestion.NEW_TAKES;
                    answers(question, today, goal);
                }
            }
            return known(START.plusDays(days));
        }

        private void answers(Question question, LocalDate today, Goal goal) {
            var id = question.id();
            var rating = random.nextDouble() < chance(id, today)
                    ? (random.nextInt(4) == 0 ? Rating.EASY : Rating.GOOD)
                    : Rating.AGAIN;
            var before = truth.get(id);
            var elapsed = before == null ? 0 : ChronoUnit.DAYS.between(reviewed.get(id), today);
            var after = before == null ? Fsrs.first(rating) : Fsrs.next(before, elapsed, rating);
            var noise = Math.exp(0.3 * random.nextGaussian());
            truth.put(id, new MemoryState(Math.max(0.01, after.stability() * noise), after.difficulty()));
            reviewed.put(id, today);
            history = history.shown(id, 0, today);
            history = history.withCard(
                    id,
                    history.card(id)
                            .rated(
                                    rating,
                                    history.showings(),
                                    today.atTime(12, 0).toInstant(ZoneOffset.UTC),
                                    ZONE,
                                    goal.deadline(today)));
        }

        private double chance(Question.Id id, LocalDate day) {
            var state = truth.get(id);
            if (state == null) return Boolean.TRUE.equals(knewBefore.get(id)) ? 1 : 0;
            var elapsed = ChronoUnit.DAYS.between(reviewed.get(id), day);
            var recalled = Fsrs.retrievability(state, (double) elapsed);
            return Boolean.TRUE.equals(knewBefore.get(id)) ? Math.max(recalled, 0.9) : recalled;
        }

        private double known(LocalDate day) {
            var known = 0.0;
            var all = 0.0;
            for (var question : BANK.questions()) {
                known += weight(question) * chance(question.id(), day);
                all += weight(question);
            }
            return known / all;
        }
    }

    private static Optional<Question> byWorth(QuestionHistory history, Goal goal, LocalDate today, Random random) {
        return new NextQuestion(BANK, history, goal, today, ZONE, random)
                .pick(question -> true)
                .map(NextQuestion.Pick::question);
    }

    /// What has come back, the least known first; then what is new, in any order.
    private static Optional<Question> plainFsrs(QuestionHistory history, Goal goal, LocalDate today, Random random) {
        return BANK.questions().stream()
                .filter(question -> history.card(question.id()).isDue(today, ZONE))
                .filter(question -> !history.askedOn(today).contains(question.id()))
                .min(Comparator.comparingDouble(
                        question -> history.card(question.id()).retrievability(today, ZONE)))
                .or(() -> unseen(history, random))
                .or(() -> anyOf(history, goal, today, random));
    }

    /// What the bot did before: "again" comes back the next day, everything else is new.
    private static Optional<Question> againOnly(QuestionHistory history, Goal goal, LocalDate today, Random random) {
        return BANK.questions().stream()
                .filter(question -> history.card(question.id())
                        .lastReview()
                        .filter(review -> review.rating() == Rating.AGAIN)
                        .isPresent())
                .filter(question -> !history.askedOn(today).contains(question.id()))
                .findFirst()
                .or(() -> unseen(history, random))
                .or(() -> anyOf(history, goal, today, random));
    }

    private static Optional<Question> unseen(QuestionHistory history, Random random) {
        var left = BANK.questions().stream()
                .filter(question -> history.card(question.id()).showings() == 0)
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(left.get(random.nextInt(left.size())));
    }

    private static Optional<Question> anyOf(QuestionHistory history, Goal goal, LocalDate today, Random random) {
        return Optional.of(BANK.questions().get(random.nextInt(BANK.questions().size())));
    }
}
