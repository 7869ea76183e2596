package dev.sobesednik.playground;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;

/// Moves the clock hour by hour, with a breath in between.
///
/// A jump of a day would look to the bot like a day on which it was not there, and it would skip what was due
/// meanwhile.
/// Hour by hour, on the hour, it lives through that day: whatever it has to do at 09:00 it does at 09:00.
final class FastForward {

    private final World world;
    private final MovableClock clock;
    private final Duration breath;
    private Instant target = Instant.MIN;
    private boolean running;

    /// @param breath how long the bot gets for each hour, in real time; zero moves at once, on the calling thread
    FastForward(World world, MovableClock clock, Duration breath) {
        this.world = world;
        this.clock = clock;
        this.breath = breath;
    }

    /// A later call while time runs moves the end further.
    synchronized void by(Duration step) {
        to((running ? target : clock.instant()).plus(step));
    }

    synchronized void to(Instant instant) {
        if (instant.isAfter(target)) target = instant;
        if (running) return;
        running = true;
        if (breath.isZero()) run();
        else Thread.ofVirtual().name("playground-clock").start(this::run);
    }

    private void run() {
        while (step()) LockSupport.parkNanos(breath.toNanos());
    }

    private synchronized boolean step() {
        var now = clock.instant();
        var hour = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        clock.forwardTo(hour.isBefore(target) ? hour : target);
        running = clock.instant().isBefore(target);
        world.run(() -> {
            world.tick();
            world.tell("clock", 0, Json.object().put("running", running));
        });
        return running;
    }
}
