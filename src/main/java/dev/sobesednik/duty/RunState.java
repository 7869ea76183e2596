package dev.sobesednik.duty;

import dev.sobesednik.duty.Condition.State;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How the bot is, and whether it was asked to stop.
final class RunState {

    private static final Logger log = System.getLogger(RunState.class.getName());

    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile Condition condition = new Condition(State.STARTING, "starting");

    void stop() {
        stop.countDown();
    }

    boolean isStopping() {
        return stop.getCount() == 0;
    }

    /// Ends early when a stop is asked for.
    ///
    /// @return whether the stop came meanwhile
    boolean pause(Duration time) {
        try {
            return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    Condition condition() {
        return condition;
    }

    void become(State state, String sentence) {
        condition = new Condition(state, sentence);
    }

    /// Once in the log, and for as long as it is so in the condition.
    void say(State state, String sentence) {
        if (!condition.sentence().equals(sentence)) log.log(Level.WARNING, sentence);
        become(state, sentence);
    }

    void sayWhose(long owner, long ours) {
        say(
                State.STUCK,
                ("this Redis belongs to the bot %d, and this is the bot %d: give it another REDIS_URL. If the bot %1$d"
                                + " is gone for ever, empty this Redis")
                        .formatted(owner, ours));
    }

    void failed(Throwable fault) {
        become(State.TROUBLED, "a fault has stopped the work; the log has it, and the bot begins anew");
        log.log(Level.ERROR, "a fault has stopped the work; the bot begins anew", fault);
    }
}
