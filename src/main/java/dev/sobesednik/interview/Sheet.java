package dev.sobesednik.interview;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What one person says of one answer.
///
/// @param ticks the key points that were named, one bit each, the first is bit 0
/// @param scales a value of 1 to 4 for each of [Scale], in its order
public record Sheet(int ticks, List<Integer> scales) {

    public static final int LOWEST = 1;
    public static final int HIGHEST = 4;

    public enum Scale {
        CORRECTNESS(0),
        DEPTH(1),
        STRUCTURE(2),
        COMMUNICATION(3);

        private final int place;

        Scale(int place) {
            this.place = place;
        }

        static Optional<Scale> at(int place) {
            return Arrays.stream(values()).filter(scale -> scale.place == place).findFirst();
        }

        /// In [Sheet#scales].
        public int place() {
            return place;
        }
    }

    public boolean ticked(int point) {
        return (ticks & 1 << point) != 0;
    }

    public int count() {
        return Integer.bitCount(ticks);
    }

    public int on(Scale scale) {
        return scales.get(scale.place());
    }

    /// @param points how many key points the question has
    public boolean isValid(int points) {
        return ticks >= 0
                && ticks < 1 << points
                && scales.size() == Scale.values().length
                && scales.stream().allMatch(value -> value >= LOWEST && value <= HIGHEST);
    }
}
