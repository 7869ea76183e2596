package dev.sobesednik.interview;

import dev.sobesednik.chat.Budget;
import dev.sobesednik.record.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The interviews of one group.
///
/// @param count how many there were, numbering them
/// @param sessions by forum topic, 0 outside of topics
public record Mocks(int count, Map<Integer, InterviewSession> sessions) {

    public static final Mocks NONE = new Mocks(0, Map.of());

    public static final Slice<Mocks> SLICE = new Slice<>("mocks", NONE);

    public Optional<InterviewSession> at(int topic) {
        return Optional.ofNullable(sessions.get(topic));
    }

    /// Those that are not over.
    public int running() {
        return (int)
                sessions.values().stream().filter(session -> !session.isOver()).count();
    }

    /// Of those that are over.
    public List<Budget> finished() {
        return sessions.values().stream()
                .filter(InterviewSession::isOver)
                .map(InterviewSession::budget)
                .toList();
    }

    /// The interviews of one group that was used under two ids. In a topic where both held one, this one's stays.
    public Mocks merged(Mocks older) {
        var all = new HashMap<>(older.sessions);
        all.putAll(sessions);
        return new Mocks(Math.max(count, older.count), Map.copyOf(all));
    }

    public Mocks opened(InterviewSession session) {
        return new Mocks(count + 1, put(session));
    }

    public Mocks with(InterviewSession session) {
        return new Mocks(count, put(session));
    }

    public Mocks without(int topic) {
        var left = new HashMap<>(sessions);
        left.remove(topic);
        return new Mocks(count, Map.copyOf(left));
    }

    private Map<Integer, InterviewSession> put(InterviewSession session) {
        var all = new HashMap<>(sessions);
        all.put(session.topic(), session);
        return Map.copyOf(all);
    }
}
