package dev.sobesednik.turn;

import dev.sobesednik.chat.ChatId;
import java.time.Instant;
import java.util.List;

/// The outbox as it is stored.
public interface OutboxStore {

    /// @param landed by the bot's clock
    record Entry(String id, Outgoing outgoing, Instant landed) {}

    /// What has landed and was not sent yet, oldest first within a chat.
    List<Entry> waiting();

    /// The same for the chat's neighbourhood, which may be larger than the chat.
    List<Entry> waiting(ChatId chat);

    void sent(List<Entry> entries);

    /// Telegram refuses it for good: it is kept for a human, with the reason.
    void refused(Entry entry, String reason);

    /// From now on only landings under this epoch or a later one are accepted.
    void fence(long epoch);
}
