package dev.sobesednik.duel;

import dev.sobesednik.chat.Budget;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The duels of one group.
///
/// @param count how many there were, numbering them
/// @param arenas by forum topic, 0 outside of topics
public record Duels(int count, Map<Integer, Arena> arenas) {

    public static final Duels NONE = new Duels(0, Map.of());

    public Optional<Arena> at(int topic) {
        return Optional.ofNullable(arenas.get(topic));
    }

    /// Challenges that wait are among them.
    public long running() {
        return arenas.values().stream()
                .filter(arena -> arena.duel().isRunning())
                .count();
    }

    /// Of those that are over.
    public Stream<Budget> finished() {
        return arenas.values().stream()
                .filter(arena -> !arena.duel().isRunning())
                .map(Arena::budget);
    }

    public Duels opened(Arena arena) {
        return new Duels(count + 1, put(arena));
    }

    public Duels with(Arena arena) {
        return new Duels(count, put(arena));
    }

    public Duels without(int topic) {
        var left = new HashMap<>(arenas);
        left.remove(topic);
        return new Duels(count, Map.copyOf(left));
    }

    private Map<Integer, Arena> put(Arena arena) {
        var all = new HashMap<>(arenas);
        all.put(arena.topic(), arena);
        return Map.copyOf(all);
    }
}
