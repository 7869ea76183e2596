package dev.sobesednik.duel;

import java.util.List;

/// What a decision asks for, besides the next state.
public sealed interface Note {

    /// A sentence to whoever made the move.
    record Told(String key, List<Object> arguments) implements Note {}

    /// The duel's message shows its new state.
    record Edit() implements Note {}

    /// A new message shows the state.
    record Fresh() implements Note {}

    static Note told(String key, Object... arguments) {
        return new Told(key, List.of(arguments));
    }
}
