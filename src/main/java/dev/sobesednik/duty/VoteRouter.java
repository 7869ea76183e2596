package dev.sobesednik.duty;

import dev.sobesednik.chat.Incoming;
import dev.sobesednik.turn.InboundUpdate;
import dev.sobesednik.turn.Polls;
import dev.sobesednik.turn.Turns.FencedOff;
import dev.sobesednik.turn.telegram.Vote;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Brings a vote to the chat in which its poll was sent: Telegram names the poll and no chat.
final class VoteRouter {

    private static final Logger log = System.getLogger(VoteRouter.class.getName());

    private static final Duration RETRY = Duration.ofMillis(250);
    /// A vote may come before Redis was told of its poll; with [#RETRY] in between that is two seconds.
    private static final int LOOKS = 8;
    private static final int UNKNOWN_POLLS_KEPT = 1_000;

    private final Polls polls;
    private final TurnRunner turns;
    private final RetryUntilLanded retry;
    private final LeaseHold hold;
    private final RunState state;
    private final DutyMetrics metrics;
    /// Polls that were waited for in vain: each vote in one would keep everybody waiting as long again.
    private final Set<String> unknownPolls = ConcurrentHashMap.newKeySet();

    VoteRouter(
            Polls polls,
            TurnRunner turns,
            RetryUntilLanded retry,
            LeaseHold hold,
            RunState state,
            DutyMetrics metrics) {
        this.polls = polls;
        this.turns = turns;
        this.retry = retry;
        this.hold = hold;
        this.state = state;
        this.metrics = metrics;
    }

    void route(Vote vote) {
        retry.until(
                vote.key() + " in poll " + vote.poll(),
                again -> placed(vote).ifPresentOrElse(update -> turns.attempt(update, again), () -> unplaced(vote)));
    }

    private Optional<InboundUpdate> placed(Vote vote) {
        var looks = unknownPolls.contains(vote.poll()) ? 1 : LOOKS;
        for (int look = 1; ; look++) {
            var place = polls.find(vote.poll());
            if (place.isPresent())
                return place.map(found -> new InboundUpdate(
                        vote.key(), found.chat(), null, new Incoming.Vote(vote.from(), found.tag(), vote.option())));
            if (look == looks || state.pause(RETRY)) return Optional.empty();
        }
    }

    private void unplaced(Vote vote) {
        // The next instance is given it again.
        if (!hold.goesOn()) throw new FencedOff();
        if (unknownPolls.size() >= UNKNOWN_POLLS_KEPT) unknownPolls.clear();
        unknownPolls.add(vote.poll());
        metrics.unplaced();
        log.log(Level.WARNING, "no chat is known for the poll {0}: a vote is lost", vote.poll());
    }
}
