package dev.sobesednik.ops;

import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Command;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Game;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.record.ChatState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `/reload` reads the bank anew. From anybody else it is a command that does not exist.
public final class AdminCommands {

    /// A bank can have more mistakes than a message has room for.
    private static final int SHOWN = 3_000;

    private final Set<Long> admins;
    private final CurrentBank bank;

    public AdminCommands(Set<Long> admins, CurrentBank bank) {
        this.admins = Set.copyOf(admins);
        this.bank = bank;
    }

    /// The same game, with the administrators' commands before it.
    public Game before(Game game) {
        return new Game() {
            @Override
            public Step<ChatState> decide(ChatId chat, ChatState state, Incoming incoming, Instant now) {
                return AdminCommands.this
                        .decide(state, incoming)
                        .orElseGet(() -> game.decide(chat, state, incoming, now));
            }

            @Override
            public List<Wake> wakes(ChatId chat, ChatState state) {
                return game.wakes(chat, state);
            }

            @Override
            public Optional<Language> language(ChatState state) {
                return game.language(state);
            }

            @Override
            public boolean asksForStanding(ChatId chat, Incoming incoming) {
                return game.asksForStanding(chat, incoming);
            }
        };
    }

    /// @return nothing for what is no administrator's command
    Optional<Step<ChatState>> decide(ChatState state, Incoming incoming) {
        return incoming instanceof Command command
                        && command.name().equals("reload")
                        && admins.contains(command.from().id())
                ? Optional.of(Step.to(state, new Effect.Say(Message.of(reload()))))
                : Optional.empty();
    }

    private Text reload() {
        return switch (bank.reload()) {
            case Loaded.Ready ready ->
                Text.said("admin.reloaded", ready.contents().questions().size(), bank.translated());
            case Loaded.Refused refused -> {
                var message = refused.message();
                var shown = message.length() <= SHOWN ? message : message.substring(0, SHOWN) + "\u2026";
                yield Text.paragraphs(Text.said("admin.not-reloaded"), new Text.Plain(shown));
            }
        };
    }
}
