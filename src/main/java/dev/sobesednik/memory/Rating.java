package dev.sobesednik.memory;

import java.util.Optional;

/// How well a person knew the answer, by the person: the four grades of FSRS and Anki, in their order.
public enum Rating {
    AGAIN(1),
    HARD(2),
    GOOD(3),
    EASY(4);

    private final int number;

    Rating(int number) {
        this.number = number;
    }

    /// 1 to 4, as in FSRS.
    public int number() {
        return number;
    }

    public static Optional<Rating> ofNumber(int number) {
        for (var rating : values()) if (rating.number == number) return Optional.of(rating);
        return Optional.empty();
    }
}
