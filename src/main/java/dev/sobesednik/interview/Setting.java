package dev.sobesednik.interview;

import java.util.List;

/// What the host sets before the start.
///
/// @param level of the questions, 0 for all
/// @param section of the questions, empty for all
/// @param minutes for one answer
public record Setting(int level, String section, int rounds, int minutes) {

    public static final Setting USUAL = new Setting(0, "", 3, 5);

    private static final List<Integer> ROUNDS = List.of(1, 2, 3, 4, 6, 8);
    private static final List<Integer> MINUTES = List.of(3, 5, 8, 12, 15);

    public Setting withLevel(int other) {
        return new Setting(other, section, rounds, minutes);
    }

    public Setting withSection(String other) {
        return new Setting(level, other, rounds, minutes);
    }

    public Setting nextLevel(int levels) {
        return withLevel(level >= levels ? 0 : level + 1);
    }

    public Setting nextRounds() {
        return new Setting(level, section, after(ROUNDS, rounds), minutes);
    }

    public Setting nextMinutes() {
        return new Setting(level, section, rounds, after(MINUTES, minutes));
    }

    private static int after(List<Integer> values, int value) {
        return values.get((values.indexOf(value) + 1) % values.size());
    }
}
