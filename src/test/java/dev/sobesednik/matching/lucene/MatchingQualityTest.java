package dev.sobesednik.matching.lucene;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.matching.AnswerMatching;
import dev.sobesednik.matching.Match;
import dev.sobesednik.matching.Match.Verdict;
import dev.sobesednik.matching.lucene.WrittenAnswers.Written;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// How often the ticks are right: 20 questions of the bank with what people might write to them, and 12 more that
/// nothing was tuned on.
class MatchingQualityTest {

    private static final Bank BANK = ((Loaded.Ready) BankFile.packaged()).bank();
    private static final AnswerMatching MATCHING = new BankWords(BANK).matching();

    private record Score(int right, int named, int deserved) {
        double precision() {
            return right / (double) named;
        }

        double recall() {
            return right / (double) deserved;
        }
    }

    private static Score score(Predicate<Written> which) {
        int right = 0;
        int named = 0;
        int deserved = 0;
        for (var written : WrittenAnswers.all()) {
            if (!which.test(written)) continue;
            var ticks = match(written).named();
            right += (int) ticks.stream().filter(written.deserved()::contains).count();
            named += ticks.size();
            deserved += written.deserved().size();
        }
        return new Score(right, named, deserved);
    }

    private static Match match(Written written) {
        var question = BANK.find(new Question.Id(written.question())).orElseThrow();
        return MATCHING.match(question, AnswerMatching.THE_QUESTION, written.words());
    }

    @Test
    void every_question_has_a_full_a_half_and_an_unrelated_answer() {
        var byQuestion = WrittenAnswers.all().stream()
                .filter(written -> List.of("full", "half", "off").contains(written.name()))
                .toList();

        assertThat(byQuestion).hasSize(60);
        assertThat(byQuestion.stream().map(Written::question).collect(toSet())).hasSize(20);
    }

    @Test
    void what_is_ticked_was_said() {
        var score = score(written -> true);

        assertThat(score.precision()).as("%s", score).isGreaterThan(0.95);
        assertThat(score.recall()).as("%s", score).isGreaterThan(0.8);
    }

    /// Paraphrases, English answers to the Russian bank, and the bank's words in claims that are wrong.
    @Test
    void what_is_ticked_was_said_even_where_words_mislead() {
        var score = score(written -> Set.of("own", "wrong").contains(written.name()));

        assertThat(score.precision()).as("%s", score).isGreaterThan(0.85);
        assertThat(score.recall()).as("%s", score).isGreaterThan(0.45);
    }

    @Test
    void what_is_ticked_was_said_by_people_who_have_not_seen_the_key_points() {
        var score = score(written -> written.name().equals("blind"));

        assertThat(score.precision()).as("%s", score).isGreaterThan(0.85);
        assertThat(score.recall()).as("%s", score).isGreaterThan(0.5);
    }

    @Test
    void an_answer_that_deserves_ticks_is_an_attempt() {
        assertThat(WrittenAnswers.all())
                .filteredOn(written -> !written.deserved().isEmpty())
                .allMatch(written -> match(written).verdict() == Verdict.RELATED);
    }

    @Test
    void talk_about_something_else_is_ticked_nowhere_and_seldom_taken_for_an_attempt() {
        var off = WrittenAnswers.all().stream()
                .filter(written -> written.name().equals("off"))
                .toList();

        assertThat(off).allMatch(written -> match(written).named().isEmpty());
        // Some words have two meanings: a holiday and "released" share a stem in Russian, so do a queue and a turn.
        assertThat(off)
                .filteredOn(written -> match(written).verdict() == Verdict.RELATED)
                .hasSizeLessThanOrEqualTo(3);
    }
}
