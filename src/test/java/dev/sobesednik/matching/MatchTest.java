package dev.sobesednik.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.memory.Rating;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTest {

    @ParameterizedTest
    @CsvSource({"0, 5, AGAIN", "1, 5, HARD", "2, 5, HARD", "3, 5, GOOD", "5, 5, GOOD", "1, 2, HARD", "1, 1, GOOD"})
    void the_grade_follows_from_the_share_of_key_points(int named, int all, Rating grade) {
        assertThat(Match.proposed(named, all)).contains(grade);
    }

    @Test
    void an_answer_without_key_points_proposes_no_grade() {
        assertThat(Match.proposed(0, 0)).isEmpty();
    }
}
