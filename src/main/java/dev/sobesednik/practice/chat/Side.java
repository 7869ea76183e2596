package dev.sobesednik.practice.chat;

import java.util.Locale;
import java.util.Optional;

/// What of a question is on the screen.
public enum Side {
    QUESTION,
    ANSWER,
    MORE,
    CODE,
    PITFALLS,
    SOURCES,
    FIRST,
    FIRST_ANSWER,
    SECOND,
    SECOND_ANSWER,
    /// The answer with the buttons that are needed less often.
    MENU;

    /// As it stands in a button's data.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Side> of(String word) {
        for (var side : values()) if (side.word().equals(word)) return Optional.of(side);
        return Optional.empty();
    }

    /// Which follow-up it is about, in the order of asking; -1 for the question itself.
    int followUp() {
        return switch (this) {
            case FIRST, FIRST_ANSWER -> 0;
            case SECOND, SECOND_ANSWER -> 1;
            default -> -1;
        };
    }
}
