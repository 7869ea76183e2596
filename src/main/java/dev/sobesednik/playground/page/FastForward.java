package dev.sobesednik.playground.page;

import dev.sobesednik.playground.MovableClock;
import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Moves the clock by half-hours, and lets the bot do after each what it has to do.
///
/// A jump of a day would look to the bot like a day on which it was not there, and it would skip what was due
/// meanwhile. Half-hour by half-hour it lives through that day: whatever it has to do at 09:00 it does at 09:00.
final class FastForward {

    /// What is due at 09:10 comes at 09:30; a jump of a week takes a few seconds.
    private static final long STEP_SECONDS = 1800;

    private static final Duration POLL_PATIENCE = Duration.ofSeconds(1);

    private final World world;
    private final MovableClock clock;
    private final Duration breath;
    private final AtomicBoolean running = new AtomicBoolean();

    /// @param breath how long the page gets to show each step, in real time; zero moves on the calling thread
    FastForward(World world, MovableClock clock, Duration breath) {
        this.world = world;
        this.clock = clock;
        this.breath = breath;
    }

    void by(Duration distance) {
        begin(clock.ahead().plus(distance));
    }

    void to(Instant instant) {
        by(Duration.between(clock.instant(), instant));
    }

    /// @param target how far the clock is to be ahead: real time goes on while it is moved
    private void begin(Duration target) {
        if (!running.compareAndSet(false, true)) throw new IllegalStateException("the clock is still moving");
        if (breath.isZero()) run(target);
        else Thread.ofVirtual().name("playground-clock").start(() -> run(target));
    }

    private void run(Duration target) {
        var distance = left(target);
        try {
            for (var left = distance; left.isPositive(); left = left(target)) {
                step(left);
                tell(true, distance.minus(left(target)), distance);
                LockSupport.parkNanos(breath.toNanos());
            }
        } finally {
            running.set(false);
            tell(false, distance, distance);
        }
    }

    private Duration left(Duration target) {
        return target.minus(clock.ahead());
    }

    private void step(Duration left) {
        var toTheNext = Duration.ofSeconds(STEP_SECONDS - Math.floorMod(world.unixTime(), STEP_SECONDS));
        clock.forward(left.compareTo(toTheNext) < 0 ? left : toTheNext);
        var closed = world.ask(world::tick);
        if (closed == 0) return;
        // The bot hears of a poll that has closed, and may have something to say, before time goes on.
        world.await(POLL_PATIENCE, world.updates::isEmpty);
        clock.catchUp();
    }

    private void tell(boolean moving, Duration done, Duration distance) {
        world.run(() -> world.tell(
                "clock",
                0,
                Json.object()
                        .put("running", moving)
                        .put("done", done.toSeconds())
                        .put("distance", distance.toSeconds())));
    }
}
