package dev.sobesednik.duty;

import dev.sobesednik.duty.Condition.State;
import dev.sobesednik.turn.Turns.FencedOff;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Runs the bot: waits for the lease, works while it lasts, hands over, and begins anew.
public final class BotRunner implements AutoCloseable {

    private static final Logger log = System.getLogger(BotRunner.class.getName());

    private static final Duration STAND_BY = Duration.ofMillis(500);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(10);

    private final BotParts parts;
    private final RunState state = new RunState();
    private final KeptBetweenTerms kept;
    private final Thread thread;
    private volatile @Nullable LeaseTerm term;
    /// Whether Redis lets us do what a turn needs, as far as was tried.
    private boolean allowed;

    public BotRunner(BotParts parts) {
        this.parts = parts;
        this.kept = KeptBetweenTerms.of(parts);
        this.thread = Thread.ofPlatform().name("duty").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public Condition condition() {
        return state.condition();
    }

    /// Rings what is due by now and returns once it has left, or after so long: for a clock that has jumped.
    public void catchUp(Duration limit) {
        var current = term;
        if (current != null) current.catchUp(limit);
    }

    /// Finishes what is under way, confirms it to Telegram, and gives the lease back.
    @Override
    public void close() {
        state.stop();
        if (thread.getState() == Thread.State.NEW) return;
        parts.api().interruptPoll();
        try {
            thread.join(STOPPED_WITHIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!state.isStopping()) {
            try {
                workOrStandBy();
            } catch (FencedOff taken) {
                log.log(Level.WARNING, "another instance has taken over; standing by");
                state.pause(STAND_BY);
            } catch (RuntimeException trouble) {
                if (RedisSentence.of(trouble).isEmpty() && redisAnswers()) state.failed(trouble);
                else {
                    state.say(State.TROUBLED, RedisSentence.of(trouble).orElse(RedisSentence.AWAY));
                    log.log(Level.DEBUG, "not on duty", trouble);
                }
                state.pause(STAND_BY);
            } catch (Error fault) {
                // A thread that ended would leave a process that looks alive and does nothing.
                state.failed(fault);
                state.pause(STAND_BY);
            }
        }
    }

    private void workOrStandBy() {
        if (!mayWork()) {
            state.pause(STAND_BY);
            return;
        }
        var epoch = parts.lease().take();
        if (epoch == 0) {
            state.become(State.STANDING_BY, "another instance is on duty; this one takes over when it stops");
            state.pause(STAND_BY);
            return;
        }
        var begun = new LeaseTerm(epoch, parts, kept, state);
        term = begun;
        // What was allowed once may not be any more.
        allowed = false;
        begun.work();
    }

    /// Another bot's records are not touched, and nothing begins that could not be finished.
    private boolean mayWork() {
        var owner = parts.lease().bot();
        var ours = parts.api().botId();
        if (owner.isPresent() && ours.isPresent() && owner.getAsLong() != ours.getAsLong()) {
            state.sayWhose(owner.getAsLong(), ours.getAsLong());
            return false;
        }
        if (!allowed) {
            var missing = parts.lease().missingPermissions();
            if (!missing.isEmpty()) {
                state.say(
                        State.TROUBLED,
                        "Redis forbids what the bot needs: %s. Allow it to this user; the bot goes on by itself"
                                .formatted(String.join(", ", missing)));
                return false;
            }
            allowed = true;
        }
        return true;
    }

    private boolean redisAnswers() {
        try {
            parts.lease().renew();
            return true;
        } catch (RuntimeException away) {
            return false;
        }
    }
}
