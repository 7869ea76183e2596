package dev.sobesednik.practice;

import dev.sobesednik.bank.Question;
import dev.sobesednik.record.Slice;
import org.jspecify.annotations.Nullable;

/// What one person practises now.
///
/// @param level the level asked for by default, 0 for all
/// @param shown the newest question; absent before the first
public record Screen(int level, @Nullable Shown shown) {

    public static final Slice<Screen> SLICE = new Slice<>("practice", new Screen(0, null));

    /// @param filter the level that was asked for, 0 for all: the next question follows it
    /// @param revealed whether the answer was shown, or the question graded
    public record Shown(Question.Id question, int showing, int filter, boolean revealed) {}

    public Screen withLevel(int other) {
        return new Screen(other, shown);
    }

    public Screen showing(Question.Id question, int showing, int filter) {
        return new Screen(level, new Shown(question, showing, filter, false));
    }

    public boolean isShown(int showing) {
        return shown != null && shown.showing == showing;
    }

    /// An attempt, a look at the answer or a grade: the question waits for nothing any more.
    public Screen revealed() {
        return shown == null || shown.revealed
                ? this
                : new Screen(level, new Shown(shown.question, shown.showing, shown.filter, true));
    }
}
