package dev.sobesednik.feature;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Step;
import dev.sobesednik.record.ChatState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All features together, as the engine sees them: one decision, and what it tells of a state.
public interface Game {

    Step<ChatState> decide(ChatId chat, ChatState state, Incoming incoming, Instant now);

    /// When the chat wants to be woken: see [Feature#wakes].
    List<Wake> wakes(ChatId chat, ChatState state);

    /// In which language the chat is spoken to; nothing where nothing is known.
    Optional<Language> language(ChatState state);

    /// Whether the decision will want to know if the sender is an administrator: it cannot ask by itself.
    boolean asksForStanding(ChatId chat, Incoming incoming);
}
