package dev.sobesednik.interview;

import dev.sobesednik.chat.Budget;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The interviews of one group.
///
/// @param count how many there were, numbering them
/// @param stages by forum topic, 0 outside of topics
public record Mocks(int count, Map<Integer, Stage> stages) {

    public static final Mocks NONE = new Mocks(0, Map.of());

    public Optional<Stage> at(int topic) {
        return Optional.ofNullable(stages.get(topic));
    }

    /// Those that are not over.
    public long running() {
        return stages.values().stream()
                .filter(stage -> !(stage.mock() instanceof Mock.Over))
                .count();
    }

    /// Of those that are over.
    public Stream<Budget> finished() {
        return stages.values().stream()
                .filter(stage -> stage.mock() instanceof Mock.Over)
                .map(Stage::budget);
    }

    public Mocks opened(Stage stage) {
        return new Mocks(count + 1, put(stage));
    }

    public Mocks with(Stage stage) {
        return new Mocks(count, put(stage));
    }

    public Mocks without(int topic) {
        var left = new HashMap<>(stages);
        left.remove(topic);
        return new Mocks(count, Map.copyOf(left));
    }

    private Map<Integer, Stage> put(Stage stage) {
        var all = new HashMap<>(stages);
        all.put(stage.topic(), stage);
        return Map.copyOf(all);
    }
}
