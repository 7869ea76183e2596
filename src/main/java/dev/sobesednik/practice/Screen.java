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

    /// @param wanted what was asked for, as [Wanted] writes it: the next question follows it
    /// @param revealed whether the answer was shown, or the question graded
    /// @param part which part waits for an answer: 0 the question, 1 and 2 its follow-ups in the order of asking
    /// @param swapped whether the second follow-up of the bank is asked first
    /// @param ticks the key points that were named, as bits; absent before anything was typed
    public record Shown(
            Question.Id question,
            int showing,
            String wanted,
            boolean revealed,
            int part,
            boolean swapped,
            @Nullable Integer ticks) {

        public Shown at(int other) {
            return new Shown(question, showing, wanted, revealed, other, swapped, ticks);
        }

        /// The person has seen the answer: of the question, or of the follow-up that waited.
        public Shown open() {
            return new Shown(question, showing, wanted, true, part, swapped, ticks);
        }

        public Shown ticked(int named, boolean secondFirst) {
            return new Shown(question, showing, wanted, true, part, secondFirst, named);
        }

        public Shown toggled(int place) {
            return new Shown(question, showing, wanted, revealed, part, swapped, bits() ^ 1 << place);
        }

        /// The ticks, none before anything was typed.
        public int bits() {
            return ticks == null ? 0 : ticks;
        }
    }

    public Screen withLevel(int other) {
        return new Screen(other, shown);
    }

    public Screen showing(Question.Id question, int showing, String wanted) {
        return new Screen(level, new Shown(question, showing, wanted, false, 0, false, null));
    }

    public Screen with(Shown changed) {
        return new Screen(level, changed);
    }

    public boolean isShown(int showing) {
        return shown != null && shown.showing == showing;
    }

    /// An attempt, a look at the answer or a grade: the question waits for nothing any more.
    public Screen revealed() {
        return shown == null || shown.revealed ? this : new Screen(level, shown.open());
    }
}
