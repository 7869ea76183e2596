package dev.sobesednik.feature;

import dev.sobesednik.chat.Budget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the games of a group take up together.
///
/// @param running games that are not over
/// @param finished the budgets that games which are over leave to the next one
public record Activity(int running, List<Budget> finished) {

    public static final Activity NONE = new Activity(0, List.of());

    public boolean isFull() {
        return running >= Budget.AT_ONCE;
    }

    /// What the games that are over leave to the next one.
    public Budget budget(Instant now) {
        return finished.stream().reduce(new Budget(now), Budget::orLater);
    }

    public Activity and(Activity other) {
        var all = new ArrayList<>(finished);
        all.addAll(other.finished);
        return new Activity(running + other.running, List.copyOf(all));
    }
}
