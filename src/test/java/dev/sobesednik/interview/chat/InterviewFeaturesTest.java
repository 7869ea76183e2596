package dev.sobesednik.interview.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Lane;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Context.World;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Features;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.interview.Mocks;
import dev.sobesednik.interview.Participation;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.memory.Rating;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What the two features make of what the router hands them.
class InterviewFeaturesTest {

    private static final ChatId OLD = new ChatId(-1001);
    private static final ChatId NEW = new ChatId(-1_002_000_000_001L);
    private static final ChatId HOME = new ChatId(42);
    private static final From ANYA = new From(42, "Anya", "ru");
    private static final Question.Id QUESTION = new Question.Id("q001");

    private final InterviewInGroup inGroup = new InterviewInGroup();
    private final InterviewInPrivate inPrivate = new InterviewInPrivate();
    private final Features features = new Features(List.of(inGroup, inPrivate));
    private final World world = new World(bank(), new Random(1), "bot", words -> Optional.empty(), Duration.ofHours(3));
    private final ChatRecord met = ChatRecord.EMPTY.with(Profile.SLICE, Profile.met(Language.RU));
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void an_interview_of_each_topic_is_woken_at_its_own_time_in_the_lane_of_deadlines() {
        var record = mock(met, 0);
        now = now.plusSeconds(60);
        record = mock(record, 7);

        assertThat(inGroup.wakes(record))
                .containsExactlyInAnyOrder(
                        new Wake("0", Lane.DEADLINE, Instant.parse("2026-03-02T09:30:00Z")),
                        new Wake("7", Lane.DEADLINE, Instant.parse("2026-03-02T09:31:00Z")));
        assertThat(inGroup.activity(record).isFull()).isTrue();
    }

    @Test
    void a_group_that_removed_the_bot_is_not_woken_until_it_is_back_and_then_sees_how_things_ended() {
        var open = posted(mock(met, 0), "mock.0.1.1", 5);
        var away = open.with(Profile.SLICE, Profile.of(open).withReachable(false));
        assertThat(inGroup.wakes(away)).isEmpty();

        now = now.plus(Duration.ofDays(1));
        var back = away.with(Profile.SLICE, Profile.of(open).withReachable(true));
        var step = inGroup.ring(inGroup.wakes(back).getFirst(), back, context(OLD, 0));

        assertThat(step.effects())
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.InTopic.class, sent -> assertThat(sent.effect()).isInstanceOf(Effect.Show.class));
    }

    @Test
    void a_message_of_the_old_id_is_never_taken_for_one_of_the_new() {
        var open = posted(mock(met, 0), "mock.0.1.1", 5);
        // Three messages at once are all there is room for: the new id sees the interview a little later.
        open = show(show(open));
        var moved = inGroup.hear(new Events.MovedIn(OLD), open, context(NEW, 0)).next();

        for (var tag : List.of("mock.0.1.1", "mock.0.1.2"))
            assertThat(posted(moved, tag, 9)).as(tag).isEqualTo(moved);

        now = inGroup.wakes(moved).getFirst().due();
        var rung = inGroup.ring(inGroup.wakes(moved).getFirst(), moved, context(NEW, 0));
        assertThat(rung.effects())
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.InTopic.class,
                        sent -> assertThat(sent.effect())
                                .isInstanceOfSatisfying(
                                        Effect.Post.class,
                                        post -> assertThat(post.tag()).isEqualTo("mock.0.1.4")));
        assertThat(posted(rung.next(), "mock.0.1.4", 9)).isNotEqualTo(rung.next());
    }

    @Test
    void interviews_of_both_ids_go_on_and_the_new_ones_topic_stays() {
        var here = mock(met, 0);
        var moved = mock(mock(met, 0), 7);

        var mocks = inGroup.merged(here, moved).get(Mocks.SLICE);

        assertThat(mocks.sessions()).containsOnlyKeys(0, 7);
        assertThat(mocks.at(0)).isEqualTo(here.get(Mocks.SLICE).at(0));
        assertThat(mocks.count()).isEqualTo(2);
    }

    @Test
    void a_question_that_is_asked_counts_as_seen() {
        var open = mock(met, 0);

        var step = press(open, "1:mock:begin:1:0");

        var history = step.next().get(QuestionHistory.SLICE);
        assertThat(history.cards()).hasSize(1);
        assertThat(history.askedOn(Profile.of(open).date(now)))
                .containsExactlyElementsOf(history.cards().keySet());
        assertThat(history.showings()).isZero();
        assertThat(press(step.next(), "1:mock:begin:1:0").next().get(QuestionHistory.SLICE))
                .isEqualTo(history);
    }

    @Test
    void buttons_of_old_forms_get_a_sentence() {
        for (var data : List.of("1:mock", "1:mock:begin", "1:mock:begin:x:0", "1:mock:nothing:1:0", "1:mock:a:1:0:b:c"))
            assertThat(press(mock(met, 0), data).effects()).as(data).containsExactly(toast("mock.stale"));
        assertThat(press(met, "1:mock:begin:1:0").effects()).containsExactly(toast("mock.none"));
        for (var words : List.of(List.of("mock"), List.of("mock", "tick"), List.of("mock", "tick", "a.b.1.1", "x")))
            assertThat(inPrivate
                            .press(pressed(""), words, met, context(HOME, 0))
                            .effects())
                    .as(words.toString())
                    .containsExactly(toast("mock.stale"));
    }

    @Test
    void a_grade_of_an_interviewer_is_kept_and_told() {
        var step = inPrivate.letter(OLD, "mock:1:GRADED:0:1:q001:2", met, context(HOME, 0));

        var card = step.next().get(QuestionHistory.SLICE).card(QUESTION);
        assertThat(card.showings()).isEqualTo(1);
        assertThat(card.lastReview().orElseThrow().rating()).isEqualTo(Rating.HARD);
        assertThat(step.effects()).containsExactly(new Effect.Raise(new Events.Graded(QUESTION, Rating.HARD)));
        assertThat(inPrivate
                        .letter(OLD, "mock:1:ASKED:0:1", met, context(HOME, 0))
                        .effects())
                .containsExactly(new Effect.Raise(new Events.Interviewed()));
    }

    @Test
    void practising_a_weak_answer_is_a_wish_for_its_question() {
        var wish = List.of("mock", "practise", "q001");

        assertThat(inPrivate.press(pressed(""), wish, met, context(HOME, 0)).effects())
                .containsExactly(Effect.answered(pressed("")), new Effect.Raise(new Events.QuestionWanted(QUESTION)));
        assertThat(inPrivate
                        .press(pressed(""), List.of("mock", "practise", "q999"), met, context(HOME, 0))
                        .effects())
                .containsExactly(toast("button.question-gone"));
    }

    @Test
    void the_group_hears_who_can_be_written_to() {
        var here = new Effect.Tell(OLD, "mock:1:HERE:7:3");
        var gone = new Effect.Tell(OLD, "mock:1:STRANGER:7:3");
        var opened = inPrivate
                .opened(new Incoming.Command(ANYA, "start", "mock_-1001_7_3"), met, context(HOME, 0))
                .orElseThrow();
        assertThat(opened.effects()).containsExactly(here, Effect.say("mock.private.ready"));

        var sits = opened.next();
        assertThat(inPrivate.hear(new Events.WentAway(), sits, context(HOME, 0)).effects())
                .containsExactly(gone);
        assertThat(inPrivate.hear(new Events.CameBack(), sits, context(HOME, 0)).effects())
                .containsExactly(here);
        assertThat(inPrivate.hear(new Events.CameBack(), met, context(HOME, 0)).effects())
                .isEmpty();
        assertThat(inPrivate.undeliverable(OLD, "mock:1:HELLO:7:3")).containsExactly(gone);
        assertThat(inPrivate.undeliverable(OLD, "mock:1:WEAK:7:3:1")).isEmpty();
        assertThat(inPrivate.opened(new Incoming.Command(ANYA, "start", "mock_1001_7_3"), met, context(HOME, 0)))
                .isEmpty();
    }

    @Test
    void the_end_of_another_interview_leaves_the_form_alone() {
        var form = inPrivate
                .letter(OLD, "mock:1:FORM:0:2:1:own:q001:Anya", met, context(HOME, 0))
                .next();

        assertThat(inPrivate
                        .letter(OLD, "mock:1:WEAK:0:1:0", form, context(HOME, 0))
                        .next())
                .isEqualTo(form);
        assertThat(inPrivate
                        .letter(OLD, "mock:1:WEAK:0:2:0", form, context(HOME, 0))
                        .next()
                        .get(Participation.SLICE))
                .isEqualTo(Participation.NONE);
    }

    private ChatRecord mock(ChatRecord record, int topic) {
        return command(record, topic).next();
    }

    private ChatRecord show(ChatRecord record) {
        return mock(record, 0);
    }

    private Step<ChatRecord> command(ChatRecord record, int topic) {
        return inGroup.commands()
                .getFirst()
                .handler()
                .handle(new Incoming.Command(ANYA, "mock", ""), record, context(OLD, topic));
    }

    private ChatRecord posted(ChatRecord record, String tag, int messageId) {
        return inGroup.posted(tag, messageId, record, context(OLD, 0)).next();
    }

    private Step<ChatRecord> press(ChatRecord record, String data) {
        var words = Data.read(data).orElseThrow();
        return inGroup.press(pressed(data), words, record, context(OLD, 0));
    }

    private static Press pressed(String data) {
        return new Press(ANYA, "p1", 7, data);
    }

    private static Effect toast(String key) {
        return Effect.toast(pressed(""), key);
    }

    private Context context(ChatId chat, int topic) {
        return new Context(chat, topic, now, world, features);
    }

    private static Bank bank() {
        return switch (BankFile.packaged()) {
            case Loaded.Ready ready -> ready.bank();
            case Loaded.Refused refused -> throw new IllegalStateException(refused.message());
        };
    }
}
