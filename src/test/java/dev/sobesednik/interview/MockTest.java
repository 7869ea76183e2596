package dev.sobesednik.interview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Question;
import dev.sobesednik.interview.Mock.Answering;
import dev.sobesednik.interview.Mock.Between;
import dev.sobesednik.interview.Mock.Decision;
import dev.sobesednik.interview.Mock.End;
import dev.sobesednik.interview.Mock.Lobby;
import dev.sobesednik.interview.Mock.Over;
import dev.sobesednik.interview.Mock.Scoring;
import dev.sobesednik.interview.Round.Drawn;
import dev.sobesednik.interview.Seat.Wish;
import dev.sobesednik.memory.Rating;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MockTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Member ANYA = new Member(42, "Anya");
    private static final Member BORIS = new Member(43, "Boris");
    private static final Member VIKA = new Member(44, "Vika");
    private static final Member STRANGER = new Member(99, "Stranger");
    private static final Drawn QUESTION = new Drawn(new Question.Id("q001"), 3, 2);
    private static final Sheet GOOD = new Sheet(0b111, List.of(4, 3, 3, 3));

    private Instant now = NINE;
    private Mock mock = Mock.opened(1, ANYA, new Setting(0, "", 2, 5), NINE).next();
    private Decision last = Decision.to(mock);

    @Test
    void one_person_is_asked_by_the_bot() {
        plays(new Move.Begin(ANYA, 0, QUESTION));

        assertThat(round().candidate()).isEqualTo(ANYA);
        assertThat(round().interviewer()).isNull();
        plays(new Move.Dig(ANYA, 1));
        assertThat(round().opened()).isEqualTo(1);
        plays(new Move.Score(ANYA, 1), new Move.Rate(42, 1, GOOD));
        assertThat(mock).isInstanceOf(Between.class);
        assertThat(last.notes()).contains(new Note.Graded(ANYA, QUESTION.id(), Rating.GOOD));
    }

    @Test
    void a_start_pressed_twice_starts_once() {
        plays(new Move.Begin(ANYA, 0, QUESTION));
        var begun = mock;

        plays(new Move.Begin(ANYA, 0, QUESTION));

        assertThat(mock).isEqualTo(begun);
        assertThat(told()).isEqualTo("mock.stale");
    }

    @Test
    void nobody_can_start_without_someone_who_answers() {
        plays(new Move.Join(ANYA, Wish.ASK), new Move.Begin(ANYA, 0, QUESTION));

        assertThat(mock).isInstanceOf(Lobby.class);
        assertThat(told()).isEqualTo("mock.nobody-answers");
    }

    @Test
    void only_the_host_starts_until_the_host_was_silent_for_five_minutes() {
        plays(new Move.Join(BORIS, Wish.BOTH), new Move.Begin(BORIS, 0, QUESTION));
        assertThat(told()).isEqualTo("mock.only-host");

        now = NINE.plus(InterviewTable.HOST_PATIENCE);
        plays(new Move.Begin(STRANGER, 0, QUESTION));
        assertThat(told()).isEqualTo("mock.only-host");
        plays(new Move.Begin(BORIS, 0, QUESTION));

        assertThat(mock).isInstanceOf(Answering.class);
        assertThat(mock.table().host()).isEqualTo(BORIS);
    }

    @Test
    void a_host_who_leaves_hands_over() {
        plays(new Move.Join(VIKA, Wish.WATCH), new Move.Join(BORIS, Wish.BOTH), new Move.Leave(ANYA));

        assertThat(mock.table().host()).isEqualTo(BORIS);
    }

    @Test
    void three_people_have_each_role_once_in_three_rounds() {
        mock = Mock.opened(1, ANYA, new Setting(0, "", 3, 5), NINE).next();
        plays(new Move.Join(BORIS, Wish.BOTH), new Move.Join(VIKA, Wish.BOTH));
        for (int round = 0; round < 3; round++)
            plays(new Move.Begin(ANYA, round, QUESTION), new Move.Pass(candidate(round), round + 1));

        assertThat(mock.table().outcomes()).extracting(Outcome::candidate).containsExactlyInAnyOrder(ANYA, BORIS, VIKA);
        assertThat(mock.table().outcomes())
                .extracting(Outcome::interviewer)
                .containsExactlyInAnyOrder(ANYA, BORIS, VIKA);
    }

    private Member candidate(int round) {
        return switch (round) {
            case 0 -> ANYA;
            case 1 -> VIKA;
            default -> BORIS;
        };
    }

    @Test
    void time_over_is_said_once_and_nobody_is_cut_off() {
        plays(new Move.Join(BORIS, Wish.BOTH), new Move.Begin(ANYA, 0, QUESTION));

        now = NINE.plus(Duration.ofMinutes(5));
        plays(new Move.Tick());
        assertThat(last.notes()).contains(new Note.Due(Note.Piece.LINE));
        now = NINE.plus(Duration.ofMinutes(9));
        plays(new Move.Tick());
        assertThat(last.notes()).isEmpty();
        assertThat(mock).isInstanceOf(Answering.class);

        now = NINE.plus(Duration.ofMinutes(20));
        plays(new Move.Tick());
        assertThat(mock).isInstanceOf(Scoring.class);
    }

    @Test
    void the_minutes_left_do_not_grow_when_the_clock_goes_back() {
        plays(new Move.Begin(ANYA, 0, QUESTION));
        now = NINE.plus(Duration.ofMinutes(3));
        plays(new Move.Tick());
        assertThat(round().left()).isEqualTo(2);

        now = NINE.plus(Duration.ofMinutes(1));
        plays(new Move.Tick());

        assertThat(round().left()).isEqualTo(2);
    }

    @Test
    void sheets_are_shown_together_and_the_first_of_a_person_stays() {
        plays(
                new Move.Join(BORIS, Wish.BOTH),
                new Move.Begin(ANYA, 0, QUESTION),
                new Move.Score(BORIS, 1),
                new Move.Rate(42, 1, GOOD),
                new Move.Rate(42, 1, new Sheet(0, List.of(1, 1, 1, 1))),
                new Move.Rate(99, 1, GOOD));
        assertThat(mock).isInstanceOf(Scoring.class);

        plays(new Move.Rate(43, 1, new Sheet(0b1, List.of(2, 2, 2, 2))));

        var outcome = mock.table().outcomes().getLast();
        assertThat(outcome.own()).isEqualTo(GOOD);
        assertThat(outcome.rating()).contains(Rating.HARD);
        assertThat(last.notes()).contains(new Note.Interviewed(BORIS));
    }

    @Test
    void a_sheet_that_cannot_be_is_no_sheet() {
        plays(new Move.Begin(ANYA, 0, QUESTION), new Move.Score(ANYA, 1));

        plays(
                new Move.Rate(42, 1, new Sheet(0b1000, List.of(1, 1, 1, 1))),
                new Move.Rate(42, 1, new Sheet(0, List.of(0, 1, 1, 5))),
                new Move.Rate(42, 2, GOOD));

        assertThat(mock).isInstanceOf(Scoring.class);
    }

    @Test
    void watchers_get_a_minute_to_vote_once_both_sheets_are_there() {
        plays(
                new Move.Join(BORIS, Wish.BOTH),
                new Move.Join(VIKA, Wish.WATCH),
                new Move.Begin(ANYA, 0, QUESTION),
                new Move.Score(ANYA, 1),
                new Move.Rate(42, 1, GOOD),
                new Move.Rate(43, 1, GOOD));
        assertThat(mock).isInstanceOf(Scoring.class);

        plays(new Move.Vote(STRANGER, 1, false));
        now = NINE.plus(Mock.LAST_VOTES);
        plays(new Move.Tick());

        assertThat(mock.table().outcomes().getLast().doubt()).isEqualTo(1);
        assertThat(mock.table().seat(99)).isPresent();
    }

    @Test
    void a_candidate_who_leaves_breaks_the_round_off_and_the_next_one_follows() {
        plays(new Move.Join(BORIS, Wish.BOTH), new Move.Begin(ANYA, 0, QUESTION), new Move.Leave(ANYA));

        assertThat(mock).isInstanceOf(Between.class);
        assertThat(mock.table().outcomes()).isEmpty();
        plays(new Move.Begin(BORIS, 1, QUESTION));
        assertThat(round().candidate()).isEqualTo(BORIS);
        assertThat(round().interviewer()).isNull();
    }

    @Test
    void an_interviewer_who_leaves_is_replaced_by_the_bot() {
        plays(new Move.Join(BORIS, Wish.BOTH), new Move.Begin(ANYA, 0, QUESTION), new Move.Leave(BORIS));

        assertThat(round().interviewer()).isNull();
        plays(new Move.Dig(ANYA, 1));
        assertThat(round().opened()).isEqualTo(1);
    }

    @Test
    void whoever_opens_the_private_chat_in_mid_round_gets_the_sheet_then() {
        plays(
                new Move.Join(BORIS, Wish.BOTH),
                new Move.Reached(43, false),
                new Move.Begin(ANYA, 0, QUESTION),
                new Move.Reached(43, true));

        assertThat(last.notes()).contains(new Note.Brief(BORIS, round()));
    }

    @Test
    void a_lobby_that_nobody_starts_closes_after_half_an_hour() {
        now = NINE.plus(Mock.LOBBY_LASTS);
        plays(new Move.Tick());

        assertThat(mock).isInstanceOf(Over.class);
        assertThat(((Over) mock).end()).isEqualTo(End.EXPIRED);
    }

    private void plays(Move... moves) {
        for (var move : moves) {
            last = Mock.decide(mock, move, now);
            mock = last.next();
        }
    }

    private Round round() {
        return ((Answering) mock).round();
    }

    private String told() {
        return last.notes().stream()
                .filter(Note.Told.class::isInstance)
                .map(note -> ((Note.Told) note).key())
                .findFirst()
                .orElse("");
    }
}
