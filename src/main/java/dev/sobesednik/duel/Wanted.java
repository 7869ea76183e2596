package dev.sobesednik.duel;

/// Whom a challenge is for.
public sealed interface Wanted {

    record Anybody() implements Wanted {}

    /// Telegram tells no id for a username: whoever presses is compared by it.
    ///
    /// @param username without the at sign
    record Named(String username) implements Wanted {}

    record Known(Player player) implements Wanted {}

    default boolean isFor(Player who, String username) {
        return switch (this) {
            case Anybody _ -> true;
            case Named(String name) -> name.equalsIgnoreCase(username);
            case Known(Player player) -> player.id() == who.id();
        };
    }

    /// As people write it.
    default String name() {
        return switch (this) {
            case Anybody _ -> "";
            case Named(String username) -> "@" + username;
            case Known(Player player) -> player.name();
        };
    }
}
