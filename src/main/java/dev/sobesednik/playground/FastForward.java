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
    /// How far the clock is to be ahead: real time goes on while it is moved.
    private Duration target = Duration.ZERO;

    private boolean running;

    /// @param breath how long the bot gets for each hour, in real time; zero moves at once, on the calling thread
    FastForward(World world, MovableClock clock, Duration breath) {
        this.world = world;
        this.clock = clock;
        this.breath = breath;
    }

    /// A later call while time runs moves the end further.
    synchronized void by(Duration step) {
        start((running ? target : clock.ahead()).plus(step));
    }

    synchronized void to(Instant instant) {
        start(clock.ahead().plus(Duration.between(clock.instant(), instant)));
    }

    private void start(Duration ahead) {
        if (ahead.compareTo(target) > 0) target = ahead;
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
        var toTheHour = Duration.between(now, now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
        var left = target.minus(clock.ahead());
        if (left.isPositive()) clock.forward(left.compareTo(toTheHour) < 0 ? left : toTheHour);
        running = target.compareTo(clock.ahead()) > 0;
        world.run(() -> {
            world.tick();
            world.tell("clock", 0, Json.object().put("running", running));
        });
        return running;
    }
}
