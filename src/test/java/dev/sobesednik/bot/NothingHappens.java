package dev.sobesednik.bot;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Game;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.record.ChatState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A game in which everything stays as it is.
public final class NothingHappens implements Game {

    @Override
    public Step<ChatState> decide(ChatId chat, ChatState state, Incoming incoming, Instant now) {
        return Step.to(state);
    }

    @Override
    public List<Wake> wakes(ChatId chat, ChatState state) {
        return List.of();
    }

    @Override
    public Optional<Language> language(ChatState state) {
        return Optional.empty();
    }

    @Override
    public boolean asksForStanding(ChatId chat, Incoming incoming) {
        return false;
    }
}
