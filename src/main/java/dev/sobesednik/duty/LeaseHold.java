package dev.sobesednik.duty;

import dev.sobesednik.redis.Lease;
import dev.sobesednik.telegram.BotApi;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Whether this holding of the lease goes on: every loop asks here, and any of them may end it.
final class LeaseHold {

    private static final Logger log = System.getLogger(LeaseHold.class.getName());

    private static final Duration AFTER_A_FAULT = Duration.ofMillis(500);

    private final Lease lease;
    private final BotApi api;
    private final RunState state;
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean over;

    LeaseHold(Lease lease, BotApi api, RunState state) {
        this.lease = lease;
        this.api = api;
        this.state = state;
    }

    /// Once it says no, it says no for ever: a lease that is renewed a moment too late must not find half of the
    /// threads gone, and what was refused meanwhile waiting.
    boolean isOurs() {
        if (!over && !lease.isHeld()) end();
        return !over;
    }

    /// Whether the lease is ours, and nobody asked the bot to stop.
    boolean goesOn() {
        return isOurs() && !state.isStopping();
    }

    /// Unlike [#isOurs], also while the term closes.
    boolean isLeaseHeld() {
        return lease.isHeld();
    }

    void end() {
        over = true;
        api.interruptPoll();
    }

    /// Nothing can go on: a new term begins.
    void broken(Throwable fault) {
        state.failed(fault);
        // It may come at once each time.
        state.pause(AFTER_A_FAULT);
        end();
    }

    /// Until [#giveBack]: what is under way while the term closes needs the lease too.
    void keepRenewing() {
        Thread.ofVirtual().name("lease").start(this::renew);
    }

    private void renew() {
        try {
            while (!finished.await(Lease.RENEWED_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    if (!lease.renew()) end();
                } catch (RuntimeException away) {
                    // Redis may come back before the lease runs out.
                    log.log(Level.DEBUG, "could not renew the lease", away);
                }
                if (!lease.isHeld()) {
                    end();
                    return;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// A lease that is not given back keeps everybody waiting until it runs out.
    void giveBack() {
        over = true;
        finished.countDown();
        try {
            lease.giveBack();
        } catch (RuntimeException away) {
            log.log(Level.DEBUG, "could not give the lease back", away);
        }
    }
}
