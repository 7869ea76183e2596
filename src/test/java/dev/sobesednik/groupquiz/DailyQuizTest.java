package dev.sobesednik.groupquiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.daily.Daily.Ring;
import dev.sobesednik.groupquiz.DailyQuiz.Ending;
import dev.sobesednik.groupquiz.Round.State;
import dev.sobesednik.groupquiz.Standings.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyQuizTest {

    private static final Bank BANK = ((Loaded.Ready) BankFile.packaged()).bank();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private final RandomGenerator random = new Random(7);

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:00, 2026-03-02T20:00",
        "2026-03-02T12:00, 2026-03-02T22:00",
        "2026-03-02T12:01, 2026-03-03T08:00",
        "2026-03-02T18:00, 2026-03-03T08:00",
        "2026-03-02T21:59, 2026-03-03T08:00",
        "2026-03-02T23:00, 2026-03-03T09:00",
        "2026-03-02T07:30, 2026-03-02T17:30",
    })
    void a_poll_is_open_for_ten_hours_and_never_ends_at_night(String asked, String closes) {
        var now = LocalDateTime.parse(asked).atZone(BERLIN).toInstant();

        var state = opened(DailyQuiz.NONE, MONDAY, now).underWay().orElseThrow().state();

        assertThat(state)
                .isEqualTo(new State.Open(
                        LocalDateTime.parse(closes).atZone(BERLIN).toInstant(), List.of()));
    }

    /// 29 March 2026: 02:00 becomes 03:00 in Berlin. 25 October: 03:00 becomes 02:00.
    @ParameterizedTest
    @CsvSource({"2026-03-28, 02:30, 2026-03-29T01:30:00Z", "2026-10-24, 02:30, 2026-10-25T00:30:00Z"})
    void on_the_day_of_a_clock_change_there_is_one_round(LocalDate eve, LocalTime at, Instant rings) {
        var now = eve.atTime(12, 0).atZone(BERLIN).toInstant();
        var quiz = DailyQuiz.NONE.with(DailyQuiz.NONE.daily().at(at, BERLIN, now), BERLIN, now);
        assertThat(quiz.daily().next()).isEqualTo(rings);

        var ring = quiz.daily().ring(rings, BERLIN, rings, Duration.ofHours(3));

        assertThat(ring).isInstanceOfSatisfying(Ring.Due.class, due -> {
            assertThat(due.askNow()).isTrue();
            assertThat(due.skipped()).isEmpty();
            assertThat(due.daily().handled()).isEqualTo(eve.plusDays(1));
            assertThat(due.daily().next())
                    .isEqualTo(eve.plusDays(2).atTime(at).atZone(BERLIN).toInstant());
        });
    }

    @Test
    void no_question_comes_twice_while_others_are_left() {
        var quiz = DailyQuiz.NONE;
        var all = (int) BANK.questions().stream().filter(Draw::hasQuiz).count();
        var seen = new HashSet<Question.Id>();
        for (int day = 0; day < all; day++) {
            quiz = played(quiz, MONDAY.plusDays(day));
            assertThat(seen.add(quiz.rounds().getLast().question())).isTrue();
        }
        assertThat(quiz.draw(BANK, random).orElseThrow().again()).isTrue();
        var recent = quiz
                .rounds()
                .subList(quiz.rounds().size() - 7, quiz.rounds().size())
                .stream()
                .map(Round::question)
                .toList();

        quiz = played(quiz, MONDAY.plusDays(all));

        assertThat(recent).doesNotContain(quiz.rounds().getLast().question());
        assertThat(quiz.asked()).hasSize(1);
    }

    @Test
    void a_bank_without_quizzes_has_nothing_to_draw() {
        var empty = new Bank(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        assertThat(DailyQuiz.NONE.draw(empty, random)).isEmpty();
    }

    @Test
    void the_options_are_mixed_and_the_right_one_is_known_by_its_place() {
        var places = new HashSet<Integer>();
        for (int time = 0; time < 100; time++) {
            var draw = DailyQuiz.NONE.draw(BANK, random).orElseThrow();
            var quiz = Draw.quiz(draw.question());
            places.add(draw.correct());
            assertThat(draw.options()).containsExactlyInAnyOrderElementsOf(quiz.options());
            assertThat(draw.options().get(draw.correct()))
                    .isEqualTo(quiz.options().get(quiz.correct()));
        }
        assertThat(places).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void a_person_counts_once_a_round_and_the_first_vote_stays() {
        var quiz = opened(DailyQuiz.NONE, MONDAY, noon(MONDAY));
        var right = quiz.rounds().getLast().correct();

        quiz = quiz.voted(MONDAY, 1, "A", (right + 1) % 4)
                .voted(MONDAY, 1, "A", right)
                .voted(MONDAY, 2, "B", right)
                .voted(MONDAY.minusDays(1), 3, "C", right);

        assertThat(quiz.rounds().getLast()).satisfies(round -> {
            assertThat(round.answered()).isEqualTo(2);
            assertThat(round.right()).isEqualTo(1);
        });
        assertThat(quiz.players()).containsOnlyKeys(1L, 2L);
        assertThat(quiz.players().values()).extracting(Player::name).containsOnlyNulls();
    }

    @Test
    void a_vote_that_lands_after_the_end_still_counts_for_its_person() {
        var quiz = played(DailyQuiz.NONE, MONDAY);

        quiz = quiz.voted(MONDAY, 1, "A", quiz.rounds().getLast().correct());

        assertThat(votes(quiz, 1)).containsEntry(MONDAY, true);
        assertThat(quiz.rounds().getLast().isDone()).isTrue();
    }

    @Test
    void one_answer_keeps_the_days_in_a_row_and_two_once_three_people_vote() {
        var quiz = played(DailyQuiz.NONE, MONDAY, 1);
        assertThat(quiz.run()).isEqualTo(new Run(1, 1));
        quiz = played(quiz, MONDAY.plusDays(1), 1, 2, 3);
        assertThat(quiz.needed()).isEqualTo(2);

        assertThat(played(quiz, MONDAY.plusDays(2), 1).run()).isEqualTo(new Run(0, 2));
        assertThat(played(quiz, MONDAY.plusDays(2), 1, 2).run()).isEqualTo(new Run(3, 3));
        assertThat(played(quiz, MONDAY.plusDays(9), 2, 3).run())
                .as("days without a question do not matter")
                .isEqualTo(new Run(3, 3));
    }

    @Test
    void a_poll_that_telegram_never_took_was_no_round() {
        var quiz = played(DailyQuiz.NONE, MONDAY, 1);
        var next = opened(quiz, MONDAY.plusDays(1), noon(MONDAY.plusDays(1)));

        var ended = next.closing(noon(MONDAY.plusDays(2))).ended();

        assertThat(ended.ending()).isInstanceOf(Ending.NeverPosted.class);
        assertThat(ended.quiz().rounds()).isEqualTo(quiz.rounds());
        assertThat(ended.quiz().upkeep().unposted()).isEqualTo(1);
    }

    @Test
    void votes_are_kept_for_five_weeks_and_people_go_with_their_last_one() {
        var quiz = played(DailyQuiz.NONE, MONDAY, 1, 2).named(1, "A", BERLIN, noon(MONDAY));
        for (int day = 1; day <= 35; day++) quiz = played(quiz, MONDAY.plusDays(day), 2);

        assertThat(quiz.rounds()).hasSize(35);
        assertThat(quiz.players()).containsOnlyKeys(2L);
        assertThat(votes(quiz, 2)).hasSize(35).doesNotContainKey(MONDAY);
    }

    @Test
    void a_quiz_that_is_off_forgets_its_people_on_sundays_until_nothing_is_left() {
        var quiz = played(DailyQuiz.NONE, MONDAY, 1).with(DailyQuiz.NONE.daily(), BERLIN, noon(MONDAY));
        var sundays = 0;
        for (var next = quiz.digest().next(); next != null; next = quiz.digest().next()) {
            quiz = quiz.tidied(BERLIN, next);
            sundays++;
        }

        assertThat(sundays).isEqualTo(6);
        assertThat(quiz.rounds()).isEmpty();
        assertThat(quiz.players()).isEmpty();
    }

    @Test
    void of_too_many_people_those_who_were_here_last_stay() {
        var quiz = opened(DailyQuiz.NONE, MONDAY, noon(MONDAY));
        quiz = quiz.voted(MONDAY, 7_000, "first", 0)
                .voted(MONDAY, 7_001, "named", 0)
                .named(7_001, "named", BERLIN, noon(MONDAY));
        for (int id = 1; id < DailyQuiz.PLAYERS; id++) quiz = quiz.voted(MONDAY, id, "N", 0);
        assertThat(quiz.players())
                .hasSize(DailyQuiz.PLAYERS)
                .containsKey(7_001L)
                .doesNotContainKey(7_000L);
        assertThat(quiz.rounds().getLast().answered()).isEqualTo(DailyQuiz.PLAYERS + 1);

        quiz = opened(quiz.ended().quiz(), MONDAY.plusDays(1), noon(MONDAY.plusDays(1)))
                .voted(MONDAY.plusDays(1), 9_000, "new", 0);

        assertThat(quiz.players()).hasSize(DailyQuiz.PLAYERS).containsKey(9_000L);
    }

    @Test
    void equals_share_a_place_and_a_week_is_monday_to_sunday() {
        var quiz = DailyQuiz.NONE;
        for (long id = 1; id <= 4; id++) quiz = quiz.named(id, "P" + id, BERLIN, noon(MONDAY));
        quiz = played(quiz, MONDAY.minusDays(1), 4);
        quiz = played(quiz, MONDAY, 1, 2, 3);
        quiz = played(quiz, MONDAY.plusDays(6), 1, 2, 5);

        assertThat(Standings.monday(MONDAY.plusDays(6))).isEqualTo(MONDAY);
        assertThat(Standings.of(quiz, MONDAY))
                .containsExactly(new Place(1, "P1", 2, 2), new Place(1, "P2", 2, 2), new Place(3, "P3", 1, 1));
        assertThat(Standings.of(quiz, MONDAY.minusWeeks(1))).containsExactly(new Place(1, "P4", 1, 1));
        assertThat(Standings.of(quiz, MONDAY.plusWeeks(1))).isEmpty();
    }

    /// The table told people whether they were right while the poll was still open.
    @Test
    void a_round_under_way_is_in_no_table() {
        var quiz = opened(DailyQuiz.NONE.named(1, "A", BERLIN, noon(MONDAY)), MONDAY, noon(MONDAY))
                .posted(MONDAY, 5);
        quiz = quiz.voted(MONDAY, 1, "A", quiz.rounds().getLast().correct());
        assertThat(Standings.of(quiz, MONDAY)).isEmpty();

        quiz = quiz.closing(noon(MONDAY)).ended().quiz();
        assertThat(Standings.of(quiz, MONDAY)).containsExactly(new Place(1, "A", 1, 1));
    }

    @Test
    void a_digest_tells_each_round_once() {
        var quiz = played(played(DailyQuiz.NONE, MONDAY, 1), MONDAY.plusDays(1), 1, 2);
        var week = quiz.week();
        assertThat(week.rounds()).hasSize(2);
        assertThat(week.people()).isEqualTo(2);
        assertThat(week.hardest()).as("all were right").isEmpty();

        quiz = quiz.told(week);
        assertThat(quiz.week().rounds()).isEmpty();
        assertThat(opened(quiz, MONDAY.plusDays(2), noon(MONDAY.plusDays(2)))
                        .week()
                        .rounds())
                .as("a round under way waits for the next digest")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T12:00, 2026-03-08T21:00",
        "2026-03-08T20:59, 2026-03-08T21:00",
        "2026-03-08T21:00, 2026-03-15T21:00",
        "2026-03-28T12:00, 2026-03-29T21:00",
    })
    void the_digest_comes_on_sundays_at_nine_in_the_evening(String now, String next) {
        var armed = Digest.UNARMED.arm(
                BERLIN, LocalDateTime.parse(now).atZone(BERLIN).toInstant());

        assertThat(armed.next())
                .isEqualTo(LocalDateTime.parse(next).atZone(BERLIN).toInstant());
    }

    /// The same fault as that of the daily question: arming at 21:05 put a digest off by a week.
    @Test
    void a_digest_that_is_due_stays_due_until_it_has_rung() {
        var sunday = LocalDateTime.parse("2026-03-08T21:00").atZone(BERLIN).toInstant();
        var now = sunday.plusSeconds(300);
        var quiz = played(DailyQuiz.NONE, MONDAY, 1).named(1, "A", BERLIN, noon(MONDAY));
        assertThat(quiz.digest().next()).isEqualTo(sunday);

        assertThat(quiz.arm(BERLIN, now)).isEqualTo(quiz);
        assertThat(quiz.named(2, "B", BERLIN, now).digest().next()).isEqualTo(sunday);
        assertThat(quiz.tidied(BERLIN, now).digest().next()).isEqualTo(sunday.plus(Duration.ofDays(7)));
    }

    @Test
    void where_the_bot_was_removed_no_question_comes_and_old_votes_still_go() {
        var quiz = played(DailyQuiz.NONE, MONDAY, 1);
        quiz = quiz.with(quiz.daily().at(LocalTime.of(10, 0), BERLIN, noon(MONDAY)), BERLIN, noon(MONDAY));

        var away = quiz.disarm();

        assertThat(away.daily().next()).isNull();
        assertThat(away.digest().next()).isNotNull();
        assertThat(away.arm(BERLIN, noon(MONDAY.plusDays(9))).daily().next())
                .isEqualTo(MONDAY.plusDays(10).atTime(10, 0).atZone(BERLIN).toInstant());
    }

    @Test
    void the_round_of_a_group_that_moved_ends_and_one_whose_poll_never_came_goes_on() {
        var open = opened(DailyQuiz.NONE, MONDAY, noon(MONDAY));

        assertThat(open.moved(BERLIN, noon(MONDAY)).underWay().orElseThrow().state())
                .isInstanceOf(State.Open.class);
        assertThat(open.posted(MONDAY, 5)
                        .moved(BERLIN, noon(MONDAY))
                        .underWay()
                        .orElseThrow()
                        .state())
                .isEqualTo(new State.Counting(noon(MONDAY).plus(DailyQuiz.COUNTING), true));
    }

    private DailyQuiz opened(DailyQuiz quiz, LocalDate date, Instant now) {
        return quiz.opened(quiz.draw(BANK, random).orElseThrow(), date, BERLIN, now);
    }

    /// A round of this date that all these people answer rightly.
    private DailyQuiz played(DailyQuiz quiz, LocalDate date, long... people) {
        var open = opened(quiz, date, noon(date)).posted(date, 5);
        for (var person : people)
            open = open.voted(
                    date, person, "P" + person, open.rounds().getLast().correct());
        return open.closing(noon(date)).ended().quiz();
    }

    private static Map<LocalDate, Boolean> votes(DailyQuiz quiz, long person) {
        return Objects.requireNonNull(quiz.players().get(person)).votes();
    }

    private static Instant noon(LocalDate date) {
        return date.atTime(12, 0).atZone(BERLIN).toInstant();
    }
}
