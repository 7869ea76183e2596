package dev.sobesednik.turn;

import dev.sobesednik.chat.ChatId;
import java.util.Optional;

/// Where polls were sent: a vote names its poll and no chat.
public interface Polls {

    /// @param tag what the chat's record calls the poll
    record Place(ChatId chat, String tag) {}

    void remember(String poll, Place place);

    /// @return nothing for a poll of long ago, or one that Telegram has not told us of yet
    Optional<Place> find(String poll);
}
