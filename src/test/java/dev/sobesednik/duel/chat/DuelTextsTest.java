package dev.sobesednik.duel.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Message;
import dev.sobesednik.duel.Drawn;
import dev.sobesednik.duel.Duel;
import dev.sobesednik.duel.Match;
import dev.sobesednik.duel.Outcome;
import dev.sobesednik.duel.Outcome.Pick;
import dev.sobesednik.duel.Player;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Features;
import dev.sobesednik.texts.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Telegram refuses a message of more than 4096 characters, and a button's data of more than 64 bytes.
class DuelTextsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Player ANYA = new Player(42, "N".repeat(64));
    private static final Player BORIS = new Player(43, "B".repeat(64));

    private final Texts texts = new Texts();
    private final Bank bank = bank();
    private final DuelBoard board = new DuelBoard(new Context(
            new ChatId(-1001),
            0,
            NOW,
            new Context.World(bank, new Random(1), "sobesednik_bot", words -> Optional.empty(), Duration.ZERO),
            new Features(List.of())));

    @Test
    void every_quiz_of_the_bank_fits_as_a_question_and_as_an_outcome() {
        var drawn = drawn();
        assertThat(drawn).hasSizeGreaterThan(100);
        for (var one : drawn) {
            fits(board.draw(new Duel.Asking(match(List.of(one), List.of()), List.of(), NOW)));
            fits(board.draw(new Duel.Pausing(match(List.of(one), List.of(outcome(one))), NOW)));
        }
    }

    @Test
    void a_question_shows_all_options_and_nobodys_choice() {
        var one = drawn().getFirst();
        var quiz = QuizDraw.quiz(bank.find(one.id()).orElseThrow()).orElseThrow();
        var match = match(List.of(one), List.of());
        var before = board.draw(new Duel.Asking(match, List.of(), NOW));

        assertThat(board.draw(new Duel.Asking(match, List.of(new Pick(42, 1)), NOW)))
                .isEqualTo(before);
        for (var option : quiz.options())
            assertThat(texts.plain(before.text(), Language.RU)).contains(option.replace("`", ""));
    }

    @Test
    void an_end_with_five_of_the_longest_questions_fits() {
        var longest = new ArrayList<>(drawn());
        longest.sort(java.util.Comparator.comparingInt(one -> -text(one).length()));
        var five = longest.subList(0, Duel.QUESTIONS);
        var outcomes = five.stream().map(DuelTextsTest::outcome).toList();
        for (var end : Duel.End.values()) fits(board.draw(new Duel.Over(match(five, outcomes), end, NOW)));
    }

    @Test
    void a_question_that_left_the_bank_is_said_to_have_left() {
        var gone = new Drawn(new Question.Id("q999"), 4, 0);

        var message = board.draw(new Duel.Asking(match(List.of(gone), List.of()), List.of(), NOW));
        assertThat(texts.plain(message.text(), Language.RU)).contains("Этого вопроса больше нет");
        fits(board.draw(new Duel.Pausing(match(List.of(gone), List.of(outcome(gone))), NOW)));
        fits(board.draw(new Duel.Over(match(List.of(gone), List.of(outcome(gone))), Duel.End.FINISHED, NOW)));
    }

    private void fits(Message message) {
        for (var language : Language.values())
            assertThat(texts.plain(message.text(), language).length()).isLessThanOrEqualTo(4096);
        for (var row : message.keyboard().rows())
            for (var button : row)
                if (button instanceof Keyboard.Press press)
                    assertThat(press.data().length()).isLessThanOrEqualTo(64);
    }

    private String text(Drawn drawn) {
        return QuizDraw.quiz(bank.find(drawn.id()).orElseThrow()).orElseThrow().question();
    }

    private List<Drawn> drawn() {
        return bank.questions().stream()
                .filter(question -> QuizDraw.quiz(question).isPresent())
                .map(question -> {
                    var quiz = QuizDraw.quiz(question).orElseThrow();
                    return new Drawn(question.id(), quiz.options().size(), quiz.correct());
                })
                .toList();
    }

    private static Outcome outcome(Drawn drawn) {
        return new Outcome(drawn, List.of(new Pick(43, drawn.correct()), new Pick(42, drawn.correct())));
    }

    private static Match match(List<Drawn> questions, List<Outcome> outcomes) {
        return new Match(Integer.MAX_VALUE, 0, ANYA, BORIS, questions, outcomes, NOW);
    }

    private static Bank bank() {
        return switch (BankFile.packaged()) {
            case Loaded.Ready ready -> ready.bank();
            case Loaded.Refused refused -> throw new IllegalStateException(refused.message());
        };
    }
}
