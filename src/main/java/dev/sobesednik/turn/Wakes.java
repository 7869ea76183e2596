package dev.sobesednik.turn;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming.Lane;
import java.time.Instant;
import java.util.List;

/// Which wake-ups are due: at most one of each lane a chat, the earliest.
public interface Wakes {

    record Due(ChatId chat, Lane lane, Instant at) {}

    /// The longest-due of a lane first, at most `limit`. They stay until their turn has landed.
    List<Due> due(Lane lane, Instant now, int limit);
}
