package dev.sobesednik.interview.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.chat.Budget;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Message;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Context.World;
import dev.sobesednik.feature.Features;
import dev.sobesednik.interview.InterviewSession;
import dev.sobesednik.interview.InterviewTable;
import dev.sobesednik.interview.Member;
import dev.sobesednik.interview.Mock;
import dev.sobesednik.interview.Outcome;
import dev.sobesednik.interview.Seat;
import dev.sobesednik.interview.Setting;
import dev.sobesednik.interview.Sheet;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.texts.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Telegram refuses a message of more than 4096 characters; names have at most 64.
class MockTextsTest {

    private static final int LIMIT = 4096;
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String NAME = "N".repeat(64);
    private static final Member ANYA = new Member(42, NAME);
    private static final Member BORIS = new Member(43, NAME);
    private static final ChatId GROUP = new ChatId(-1001234567890L);

    private final Texts texts = new Texts();
    private final Bank bank = bank();
    private final InterviewInPrivate privately = new InterviewInPrivate();
    private final Features features = new Features(List.of(new InterviewInGroup(), privately));
    private final World world =
            new World(bank, new Random(1), "sobesednik_bot", words -> Optional.empty(), Duration.ZERO);
    private final ChatRecord person = ChatRecord.EMPTY.with(Profile.SLICE, Profile.met(Language.RU));

    @Test
    void every_question_has_an_interviewers_sheet_and_a_form_that_fit() {
        for (var question : bank.questions())
            for (var letter : List.of(
                    "mock:1:BRIEF:2147483647:9999:8:" + question.id() + ":" + NAME,
                    "mock:1:FORM:2147483647:9999:8:theirs:" + question.id() + ":" + NAME)) {
                var step = privately.letter(GROUP, letter, person, context(new ChatId(42)));
                assertThat(step.effects())
                        .singleElement()
                        .isInstanceOfSatisfying(Effect.Say.class, say -> fits(say.message()));
            }
    }

    @Test
    void every_question_has_a_result_and_eight_of_the_longest_a_report_that_fit() {
        var longest = new ArrayList<>(bank.questions());
        longest.sort(
                java.util.Comparator.comparingInt(question -> -question.text().length()));
        for (var question : bank.questions())
            fits(draw(new Mock.Between(table(List.of(outcome(question.id(), 1))), NOW)));
        var all = new ArrayList<Outcome>();
        for (int round = 1; round <= 8; round++)
            all.add(outcome(longest.get(round).id(), round));
        fits(draw(new Mock.Over(table(all), Mock.End.FINISHED)));
    }

    @Test
    void the_list_of_all_sections_fits_and_every_section_can_be_chosen() {
        var lobby = draw(new Mock.Lobby(table(List.of()), true));
        fits(lobby);
        for (var section : bank.sections())
            assertThat(texts.plain(lobby.text(), Language.RU)).contains(section.title());
        var data = lobby.keyboard().rows().stream()
                .flatMap(List::stream)
                .filter(Keyboard.Press.class::isInstance)
                .map(button -> ((Keyboard.Press) button).data())
                .toList();
        for (var section : bank.sections()) assertThat(data).contains("1:mock:section:1:0:" + section.id());
    }

    @Test
    void a_letter_that_cannot_be_read_is_dropped() {
        for (var letter : List.of(
                "mock:",
                "mock:2:HELLO:0:1",
                "mock:1:HOWDY:0:1",
                "mock:1:BRIEF:0:1",
                "mock:1:FORM:x:1",
                "mock:1:GRADED:0:1:q001:9",
                "mock:1:WEAK:0:1:%zz",
                "mock:1:SHEET:0:1:a")) {
            var step = privately.letter(GROUP, letter, person, context(new ChatId(42)));
            assertThat(step.next()).as(letter).isEqualTo(person);
            assertThat(step.effects()).as(letter).isEmpty();
        }
    }

    private Message draw(Mock mock) {
        return new MockBoard(context(GROUP)).draw(new InterviewSession(0, mock, 1, 0, 1, Set.of(), new Budget(NOW)));
    }

    private Context context(ChatId chat) {
        return new Context(chat, 0, NOW, world, features);
    }

    private Outcome outcome(dev.sobesednik.bank.Question.Id question, int round) {
        var points = new InterviewTexts(bank).keyPoints(question).size();
        return new Outcome(
                round,
                question,
                points,
                ANYA,
                BORIS,
                2,
                false,
                new Sheet(0, List.of(4, 4, 4, 4)),
                new Sheet((1 << points) - 1, List.of(1, 1, 1, 1)),
                12,
                8);
    }

    private static InterviewTable table(List<Outcome> outcomes) {
        var seats = List.of(
                new Seat(ANYA, Seat.Wish.BOTH, Seat.Contact.STRANGER),
                new Seat(BORIS, Seat.Wish.BOTH, Seat.Contact.STRANGER));
        return new InterviewTable(
                1, new Setting(0, "", 8, 15), ANYA, NOW, seats, outcomes.size(), outcomes, NOW.plusSeconds(9));
    }

    private void fits(Message message) {
        for (var language : Language.values())
            assertThat(texts.plain(message.text(), language).length()).isLessThanOrEqualTo(LIMIT);
    }

    private static Bank bank() {
        return switch (BankFile.packaged()) {
            case Loaded.Ready ready -> ready.bank();
            case Loaded.Refused refused -> throw new IllegalStateException(refused.message());
        };
    }
}
