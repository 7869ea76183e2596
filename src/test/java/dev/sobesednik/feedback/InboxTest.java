package dev.sobesednik.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Question;
import dev.sobesednik.bot.TestGame;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feedback.Note.Kind;
import dev.sobesednik.feedback.chat.FeedbackFeature;
import dev.sobesednik.feedback.json.FeedbackJson;
import dev.sobesednik.record.ChatRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The bounds of both sides, and how they are stored.
class InboxTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Question.Id GIL = new Question.Id("q001");

    @Test
    void the_oldest_of_fifty_makes_room() {
        var inbox = Inbox.SLICE.untouched();
        for (int report = 1; report <= 60; report++) inbox = inbox.with(new ChatId(42), report, GIL, NOW);

        assertThat(inbox.kept()).hasSize(Inbox.KEPT);
        assertThat(inbox.find(10)).isEmpty();
        assertThat(inbox.find(60)).isPresent();
        assertThat(inbox.stale()).contains(NOW.plus(Reports.KEPT_FOR));
        assertThat(inbox.pruned(NOW.plus(Reports.KEPT_FOR)).stale()).isEmpty();
    }

    @Test
    void a_person_keeps_ten_however_often_they_are_answered() {
        var reports = Reports.SLICE.untouched();
        for (int report = 1; report <= 40; report++) {
            var asking = reports.asks(GIL, "2026-03-01", 1, NOW);
            reports = asking.reported(asking.waiting(1, NOW).orElseThrow(), NOW);
            reports = reports.answered(reports.find(report, GIL).orElseThrow());
        }

        assertThat(reports.kept()).hasSize(Reports.KEPT);
        assertThat(reports.isFull(NOW)).isFalse();
    }

    @Test
    void what_is_stored_is_read_as_it_was() {
        var reports = new Reports(
                7,
                List.of(
                        new Reports.Report(3, GIL, NOW, true, Set.of(7L)),
                        new Reports.Report(7, GIL, NOW, false, Set.of())),
                new Reports.Asking(GIL, "2026-03-01", 57, NOW.plus(Duration.ofDays(1))));
        var inbox = Inbox.SLICE.untouched().with(new ChatId(42), 3, GIL, NOW).answers(1, 57, NOW);

        assertThat(FeedbackJson.reports().read(FeedbackJson.reports().write(reports)))
                .isEqualTo(reports);
        assertThat(FeedbackJson.inbox().read(FeedbackJson.inbox().write(inbox))).isEqualTo(inbox);
        assertThat(FeedbackJson.inbox().write(inbox).toString().length()).isLessThan(200);
    }

    @Test
    void a_note_is_read_as_it_was_written_whatever_the_words() {
        var random = new Random(7);
        var letters = ":\n\u0000\u202e<&{}feedback mended 1 я\uD83D\uDE42";
        for (int round = 0; round < 500; round++) {
            var words = new StringBuilder();
            for (int length = random.nextInt(50); length > 0; length--)
                words.append(letters.charAt(random.nextInt(letters.length())));
            var note = new Note(Kind.REPORT, 1 + random.nextInt(999), GIL, "2026-03-01", words.toString());

            assertThat(Note.read(note.letter())).contains(note);
        }
        assertThat(Note.read("feedback:grow:1:q001::")).isEmpty();
        assertThat(Note.read("feedback:mended:1")).isEmpty();
    }

    @Test
    void a_bot_without_administrators_offers_nothing() {
        assertThat(new FeedbackFeature(Set.of()).cardButtons(GIL, ChatRecord.EMPTY))
                .isEmpty();
        assertThat(new FeedbackFeature(Set.of(7L)).cardButtons(GIL, ChatRecord.EMPTY))
                .hasSize(1);
    }

    /// The first feature of the list that answers has the words.
    @Test
    void it_is_asked_for_words_before_practice() {
        var names =
                TestGame.FEATURES.in(Place.PRIVATE).stream().map(Feature::name).toList();

        assertThat(names.indexOf("feedback")).isLessThan(names.indexOf("card"));
    }
}
