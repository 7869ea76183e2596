package dev.sobesednik.turn;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.record.ChatState;
import dev.sobesednik.turn.Landing.Landed;

/// Where the records live. Both methods cost one round trip.
public interface Records {

    /// @param version what the record says of itself, to be compared only; `0` for a chat without a record
    /// @param isOld stored in an earlier format: whoever writes it writes it whole
    record Loaded(String version, ChatState state, boolean isOld) {}

    Loaded load(ChatId chat);

    /// @param epoch the number of the lease under which this instance works
    Landed land(Landing landing, long epoch);

    /// The store answers, and takes nothing at the moment: it is full, still loading, only a replica, or forbids what
    /// a landing needs. No fault of what was to land.
    final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1;

        public NotNow(Throwable why) {
            super("the store takes nothing at the moment", why);
        }
    }
}
