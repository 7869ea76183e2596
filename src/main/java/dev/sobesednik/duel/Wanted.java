package dev.sobesednik.duel;

import dev.sobesednik.interview.Member;

/// Whom a challenge is for.
public sealed interface Wanted {

    record Anybody() implements Wanted {}

    /// Telegram tells no id for a username: whoever presses is compared by it.
    ///
    /// @param username without the at sign
    record Named(String username) implements Wanted {}

    record Known(Member member) implements Wanted {}

    default boolean isFor(Member who, String username) {
        return switch (this) {
            case Anybody _ -> true;
            case Named(String name) -> name.equalsIgnoreCase(username);
            case Known(Member member) -> member.id() == who.id();
        };
    }

    /// As people write it.
    default String name() {
        return switch (this) {
            case Anybody _ -> "";
            case Named(String username) -> "@" + username;
            case Known(Member member) -> member.name();
        };
    }
}
