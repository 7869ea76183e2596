package dev.sobesednik.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The other side of the comparison is `src/test/resources/fsrs/trajectories.json`; `golden.mjs` beside it made it.
class FsrsTest {

    private static final double EQUAL = 1e-6;

    private static final List<MemoryState> STATES = states();

    @SuppressWarnings("NullAway.Init")
    private static JsonNode golden;

    @BeforeAll
    static void read() throws IOException {
        try (var file = FsrsTest.class.getResourceAsStream("/fsrs/trajectories.json")) {
            golden = JsonMapper.shared().readTree(file);
        }
    }

    @Test
    void every_trajectory_is_that_of_the_reference() {
        var trajectories = golden.path("trajectories");
        assertThat(trajectories.size()).isGreaterThan(300);
        for (var trajectory : trajectories) follow(trajectory.path("steps"));
    }

    @Test
    void the_log_loss_over_many_reviews_is_that_of_the_reference() {
        var losses = new ArrayList<Double>();
        for (var reviews : golden.path("log")) {
            var state = Fsrs.first(grade(reviews.get(0).get(1)));
            for (var review : reviews.valueStream().skip(1).toList()) {
                var days = review.get(0).asInt();
                var rating = grade(review.get(1));
                var recall = Fsrs.retrievability(state, days);
                // On the same day the curve says 1, and a lapse would cost an infinity.
                if (days > 0) losses.add(-Math.log(rating == Rating.AGAIN ? 1 - recall : recall));
                state = Fsrs.next(state, days, rating);
            }
        }

        var expected = golden.path("log loss");
        assertThat(losses).hasSize(expected.path("reviews").asInt());
        assertThat(losses.stream().mapToDouble(loss -> loss).average())
                .hasValueCloseTo(expected.path("mean").asDouble(), within(EQUAL));
    }

    @Test
    void the_first_grade_alone_says_how_long_a_memory_lasts() {
        assertThat(Fsrs.first(Rating.AGAIN).stability()).isEqualTo(0.212);
        assertThat(Fsrs.first(Rating.HARD).stability()).isEqualTo(1.2931);
        assertThat(Fsrs.first(Rating.GOOD).stability()).isEqualTo(2.3065);
        assertThat(Fsrs.first(Rating.EASY)).isEqualTo(new MemoryState(8.2956, 1));
    }

    @Test
    void recall_is_certain_at_once_nine_in_ten_at_the_stability_and_falls_from_day_to_day() {
        assertThat(STATES).allSatisfy(state -> {
            assertThat(Fsrs.retrievability(state, 0)).isEqualTo(1);
            assertThat(Fsrs.retrievability(state, state.stability())).isCloseTo(0.9, within(1e-12));

            var before = 1.0;
            for (var days = 0.5; days < 100_000; days *= 1.5) {
                var recall = Fsrs.retrievability(state, days);
                assertThat(recall).isStrictlyBetween(0.0, before);
                before = recall;
            }
        });
    }

    @Test
    void a_better_grade_never_leaves_a_shorter_memory() {
        assertThat(STATES).allSatisfy(state -> {
            for (var days : List.of(0L, 1L, 3L, 10L, 100L, 1_000L, 50_000L)) {
                var again = Fsrs.next(state, days, Rating.AGAIN).stability();
                var hard = Fsrs.next(state, days, Rating.HARD).stability();
                var good = Fsrs.next(state, days, Rating.GOOD).stability();
                var easy = Fsrs.next(state, days, Rating.EASY).stability();

                assertThat(easy).isGreaterThanOrEqualTo(good);
                assertThat(good).isGreaterThanOrEqualTo(hard);
                assertThat(hard).isGreaterThanOrEqualTo(state.stability());
                // Below the lower bound nothing is left to lose.
                if (state.stability() > MemoryState.MIN_STABILITY)
                    assertThat(hard).isGreaterThan(again);
            }
        });
    }

    @Test
    void a_lapse_never_strengthens_a_memory() {
        assertThat(STATES).allSatisfy(state -> {
            for (var days : List.of(0L, 1L, 10L, 1_000L, 50_000L))
                assertThat(Fsrs.next(state, days, Rating.AGAIN).stability()).isLessThanOrEqualTo(state.stability());
        });
    }

    @Test
    void a_worse_grade_never_makes_a_question_easier() {
        assertThat(STATES).allSatisfy(state -> {
            var before = MemoryState.MAX_DIFFICULTY;
            for (var rating : Rating.values()) {
                var difficulty = Fsrs.next(state, 3, rating).difficulty();
                assertThat(difficulty).isBetween(1.0, before);
                before = difficulty;
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_same_grade_for_ever_stays_within_the_bounds(Rating rating) {
        var state = Fsrs.first(rating);
        for (var review = 0; review < 1_000; review++) {
            state = Fsrs.next(state, review % 3 == 0 ? 0 : Fsrs.interval(state, 0.9), rating);
            assertThat(state.difficulty()).isBetween(1.0, 10.0);
            assertThat(state.stability()).isBetween(0.001, 36_500.0);
            assertThat(Fsrs.interval(state, 0.9)).isBetween(1, 36_500);
        }
    }

    @Test
    void the_interval_for_nine_in_ten_is_the_stability_in_whole_days() {
        assertThat(STATES)
                .allSatisfy(state -> assertThat(Fsrs.interval(state, 0.9))
                        .isEqualTo((int) Math.max(1, Math.round(state.stability()))));
    }

    @Test
    void who_wants_to_be_surer_is_asked_sooner() {
        assertThat(STATES).allSatisfy(state -> {
            var before = Integer.MAX_VALUE;
            for (var retention = 0.05; retention < 1; retention += 0.05) {
                var days = Fsrs.interval(state, retention);
                assertThat(days).isBetween(1, Math.min(before, 36_500));
                before = days;
            }
            assertThat(Fsrs.interval(state, 1)).isEqualTo(1);
            assertThat(Fsrs.interval(state, Double.MIN_VALUE)).isEqualTo(36_500);
        });
    }

    @Test
    void on_the_day_of_the_interval_recall_is_about_what_was_wanted() {
        assertThat(STATES).allSatisfy(state -> {
            var days = Fsrs.interval(state, 0.8);
            if (days == 1 || days == 36_500) return;

            assertThat(Fsrs.retrievability(state, days - 0.5)).isGreaterThanOrEqualTo(0.8 - 1e-12);
            assertThat(Fsrs.retrievability(state, days + 0.5)).isLessThanOrEqualTo(0.8 + 1e-12);
        });
    }

    @Test
    void half_a_day_rounds_up() {
        assertThat(Fsrs.interval(new MemoryState(2.5, 5), 0.9)).isEqualTo(3);
        assertThat(Fsrs.interval(new MemoryState(3.5, 5), 0.9)).isEqualTo(4);
    }

    @Test
    void hard_on_the_same_day_takes_nothing_away() {
        var state = Fsrs.first(Rating.GOOD);

        assertThat(Fsrs.next(state, 0, Rating.HARD).stability()).isEqualTo(state.stability());
    }

    @Test
    void a_clock_that_went_back_counts_as_the_same_day() {
        var state = Fsrs.first(Rating.GOOD);

        assertThat(Fsrs.retrievability(state, -1)).isEqualTo(1);
        for (var rating : Rating.values())
            assertThat(Fsrs.next(state, -1, rating)).isEqualTo(Fsrs.next(state, 0, rating));
    }

    @Test
    void an_absence_without_end_is_survived() {
        var state = Fsrs.first(Rating.EASY);

        assertThat(Fsrs.retrievability(state, Double.POSITIVE_INFINITY)).isZero();
        for (var rating : Rating.values())
            assertThat(Fsrs.next(state, Long.MAX_VALUE, rating).stability()).isBetween(0.001, 36_500.0);
    }

    @Test
    void what_is_out_of_bounds_is_pulled_to_the_nearest_bound() {
        assertThat(new MemoryState(0, 0)).isEqualTo(new MemoryState(0.001, 1));
        assertThat(new MemoryState(-5, -5)).isEqualTo(new MemoryState(0.001, 1));
        assertThat(new MemoryState(Double.POSITIVE_INFINITY, 11)).isEqualTo(new MemoryState(36_500, 10));
    }

    @Test
    void what_is_not_a_number_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MemoryState(Double.NaN, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new MemoryState(5, Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void a_retention_that_is_no_chance_is_refused(double retention) {
        var state = Fsrs.first(Rating.GOOD);

        assertThatIllegalArgumentException().isThrownBy(() -> Fsrs.interval(state, retention));
    }

    /// The corners and the middle, and a thousand anywhere.
    private static List<MemoryState> states() {
        var states = new ArrayList<MemoryState>();
        for (var stability : List.of(0.001, 0.1, 1.0, 2.5, 20.0, 36_500.0))
            for (var difficulty : List.of(1.0, 5.0, 10.0)) states.add(new MemoryState(stability, difficulty));
        var random = new Random(6);
        while (states.size() < 1_000)
            states.add(new MemoryState(Math.pow(10, random.nextDouble(-3, 4.5)), random.nextDouble(1, 10)));
        return states;
    }

    private static void follow(JsonNode steps) {
        var state = Fsrs.first(grade(steps.get(0).get(1)));
        for (var step : steps) {
            var where = step + " in " + steps;
            if (!step.get(0).isNull()) {
                var days = step.get(0).asInt();
                var recall = Fsrs.retrievability(state, days);
                assertThat(recall).as(where).isCloseTo(step.get(5).asDouble(), within(EQUAL));
                state = Fsrs.next(state, days, grade(step.get(1)));
            }
            // The reference's rounding to 8 digits weighs by the size of the figure; without it the figures are the
            // same.
            var rounded = step.get(2).asDouble();
            assertThat(state.stability()).as(where).isCloseTo(rounded, within(EQUAL * Math.max(1, rounded)));
            assertThat(state.stability()).as(where).isCloseTo(step.get(3).asDouble(), within(EQUAL));
            assertThat(state.difficulty()).as(where).isCloseTo(step.get(4).asDouble(), within(EQUAL));
            assertThat(intervals(state)).as(where).isEqualTo(intervals(step));
        }
    }

    private static List<Integer> intervals(MemoryState state) {
        return golden.path("retentions")
                .valueStream()
                .map(retention -> Fsrs.interval(state, retention.asDouble()))
                .toList();
    }

    private static List<Integer> intervals(JsonNode step) {
        return step.valueStream().skip(6).map(JsonNode::asInt).toList();
    }

    private static Rating grade(JsonNode number) {
        return Rating.ofNumber(number.asInt()).orElseThrow();
    }
}
