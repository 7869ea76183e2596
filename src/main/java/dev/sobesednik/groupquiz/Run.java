package dev.sobesednik.groupquiz;

/// Rounds in a row that the group answered. A day without a round neither adds nor breaks.
public record Run(int length, int best) {

    public static final Run NONE = new Run(0, 0);

    Run longer() {
        return new Run(length + 1, Math.max(best, length + 1));
    }

    Run broken() {
        return new Run(0, best);
    }
}
