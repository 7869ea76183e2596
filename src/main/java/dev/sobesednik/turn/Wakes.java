package dev.sobesednik.turn;

import dev.sobesednik.chat.ChatId;
import java.time.Instant;
import java.util.List;

/// Which wake-ups are due.
public interface Wakes {

    record Due(ChatId chat, String kind, Instant at) {}

    /// The longest-due first, at most `limit`. They stay until their turn has landed.
    List<Due> due(Instant now, int limit);
}
