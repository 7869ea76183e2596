package dev.sobesednik.practice.chat;

import dev.sobesednik.chat.Keyboard.Press;
import dev.sobesednik.memory.Rating;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who looks at a card.
public sealed interface Viewer {

    /// @param revealed whether the answer may be shown already
    /// @param swapped whether the second follow-up of the bank is asked first
    /// @param ticks the named key points as bits; absent before anything was typed
    /// @param more buttons of other features
    record One(
            Grades grades,
            boolean revealed,
            boolean swapped,
            @Nullable Integer ticks,
            List<Press> more) implements Viewer {}

    /// A group looks together; grades are each person's own and stay in private chats.
    record Group() implements Viewer {}

    /// Of this showing.
    sealed interface Grades {
        /// @param days how long the question would be away after each grade
        record Open(Map<Rating, Integer> days) implements Grades {}

        record Given(Rating rating, LocalDate returns) implements Grades {}
    }
}
