package dev.sobesednik.groupquiz;

/// Who looks after a quiz, and whether it gets through to its group.
///
/// @param by who set it last, 0 where nobody is known: an administrator may stay anonymous
/// @param unposted how many questions in a row Telegram did not take
public record Upkeep(long by, int unposted) {

    public static final Upkeep NONE = new Upkeep(0, 0);

    Upkeep failed() {
        return new Upkeep(by, unposted + 1);
    }

    Upkeep worked() {
        return new Upkeep(by, 0);
    }
}
