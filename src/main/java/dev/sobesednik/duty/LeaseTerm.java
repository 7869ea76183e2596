package dev.sobesednik.duty;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One holding of the lease, from fencing off the last holder to giving it back.
final class LeaseTerm {

    private final long epoch;
    private final BotParts parts;
    private final KeptBetweenTerms kept;
    private final RunState state;
    private final LeaseHold hold;
    private volatile @Nullable BotSession session;

    LeaseTerm(long epoch, BotParts parts, KeptBetweenTerms kept, RunState state) {
        this.epoch = epoch;
        this.parts = parts;
        this.kept = kept;
        this.state = state;
        this.hold = new LeaseHold(parts.lease(), parts.api(), state);
    }

    void work() {
        try {
            parts.store().fence(epoch);
            hold.keepRenewing();
            var trouble = new TelegramTrouble(state);
            var name =
                    new BotIdentity(parts.api(), parts.lease(), parts.introduction(), state, hold, trouble).username();
            if (name == null) return;
            var begun = new BotSession(name, epoch, parts, kept, hold, state, trouble);
            session = begun;
            begun.work();
        } finally {
            hold.giveBack();
        }
    }

    void catchUp(Duration limit) {
        var current = session;
        if (current != null) current.catchUp(limit);
    }
}
