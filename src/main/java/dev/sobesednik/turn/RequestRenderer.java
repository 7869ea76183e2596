package dev.sobesednik.turn;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Language;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts an effect into a request of the Bot API.
@FunctionalInterface
public interface RequestRenderer {

    /// @return nothing for effects that send nothing
    Optional<Outgoing> render(Effect effect, ChatId chat, @Nullable Integer thread, Language language);
}
