package dev.sobesednik.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Step;
import dev.sobesednik.conversation.ChatState;
import dev.sobesednik.turn.Landing.Landed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Instant DUE = Instant.parse("2026-03-02T09:00:00Z");

    private final List<Instant> decidedAt = new ArrayList<>();

    /// The clock was set back by a moment between the claim of a wake-up and its decision: the same wake-up was asked
    /// for
    /// once more, had been already, and that day's question never came.
    @Test
    void a_wake_up_that_has_rung_is_never_too_early() {
        turns(DUE.minusMillis(1)).take(rang(), 1, nowhere(), false);
        turns(DUE.plusSeconds(5)).take(rang(), 1, nowhere(), false);

        assertThat(decidedAt).containsExactly(DUE, DUE.plusSeconds(5));
    }

    private static Happened rang() {
        return Happened.rang(new Wakes.Due(new ChatId(42), "daily", DUE));
    }

    private Turns turns(Instant now) {
        return new Turns(
                new Records() {
                    @Override
                    public Loaded load(ChatId chat) {
                        return new Loaded("0", new ChatState.Nobody());
                    }

                    @Override
                    public Landed land(Landing landing, long epoch) {
                        return new Landed.Whole(List.of());
                    }
                },
                (chat, state, incoming, at) -> {
                    decidedAt.add(at);
                    return Step.to(state);
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
