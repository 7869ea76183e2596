package dev.sobesednik.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.memory.Card;
import dev.sobesednik.picking.Picking.Why;
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

    private final Map<Question.Id, Card> cards = new HashMap<>();
    private final List<Question.Id> askedToday = new ArrayList<>();
    private Set<Question.Id> alike = Set.of();

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
        assertThat(picking(1).pick(4)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nothing_is_asked_twice_while_others_are_left(long seed) {
        var random = new Random(seed);
        var asked = new HashSet<String>();
        for (int number = 0; number < 6; number++) {
            var pick = new Picking(bank(), cards, askedToday, random).pick(0).orElseThrow();
            assertThat(pick.why()).isEqualTo(Why.NEW);
            assertThat(asked.add(pick.question().id().value())).isTrue();
            shown(pick.question().id().value());
            askedToday.add(pick.question().id());
        }
        assertThat(picking(seed).pick(0).orElseThrow().why()).isEqualTo(Why.ANOTHER_ROUND);
    }

    private String pick(int level) {
        var pick = picking(1).pick(level).orElseThrow();
        return pick.question().id() + " " + pick.why();
    }

    private Picking picking(long seed) {
        return new Picking(bank(), cards, askedToday, new Random(seed));
    }

    private void shown(String id) {
        cards.merge(id(id), Card.NEW.shown(), (known, first) -> known.shown());
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
