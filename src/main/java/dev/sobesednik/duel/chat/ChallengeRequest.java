package dev.sobesednik.duel.chat;

import dev.sobesednik.chat.Incoming.Command;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.duel.Player;
import dev.sobesednik.duel.Wanted;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What `/duel` asks for.
sealed interface ChallengeRequest {

    record Granted(Wanted wanted, int level) implements ChallengeRequest {}

    record Refused(String why) implements ChallengeRequest {}

    /// @param usual the level where none is named
    static ChallengeRequest of(Command command, int usual) {
        var level = usual;
        String username = null;
        for (var word : command.argument().split("\\s+")) {
            if (word.matches("\\d{1,3}")) level = Integer.parseInt(word);
            else if (word.matches("@\\w{1,32}")) username = word.substring(1);
            else if (!word.isEmpty()) return new Refused("duel.how");
        }
        return with(command.from(), username, command.repliedTo(), level);
    }

    /// A name is meant more than the message that the command replies to.
    private static ChallengeRequest with(From from, @Nullable String username, @Nullable From repliedTo, int level) {
        if (username != null) {
            // Telegram keeps usernames with this ending for bots.
            if (username.toLowerCase(Locale.ROOT).endsWith("bot")) return new Refused("duel.bot");
            return username.equalsIgnoreCase(from.username())
                    ? new Refused("duel.yourself")
                    : new Granted(new Wanted.Named(username), level);
        }
        if (repliedTo == null) return new Granted(new Wanted.Anybody(), level);
        if (!repliedTo.isPerson()) return new Refused("duel.bot");
        return repliedTo.id() == from.id()
                ? new Refused("duel.yourself")
                : new Granted(new Wanted.Known(new Player(repliedTo.id(), repliedTo.firstName())), level);
    }
}
