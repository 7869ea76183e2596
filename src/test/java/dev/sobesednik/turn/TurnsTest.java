package dev.sobesednik.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Lane;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Game;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.ChatState;
import dev.sobesednik.turn.Landing.Landed;
import dev.sobesednik.turn.Landing.NextWakes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Instant DUE = Instant.parse("2026-03-02T09:00:00Z");
    private static final ChatId ANYA = new ChatId(42);

    private final List<Instant> decidedAt = new ArrayList<>();
    private final List<Landing> landed = new ArrayList<>();
    private ChatState state = new ChatState.Known(ChatRecord.EMPTY);
    private List<Wake> wakes = List.of();
    private @Nullable RuntimeException fault;

    /// The clock was set back by a moment between the claim of a wake-up and its decision: the same wake-up was asked
    /// for once more, had been already, and that day's question never came.
    @Test
    void a_wake_up_that_has_rung_is_never_too_early() {
        turns(DUE.minusMillis(1)).take(rang(Lane.PUSH), 1, nowhere(), false);
        turns(DUE.plusSeconds(5)).take(rang(Lane.PUSH), 1, nowhere(), false);

        assertThat(decidedAt).containsExactly(DUE, DUE.plusSeconds(5));
    }

    /// A wake-up was an effect, and was taken away when it rang: one bad release at 09:00 ended everybody's daily
    /// question for good, and going back to the good release did not bring it back.
    @Test
    void a_wake_up_whose_decision_fails_comes_again() {
        wakes = List.of(Wake.push("daily", DUE));
        fault = new IllegalStateException("a bad release");
        turns(DUE).take(rang(Lane.PUSH), 1, nowhere(), false);
        assertThat(armed()).isEqualTo(new NextWakes(null, DUE.plus(Turns.LOOKED_AT_AGAIN)));

        fault = null;
        turns(DUE.plus(Turns.LOOKED_AT_AGAIN)).take(rang(Lane.PUSH), 1, nowhere(), false);
        assertThat(decidedAt).hasSize(1);
    }

    @Test
    void a_wake_up_of_a_record_that_a_later_version_wrote_is_looked_at_again() {
        state = new ChatState.Unreadable(true);
        turns(DUE).take(rang(Lane.PUSH), 1, nowhere(), false);

        assertThat(armed().push()).isEqualTo(DUE.plus(Turns.LOOKED_AT_AGAIN));
    }

    @Test
    void wake_ups_of_a_record_that_cannot_be_read_are_left_alone_by_everything_else() {
        state = new ChatState.Unreadable(true);
        turns(DUE).take(update(), 1, nowhere(), false);

        assertThat(landed.getLast().wakes()).isNull();
    }

    @Test
    void a_record_with_a_slice_of_a_later_version_is_looked_at_again() {
        state = new ChatState.Known(ChatRecord.EMPTY.withUnreadable("daily", ChatRecord.Unreadable.NEWER));
        turns(DUE).take(update(), 1, nowhere(), false);

        assertThat(armed().push()).isEqualTo(DUE.plus(Turns.LOOKED_AT_AGAIN));
    }

    @Test
    void every_turn_arms_the_earliest_of_each_lane_whatever_was_armed_before() {
        wakes = List.of(
                Wake.push("daily", DUE.plusSeconds(60)),
                Wake.push("digest", DUE.plusSeconds(30)),
                Wake.deadline("mock", DUE.plusSeconds(5)));
        turns(DUE).take(update(), 1, nowhere(), false);

        assertThat(armed()).isEqualTo(new NextWakes(DUE.plusSeconds(5), DUE.plusSeconds(30)));
    }

    /// /start in the backlog of 09:00 moved today's question to tomorrow without a word.
    @Test
    void what_is_due_and_has_not_rung_yet_stays_due() {
        wakes = List.of(Wake.push("daily", DUE.minusSeconds(300)));
        turns(DUE).take(update(), 1, nowhere(), false);

        assertThat(armed().push()).isEqualTo(DUE.minusSeconds(300));
    }

    private NextWakes armed() {
        var wakesOfTheLast = landed.getLast().wakes();
        if (wakesOfTheLast == null) throw new AssertionError("nothing was armed");
        return wakesOfTheLast;
    }

    private static InboundUpdate update() {
        return new InboundUpdate("u1", ANYA, null, new Incoming.Unused());
    }

    private static InboundUpdate rang(Lane lane) {
        return InboundUpdate.rang(new Wakes.Due(ANYA, lane, DUE));
    }

    private Turns turns(Instant now) {
        return new Turns(
                new Records() {
                    @Override
                    public Loaded load(ChatId chat) {
                        return new Loaded("0", state, false);
                    }

                    @Override
                    public Landed land(Landing landing, long epoch) {
                        landed.add(landing);
                        return new Landed.Whole(List.of());
                    }
                },
                new Game() {
                    @Override
                    public Step<ChatState> decide(ChatId chat, ChatState before, Incoming incoming, Instant at) {
                        if (fault != null) throw fault;
                        decidedAt.add(at);
                        return Step.to(before);
                    }

                    @Override
                    public List<Wake> wakes(ChatId chat, ChatState after) {
                        return wakes;
                    }

                    @Override
                    public Optional<Language> language(ChatState of) {
                        return Optional.of(Language.RU);
                    }

                    @Override
                    public boolean asksForStanding(ChatId chat, Incoming incoming) {
                        return false;
                    }
                },
                (effect, chat, thread, language) -> Optional.empty(),
                InstantSource.fixed(now));
    }

    private static Outbox nowhere() {
        return new Outbox() {
            @Override
            public void offer(String entry, Outgoing outgoing) {}

            @Override
            public void reread(ChatId chat) {}
        };
    }
}
