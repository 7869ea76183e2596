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

    private final Lease lease;
    private final LeaseHold hold;
    private final RunState state;
    private final DutyMetrics metrics;

    RetryUntilLanded(Lease lease, LeaseHold hold, RunState state, DutyMetrics metrics) {
        this.lease = lease;
        this.hold = hold;
        this.state = state;
        this.metrics = metrics;
    }

    /// @param attempt takes whether an earlier one failed with its outcome unknown
    /// @return false when it was given up: it is at fault itself
    boolean until(String what, Consumer<Boolean> attempt) {
        var wait = FIRST_RETRY;
        var refused = 0;
        for (int failures = 0; ; ) {
            try {
                attempt.accept(failures > 0);
                if (failures > 0) state.become(State.ON_DUTY, "on duty");
                return true;
            } catch (FencedOff taken) {
                hold.end();
                throw taken;
            } catch (RuntimeException away) {
                failures++;
                refused = !(away instanceof Records.NotNow) && isStillOurs() ? refused + 1 : 0;
                if (refused >= GIVE_UP) {
                    metrics.abandoned();
                    log.log(Level.ERROR, "gave up on " + what, away);
                    return false;
                }
                var sentence = RedisSentence.of(away).orElse(RedisSentence.AWAY);
                if (failures == 1) log.log(Level.WARNING, sentence);
                state.become(State.TROUBLED, sentence);
                state.pause(wait);
                wait = wait.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? wait.multipliedBy(2) : LAST_RETRY;
                if (!hold.goesOn()) throw new FencedOff();
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
