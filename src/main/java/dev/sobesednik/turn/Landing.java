package dev.sobesednik.turn;

import dev.sobesednik.record.ChatState;
import dev.sobesednik.turn.Records.Loaded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that one turn writes, together or not at all.
///
/// @param loaded what the decision was made against: only what differs from it is written
/// @param wakes the chat's next wake-ups, written whether they differ or not; absent leaves those that are armed
public record Landing(
        InboundUpdate update,
        Loaded loaded,
        ChatState after,
        @Nullable NextWakes wakes,
        List<Outgoing> outgoing,
        Instant now) {

    /// The earliest wake-up of each lane; absent when there is none.
    public record NextWakes(
            @Nullable Instant deadline, @Nullable Instant push) {}

    public sealed interface Landed {
        /// @param entries the outbox entries, in the order of the outgoing messages
        record Whole(List<String> entries) implements Landed {}

        /// The update's idempotency key is known: an earlier turn landed this.
        record AlreadySeen() implements Landed {}

        /// Another turn of the same chat landed first: decide again.
        record Overtaken() implements Landed {}

        /// Another instance holds the lease now: this one must not write any more.
        record Fenced() implements Landed {}
    }
}
