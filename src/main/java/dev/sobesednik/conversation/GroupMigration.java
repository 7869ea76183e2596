package dev.sobesednik.conversation;

import dev.sobesednik.record.ChatRecord;
import java.util.Optional;

/// Puts a group's record into a letter, for when it goes on under another id.
public interface GroupMigration {

    String pack(ChatRecord record);

    /// @return nothing for what cannot be read
    Optional<ChatRecord> unpack(String letter);
}
