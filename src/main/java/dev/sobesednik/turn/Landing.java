package dev.sobesednik.turn;

import dev.sobesednik.conversation.ChatState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Everything that one turn writes, together or not at all.
///
/// @param wakes by kind
/// @param before the state that was loaded: only what differs from it is written
public record Landing(
        Happened happened,
        String version,
        ChatState before,
        ChatState after,
        Map<String, Wake> wakes,
        List<Outgoing> outgoing,
        Instant now) {

    public sealed interface Wake {
        record At(Instant due) implements Wake {}

        record Cancelled() implements Wake {}

        /// It rang; a later one of the same kind stays.
        record Rang(Instant due) implements Wake {}
    }

    public sealed interface Landed {
        /// @param entries the outbox entries, in the order of the outgoing messages
        record Whole(List<String> entries) implements Landed {}

        /// The mark is known: an earlier turn landed this.
        record AlreadySeen() implements Landed {}

        /// Another turn of the same chat landed first: decide again.
        record Overtaken() implements Landed {}

        /// Another instance holds the lease now: this one must not write any more.
        record Fenced() implements Landed {}
    }
}
