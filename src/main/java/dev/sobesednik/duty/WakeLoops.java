package dev.sobesednik.duty;

import dev.sobesednik.chat.Incoming.Lane;
import dev.sobesednik.turn.Turns.FencedOff;
import dev.sobesednik.turn.telegram.Sender;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;

/// Looks for wake-ups, lane by lane: deadlines of games at once, pushes as fast as they can be sent.
final class WakeLoops {

    private static final Logger log = System.getLogger(WakeLoops.class.getName());

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration CATCH_UP_LOOKS_EVERY = Duration.ofMillis(5);
    private static final Duration SENDER_IS_BUSY = Duration.ofMillis(200);
    /// Two seconds' worth of pushes: more would only wait in memory instead of in Redis.
    private static final int PUSHES_AHEAD = 60;
    private static final int DEADLINES_AT_ONCE = 200;

    private final WakeRinger ringer;
    private final Sender sender;
    private final LeaseHold hold;
    private final RunState state;
    private final InstantSource ticker;

    WakeLoops(WakeRinger ringer, Sender sender, LeaseHold hold, RunState state, InstantSource ticker) {
        this.ringer = ringer;
        this.sender = sender;
        this.hold = hold;
        this.state = state;
        this.ticker = ticker;
    }

    /// They wait behind no push: people look at the clock of a game.
    void ringDeadlines() {
        whileItGoesOn(() -> {
            sender.lookAgain();
            if (ringDueDeadlines() == 0) state.pause(LOOK_EVERY);
        });
    }

    void ringPushes() {
        whileItGoesOn(() -> {
            if (sender.waitingPushes() > PUSHES_AHEAD / 2) state.pause(SENDER_IS_BUSY);
            else if (ringDuePushes() == 0) state.pause(LOOK_EVERY);
        });
    }

    /// Rings what is due and returns once it has left, or after so long.
    void catchUp(Duration limit) {
        var end = ticker.instant().plus(limit);
        try {
            sender.lookAgain();
            while (hold.goesOn()
                    && ticker.instant().isBefore(end)
                    && (sender.moving() > 0 || ringDueDeadlines() + ringDuePushes() > 0))
                state.pause(CATCH_UP_LOOKS_EVERY);
        } catch (RuntimeException away) {
            log.log(Level.DEBUG, "could not look for wake-ups", away);
        }
    }

    private void whileItGoesOn(Runnable look) {
        while (hold.goesOn()) {
            try {
                look.run();
            } catch (FencedOff taken) {
                hold.end();
            } catch (RuntimeException away) {
                log.log(Level.DEBUG, "could not look for wake-ups", away);
                state.pause(LOOK_EVERY);
            } catch (Error fault) {
                hold.broken(fault);
            }
        }
    }

    private int ringDueDeadlines() {
        return ringer.ring(Lane.DEADLINE, DEADLINES_AT_ONCE);
    }

    /// Only as many as can be sent soon: a million subscribers at 09:00 stay in Redis until their turn. And only once
    /// there is room for many: a look at all partitions costs the same for one.
    private int ringDuePushes() {
        return ringer.ring(Lane.PUSH, PUSHES_AHEAD - sender.waitingPushes());
    }
}
