package dev.sobesednik.duty;

import dev.sobesednik.duty.Condition.State;
import dev.sobesednik.redis.Lease;
import dev.sobesednik.turn.Records;
import dev.sobesednik.turn.Turns.FencedOff;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;

/// Tries until it has landed, or this instance may not write any more.
final class RetryUntilLanded {

    private static final Logger log = System.getLogger(RetryUntilLanded.class.getName());

    private static final Duration FIRST_RETRY = Duration.ofMillis(250);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);
    /// After so many failures in a row while Redis takes other writes, it is this one that fails, not Redis.
    private static final int GIVE_UP = 10;

    /// Whoever holds the lease.
    interface Holder {
        /// Whether it still does, and nobody asked it to stop.
        boolean goesOn();

        void end();

        void become(State state, String sentence);

        /// Ends early when a stop is asked for.
        boolean pause(Duration time);
    }

    private final Lease lease;
    private final Holder holder;
    private final DutyMetrics figures;

    RetryUntilLanded(Lease lease, Holder holder, DutyMetrics figures) {
        this.lease = lease;
        this.holder = holder;
        this.figures = figures;
    }

    /// @param attempt takes whether an earlier one failed with its outcome unknown
    /// @return false when it was given up: it is at fault itself
    boolean until(String what, Consumer<Boolean> attempt) {
        var wait = FIRST_RETRY;
        var refused = 0;
        for (int failures = 0; ; ) {
            try {
                attempt.accept(failures > 0);
                if (failures > 0) holder.become(State.ON_DUTY, "on duty");
                return true;
            } catch (FencedOff taken) {
                holder.end();
                throw taken;
            } catch (RuntimeException away) {
                failures++;
                refused = !(away instanceof Records.NotNow) && isStillOurs() ? refused + 1 : 0;
                if (refused >= GIVE_UP) {
                    figures.abandoned();
                    log.log(Level.ERROR, "gave up on " + what, away);
                    return false;
                }
                if (failures == 1) log.log(Level.WARNING, "Redis does not answer; trying again");
                holder.become(State.TROUBLED, "Redis does not answer; the bot goes on when it is back");
                holder.pause(wait);
                wait = wait.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? wait.multipliedBy(2) : LAST_RETRY;
                if (!holder.goesOn()) throw new FencedOff();
            }
        }
    }

    private boolean isStillOurs() {
        try {
            return lease.renew();
        } catch (RuntimeException away) {
            return false;
        }
    }
}
