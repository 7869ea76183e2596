package dev.sobesednik.groupquiz;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody who votes.
///
/// @param name only of those who asked to be named in /top
/// @param seen the date of the newest vote, or of asking to be named
/// @param votes by the round's date: whether right
public record Player(@Nullable String name, LocalDate seen, Map<LocalDate, Boolean> votes) {

    static Player newcomer(LocalDate date) {
        return new Player(null, date, Map.of());
    }

    Player voted(LocalDate date, boolean right, String newestName) {
        var all = new HashMap<>(votes);
        all.put(date, right);
        return new Player(name == null ? null : newestName, date.isAfter(seen) ? date : seen, Map.copyOf(all));
    }

    Player named(String itsName, LocalDate date) {
        return new Player(itsName, date.isAfter(seen) ? date : seen, votes);
    }

    Player unnamed() {
        return new Player(null, seen, votes);
    }

    /// Without the votes before a date.
    Player since(LocalDate date) {
        var left = new HashMap<>(votes);
        left.keySet().removeIf(day -> day.isBefore(date));
        return new Player(name, seen, Map.copyOf(left));
    }
}
