package dev.sobesednik.duty;

import dev.sobesednik.chat.Incoming.Lane;
import dev.sobesednik.turn.InboundUpdate;
import dev.sobesednik.turn.Wakes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Makes turns of the wake-ups that are due.
final class WakeRinger {

    private static final Duration GIVEN_UP_FOR = Duration.ofHours(1);

    private final Wakes wakes;
    private final TurnRunner turns;
    private final ParallelTasks tasks;
    private final InstantSource clock;
    private final InstantSource ticker;
    /// Wake-ups whose turn failed, and until when they are left alone.
    private final Map<Wakes.Due, Instant> givenUp = new ConcurrentHashMap<>();

    WakeRinger(Wakes wakes, TurnRunner turns, ParallelTasks tasks, InstantSource clock, InstantSource ticker) {
        this.wakes = wakes;
        this.turns = turns;
        this.tasks = tasks;
        this.clock = clock;
        this.ticker = ticker;
    }

    /// Returns once their turns have landed.
    ///
    /// @return how many were due, at most `limit`
    int ring(Lane lane, int limit) {
        var now = ticker.instant();
        givenUp.values().removeIf(until -> until.isBefore(now));
        List<Runnable> rings = wakes.due(lane, clock.instant(), limit + givenUp.size()).stream()
                .filter(wake -> !givenUp.containsKey(wake))
                .map(wake -> (Runnable) () -> ring(wake))
                .toList();
        tasks.runAll(rings);
        return rings.size();
    }

    private void ring(Wakes.Due wake) {
        var rang = turns.run(InboundUpdate.rang(wake));
        if (!rang) givenUp.put(wake, ticker.instant().plus(GIVEN_UP_FOR));
    }
}
