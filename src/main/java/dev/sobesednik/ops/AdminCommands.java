package dev.sobesednik.ops;

import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Command;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.conversation.ChatState;
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

    /// @return nothing for what is no administrator's command
    public Optional<Step<ChatState>> decide(ChatState state, Incoming incoming) {
        return incoming instanceof Command command
                        && command.name().equals("reload")
                        && admins.contains(command.from().id())
                ? Optional.of(Step.to(state, new Effect.Say(Message.of(reload()))))
                : Optional.empty();
    }

    private Text reload() {
        return switch (bank.reload()) {
            case Loaded.Ready ready ->
                Text.said("admin.reloaded", ready.bank().questions().size());
            case Loaded.Refused refused -> {
                var message = refused.message();
                var shown = message.length() <= SHOWN ? message : message.substring(0, SHOWN) + "\u2026";
                yield Text.paragraphs(Text.said("admin.not-reloaded"), new Text.Plain(shown));
            }
        };
    }
}
