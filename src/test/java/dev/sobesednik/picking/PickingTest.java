package dev.sobesednik.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.memory.Card;
import dev.sobesednik.memory.Rating;
import dev.sobesednik.picking.Picking.Why;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickingTest {

    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private final Map<Question.Id, Card> cards = new HashMap<>();
    private final List<Question.Id> askedToday = new ArrayList<>();
    private Set<Question.Id> alike = Set.of();

    @Test
    void what_was_graded_again_yesterday_comes_before_everything_new() {
        graded("a", Rating.AGAIN, NOON.minus(Duration.ofDays(1)));

        assertThat(pick(0)).isEqualTo("a COMES_BACK");
    }

    @Test
    void what_waits_longest_comes_back_first() {
        graded("a", Rating.AGAIN, NOON.minus(Duration.ofDays(1)));
        graded("c", Rating.AGAIN, NOON.minus(Duration.ofDays(3)));

        assertThat(pick(0)).isEqualTo("c COMES_BACK");
    }

    @Test
    void what_was_graded_again_today_waits_for_tomorrow() {
        graded("a", Rating.AGAIN, NOON.minus(Duration.ofHours(1)));

        assertThat(pick(1)).isEqualTo("b NEW");
    }

    @Test
    void only_the_last_grade_counts() {
        graded("a", Rating.AGAIN, NOON.minus(Duration.ofDays(5)));
        graded("a", Rating.GOOD, NOON.minus(Duration.ofDays(4)));

        assertThat(pick(1)).isEqualTo("b NEW");
    }

    @Test
    void what_comes_back_and_was_asked_today_already_is_not_pressed_on_again() {
        graded("a", Rating.AGAIN, NOON.minus(Duration.ofDays(1)));
        askedToday.add(id("a"));

        assertThat(pick(1)).isEqualTo("b NEW");
    }

    @Test
    void a_near_duplicate_of_todays_question_waits_while_others_are_left() {
        alike = Set.of(id("c"), id("d"));
        shown("c");
        askedToday.add(id("c"));

        assertThat(pick(2)).isEqualTo("e NEW");
    }

    @Test
    void a_new_near_duplicate_comes_before_another_round() {
        alike = Set.of(id("a"), id("b"));
        shown("a");
        askedToday.add(id("a"));

        assertThat(pick(1)).isEqualTo("b NEW");
    }

    @Test
    void another_round_begins_with_what_was_shown_least() {
        shown("a");
        shown("a");
        shown("b");

        assertThat(pick(1)).isEqualTo("b ANOTHER_ROUND");
    }

    @Test
    void in_another_round_the_newest_question_is_not_asked_again_at_once() {
        shown("a");
        shown("b");
        shown("b");
        askedToday.addAll(List.of(id("b"), id("a")));

        assertThat(pick(1)).isEqualTo("b ANOTHER_ROUND");
    }

    @Test
    void the_only_question_of_a_level_is_asked_again_and_again() {
        shown("f");
        askedToday.add(id("f"));

        assertThat(pick(3)).isEqualTo("f ANOTHER_ROUND");
    }

    @Test
    void a_level_without_questions_has_nothing_to_ask() {
        assertThat(picking(1).pick(4, TODAY, ZONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nothing_is_asked_twice_while_others_are_left(long seed) {
        var random = new Random(seed);
        var asked = new HashSet<String>();
        for (int number = 0; number < 6; number++) {
            var pick = new Picking(bank(), cards, askedToday, random)
                    .pick(0, TODAY, ZONE)
                    .orElseThrow();
            assertThat(pick.why()).isEqualTo(Why.NEW);
            assertThat(asked.add(pick.question().id().value())).isTrue();
            shown(pick.question().id().value());
            askedToday.add(pick.question().id());
        }
        assertThat(picking(seed).pick(0, TODAY, ZONE).orElseThrow().why()).isEqualTo(Why.ANOTHER_ROUND);
    }

    private String pick(int level) {
        var pick = picking(1).pick(level, TODAY, ZONE).orElseThrow();
        return pick.question().id() + " " + pick.why();
    }

    private Picking picking(long seed) {
        return new Picking(bank(), cards, askedToday, new Random(seed));
    }

    private void shown(String id) {
        cards.merge(id(id), Card.NEW.shown(), (known, first) -> known.shown());
    }

    private void graded(String id, Rating rating, Instant at) {
        shown(id);
        cards.computeIfPresent(id(id), (same, card) -> card.rated(rating, 1, at));
    }

    private static Question.Id id(String id) {
        return new Question.Id(id);
    }

    /// a and b on level 1, c to e on level 2, f alone on level 3, none on level 4.
    private Bank bank() {
        var questions = new ArrayList<Question>();
        for (var name : List.of("a1", "b1", "c2", "d2", "e2", "f3"))
            questions.add(new Question(
                    id(name.substring(0, 1)),
                    new Question.Source("own", null, null),
                    Integer.parseInt(name.substring(1)),
                    "s",
                    Question.Kind.THEORY,
                    name,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null));
        return new Bank(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                alike.isEmpty() ? List.of() : List.of(new Bank.Alike("alike", alike)),
                questions);
    }
}
