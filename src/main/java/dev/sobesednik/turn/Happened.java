package dev.sobesednik.turn;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming;
import org.jspecify.annotations.Nullable;

/// Something happened in a chat, and must count exactly once.
///
/// @param mark names the happening for ever: `u` and an update's id, `w` and a wake-up, `l` and a letter
/// @param thread the forum topic that an answer belongs to; absent outside forums
public record Happened(String mark, ChatId chat, @Nullable Integer thread, Incoming incoming) {}
