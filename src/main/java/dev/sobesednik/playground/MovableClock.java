package dev.sobesednik.playground;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that goes on like another one, and can be moved forward.
public final class MovableClock implements InstantSource {

    private final InstantSource base;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public MovableClock(InstantSource base) {
        this.base = base;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }

    /// How far this clock is ahead of the other one.
    public Duration ahead() {
        return ahead.get();
    }

    public void forward(Duration step) {
        if (step.isNegative()) throw new IllegalArgumentException("time goes forward only");
        ahead.updateAndGet(before -> before.plus(step));
        catchUp();
    }

    /// Lets everybody who lives by this clock do what is due.
    public void catchUp() {
        listeners.forEach(Runnable::run);
    }

    /// Moves to an instant; one that has passed changes nothing.
    public void forwardTo(Instant instant) {
        var step = Duration.between(instant(), instant);
        if (step.isPositive()) forward(step);
    }

    /// Is called after each move, which lasts until the listener has done what was due.
    public void listen(Runnable listener) {
        listeners.add(listener);
    }
}
