package dev.sobesednik.duel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Budget;
import dev.sobesednik.duel.DuelSession.Owed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuelTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Player ANYA = new Player(42, "Anya");
    private static final Player BORIS = new Player(43, "Boris");
    private static final Player VIKA = new Player(44, "Vika");
    private static final List<Drawn> QUESTIONS = List.of(drawn(1), drawn(2), drawn(3), drawn(4), drawn(5));

    private Instant now = NINE;
    private DuelSession session = opened(new Wanted.Anybody());
    private String told = "";
    private final List<Owed> shown = new ArrayList<>();

    @Test
    void of_two_right_answers_the_first_one_gets_the_point() {
        begins();
        picks(BORIS, 2);
        assertThat(told).isEqualTo("duel.taken");
        picks(ANYA, 2);

        assertThat(match().score(BORIS)).isEqualTo(1);
        assertThat(match().score(ANYA)).isZero();
        assertThat(session.duel()).isInstanceOf(Duel.Pausing.class);
    }

    @Test
    void a_wrong_answer_that_came_first_leaves_the_point_to_the_other() {
        begins();
        picks(BORIS, 0);
        picks(ANYA, 2);

        assertThat(match().score(ANYA)).isEqualTo(1);
    }

    @Test
    void the_first_choice_stays() {
        begins();
        picks(ANYA, 0);
        picks(ANYA, 2);

        assertThat(told).isEqualTo("duel.answered-already");
        assertThat(((Duel.Asking) session.duel()).picks()).containsExactly(new Outcome.Pick(42, 0));
    }

    @Test
    void nobody_else_answers() {
        begins();
        picks(VIKA, 2);

        assertThat(told).isEqualTo("duel.only-players");
        assertThat(((Duel.Asking) session.duel()).picks()).isEmpty();
    }

    @Test
    void an_option_that_is_not_there_and_another_question_are_no_answers() {
        begins();
        picks(ANYA, 4);
        assertThat(told).isEqualTo("duel.stale");
        moves(new Move.Answer(ANYA, 2, 2));
        assertThat(told).isEqualTo("duel.question-closed");
        assertThat(((Duel.Asking) session.duel()).picks()).isEmpty();
    }

    @Test
    void a_minute_without_the_other_answer_is_enough() {
        begins();
        picks(ANYA, 2);
        passes(Duel.TO_ANSWER);

        assertThat(match().outcomes()).hasSize(1);
        assertThat(match().score(ANYA)).isEqualTo(1);
        picks(BORIS, 2);
        assertThat(told).isEqualTo("duel.question-closed");
    }

    @Test
    void two_questions_without_any_answer_end_the_duel() {
        begins();
        passes(Duel.TO_ANSWER);
        passes(Duel.PAUSE);
        assertThat(session.duel()).isInstanceOf(Duel.Asking.class);
        passes(Duel.TO_ANSWER);
        passes(Duel.PAUSE);

        assertThat(session.duel())
                .isInstanceOfSatisfying(
                        Duel.Over.class, over -> assertThat(over.end()).isEqualTo(Duel.End.SILENT));
    }

    @Test
    void somebody_who_plays_alone_plays_to_the_end() {
        begins();
        for (int question = 1; question <= 5; question++) {
            moves(new Move.Answer(ANYA, question, 2));
            passes(Duel.TO_ANSWER);
            passes(Duel.PAUSE);
        }

        assertThat(session.duel()).isInstanceOfSatisfying(Duel.Over.class, over -> {
            assertThat(over.end()).isEqualTo(Duel.End.FINISHED);
            assertThat(over.match().score(ANYA)).isEqualTo(5);
        });
    }

    @Test
    void only_whoever_is_meant_accepts() {
        session = opened(new Wanted.Named("Boris_the_Blade"));
        moves(new Move.Accept(VIKA, "", QUESTIONS));
        assertThat(told).isEqualTo("duel.not-for-you");
        moves(new Move.Accept(ANYA, "anya", QUESTIONS));
        assertThat(told).isEqualTo("duel.own");
        moves(new Move.Accept(BORIS, "boris_THE_blade", QUESTIONS));
        assertThat(match().second()).isEqualTo(BORIS);

        session = opened(new Wanted.Known(BORIS));
        moves(new Move.Accept(VIKA, "boris_the_blade", QUESTIONS));
        assertThat(session.duel()).isInstanceOf(Duel.Challenge.class);
        moves(new Move.Accept(BORIS, "", QUESTIONS));
        assertThat(match().second()).isEqualTo(BORIS);
    }

    @Test
    void an_open_challenge_is_nobodys_to_decline_but_its_makers_to_take_back() {
        moves(new Move.Decline(BORIS, ""));
        assertThat(told).isEqualTo("duel.only-challenger");
        moves(new Move.Decline(ANYA, ""));
        assertThat(why()).isEqualTo(Duel.Why.WITHDRAWN);
        moves(new Move.Accept(BORIS, "", QUESTIONS));
        assertThat(told).isEqualTo("duel.none");
    }

    @Test
    void a_challenge_is_declined_by_whoever_is_meant() {
        session = opened(new Wanted.Known(BORIS));
        moves(new Move.Decline(VIKA, ""));
        assertThat(told).isEqualTo("duel.not-for-you");
        moves(new Move.Decline(BORIS, ""));
        assertThat(why()).isEqualTo(Duel.Why.DECLINED);
    }

    @Test
    void a_challenge_expires_and_is_forgotten() {
        passes(Duel.CHALLENGE_LASTS);
        assertThat(why()).isEqualTo(Duel.Why.EXPIRED);
        passes(Duel.CLOSED_KEPT);
        assertThat(session.isForgotten(now)).isTrue();
    }

    @Test
    void a_bank_without_quizzes_starts_no_duel() {
        moves(new Move.Accept(BORIS, "", List.of()));

        assertThat(told).isEqualTo("duel.no-questions");
        assertThat(session.duel()).isInstanceOf(Duel.Challenge.class);
    }

    @Test
    void the_next_question_waits_until_the_group_may_be_written_to_and_has_its_whole_minute_then() {
        begins();
        // Two answers within a second: the outcome takes the last free place.
        picks(ANYA, 2);
        picks(BORIS, 2);
        moves(new Move.Next(ANYA, 1));
        assertThat(told).isEqualTo("duel.in-a-moment");
        assertThat(session.duel()).isInstanceOf(Duel.Pausing.class);

        while (!(session.duel() instanceof Duel.Asking)) {
            now = session.wake();
            moves(new Move.Tick());
        }
        assertThat(((Duel.Asking) session.duel()).deadline()).isEqualTo(now.plus(Duel.TO_ANSWER));
        assertThat(shown.getLast()).isEqualTo(Owed.FRESH);
        assertThat(now).isBefore(NINE.plusSeconds(40));
    }

    @Test
    void an_outcome_waits_for_the_id_of_its_message_and_the_next_question_for_the_outcome() {
        begins();
        session = new DuelSession(0, session.duel(), 0, session.posts(), Owed.NOTHING, new Budget(NINE));
        picks(ANYA, 2);
        picks(BORIS, 1);
        passes(Duel.PAUSE.multipliedBy(3));
        assertThat(session.owed()).isEqualTo(Owed.EDIT);
        assertThat(session.duel()).isInstanceOf(Duel.Pausing.class);

        var posted = session.posted(session.posts(), 77, now);
        assertThat(posted.show()).isEqualTo(Owed.EDIT);
    }

    @Test
    void a_player_may_stop_and_nobody_else() {
        begins();
        moves(new Move.Stop(VIKA, ""));
        assertThat(told).isEqualTo("duel.only-players");
        moves(new Move.Stop(BORIS, ""));

        assertThat(session.duel())
                .isInstanceOfSatisfying(
                        Duel.Over.class, over -> assertThat(over.end()).isEqualTo(Duel.End.STOPPED));
    }

    @Test
    void a_calm_duel_takes_thirteen_messages() {
        begins();
        for (int question = 1; question <= 5; question++) {
            passes(Duration.ofSeconds(20));
            moves(new Move.Answer(ANYA, question, 2));
            passes(Duration.ofSeconds(20));
            moves(new Move.Answer(BORIS, question, 2));
            passes(Duel.PAUSE);
        }

        assertThat(session.duel()).isInstanceOf(Duel.Over.class);
        assertThat(shown.stream().filter(Owed.FRESH::equals)).hasSize(6);
        assertThat(shown.stream().filter(Owed.EDIT::equals)).hasSize(6);
    }

    /// It was asked shortly before the quarter of an hour was over; then the wake-up of the end rang, over and over,
    /// until the question's own end.
    @Test
    void a_question_that_has_no_whole_minute_left_is_not_asked() {
        moves(new Move.Accept(BORIS, "", QUESTIONS));
        passes(Duel.LASTS.minusSeconds(30));

        assertThat(session.duel())
                .isInstanceOfSatisfying(
                        Duel.Over.class, over -> assertThat(over.end()).isEqualTo(Duel.End.EXPIRED));
        assertThat(session.wake()).isAfter(now);
    }

    private void begins() {
        moves(new Move.Accept(BORIS, "", QUESTIONS));
        passes(Duel.READY);
        assertThat(session.duel()).isInstanceOf(Duel.Asking.class);
    }

    private void picks(Player who, int option) {
        moves(new Move.Answer(who, match().outcomes().size() + 1, option));
    }

    private void passes(Duration time) {
        now = now.plus(time);
        moves(new Move.Tick());
        var wake = session.wake();
        // What the budget held back comes a little later.
        while (session.owed() != Owed.NOTHING && wake.isBefore(now.plusSeconds(10)) && wake.isAfter(now)) {
            now = wake;
            moves(new Move.Tick());
            wake = session.wake();
        }
    }

    private void moves(Move move) {
        var stepped = session.step(move, now);
        session = stepped.next();
        told = stepped.told().map(Note.Told::key).orElse("");
        if (stepped.show() != Owed.NOTHING) shown.add(stepped.show());
        if (stepped.show() == Owed.FRESH)
            session = session.posted(session.posts(), 100 + shown.size(), now).next();
    }

    private Match match() {
        return switch (session.duel()) {
            case Duel.Pausing pausing -> pausing.match();
            case Duel.Asking asking -> asking.match();
            case Duel.Over over -> over.match();
            case Duel.Challenge _, Duel.Closed _ -> throw new AssertionError("no match: " + session.duel());
        };
    }

    private Duel.Why why() {
        return ((Duel.Closed) session.duel()).why();
    }

    private DuelSession opened(Wanted wanted) {
        var stepped = DuelSession.opened(0, 1, 0, ANYA, wanted, new Budget(now), now);
        return stepped.next().posted(1, 100, now).next();
    }

    private static Drawn drawn(int number) {
        return new Drawn(new Question.Id("q00" + number), 4, 2);
    }
}
