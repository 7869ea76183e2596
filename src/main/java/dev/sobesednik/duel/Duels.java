package dev.sobesednik.duel;

import dev.sobesednik.chat.Budget;
import dev.sobesednik.record.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The duels of one group.
///
/// @param count how many there were, numbering them
/// @param sessions at most one in each forum topic
public record Duels(int count, List<DuelSession> sessions) {

    public static final Duels NONE = new Duels(0, List.of());

    public static final Slice<Duels> SLICE = new Slice<>("duels", NONE);

    /// @param topic 0 outside of topics
    public Optional<DuelSession> at(int topic) {
        return sessions.stream().filter(session -> session.topic() == topic).findFirst();
    }

    /// Challenges that wait are among them.
    public int running() {
        return (int)
                sessions.stream().filter(session -> session.duel().isRunning()).count();
    }

    /// Of those that are over.
    public Stream<Budget> finished() {
        return sessions.stream().filter(session -> !session.duel().isRunning()).map(DuelSession::budget);
    }

    public Duels opened(DuelSession session) {
        return new Duels(count + 1, put(session));
    }

    public Duels with(DuelSession session) {
        return new Duels(count, put(session));
    }

    public Duels without(int topic) {
        return new Duels(count, others(topic));
    }

    /// The duels of a group that went on here. Where both have one in the same topic, the one of here stays.
    public Duels merged(Duels moved) {
        var all = new ArrayList<>(sessions);
        for (var session : moved.sessions) if (at(session.topic()).isEmpty()) all.add(session);
        return new Duels(Math.max(count, moved.count), List.copyOf(all));
    }

    private List<DuelSession> put(DuelSession session) {
        var all = new ArrayList<>(others(session.topic()));
        all.add(session);
        return List.copyOf(all);
    }

    private List<DuelSession> others(int topic) {
        return sessions.stream().filter(session -> session.topic() != topic).toList();
    }
}
