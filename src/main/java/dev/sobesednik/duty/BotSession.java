package dev.sobesednik.duty;

import dev.sobesednik.duty.Condition.State;
import dev.sobesednik.telegram.Pace;
import dev.sobesednik.turn.InboundUpdate;
import dev.sobesednik.turn.telegram.Reading;
import dev.sobesednik.turn.telegram.Rights;
import dev.sobesednik.turn.telegram.Sender;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// All that works under one lease once the bot knows its name: the sender, the wake-ups and the poll.
final class BotSession {

    private static final Logger log = System.getLogger(BotSession.class.getName());

    private final String name;
    private final DutyMetrics metrics;
    private final LeaseHold hold;
    private final RunState state;
    private final ParallelTasks tasks = new ParallelTasks();
    private final Sender sender;
    private final TurnRunner turns;
    private final WakeLoops wakes;
    private final UpdatePolling polling;

    BotSession(
            String name,
            long epoch,
            BotParts parts,
            KeptBetweenTerms kept,
            LeaseHold hold,
            RunState state,
            TelegramTrouble trouble) {
        this.name = name;
        this.metrics = parts.metrics();
        this.hold = hold;
        this.state = state;
        var retry = new RetryUntilLanded(parts.lease(), hold, state, metrics);
        this.sender = new Sender(
                parts.api(),
                new Pace(parts.limits()),
                parts.store(),
                new SendReports(this::run, parts.polls(), retry, hold),
                metrics,
                parts.clock(),
                parts.ticker(),
                hold::isOurs,
                kept.unrecorded());
        this.turns = new TurnRunner(
                parts.turnsFor().apply(name),
                epoch,
                sender,
                sender::moved,
                kept.chats(),
                new Rights(parts.api(), parts.asksForStanding()),
                retry);
        var ringer = new WakeRinger(parts.wakes(), turns, tasks, parts.clock(), parts.ticker());
        this.wakes = new WakeLoops(ringer, sender, hold, state, parts.ticker());
        var votes = new VoteRouter(parts.polls(), turns, retry, hold, state, metrics);
        var landing = new BatchLanding(kept.batches(), new Reading(name), turns, votes, tasks);
        this.polling = new UpdatePolling(parts.api(), landing, hold, state, trouble, metrics);
    }

    /// The sender tells of what becomes turns, and the turns offer their messages to the sender.
    private void run(InboundUpdate update) {
        turns.run(update);
    }

    void work() {
        try {
            workUntilTheEnd();
        } finally {
            if (state.isStopping()) polling.confirm();
        }
    }

    /// Tasks are joined before the sender closes: what they land may still leave.
    private void workUntilTheEnd() {
        try (sender;
                tasks) {
            try {
                metrics.watch(sender::moving);
                sender.start();
                tasks.start(wakes::ringDeadlines);
                tasks.start(wakes::ringPushes);
                state.become(State.ON_DUTY, "on duty as @" + name);
                log.log(Level.INFO, "on duty as @{0}", name);
                polling.run();
            } finally {
                // Before the tasks are joined: they work for as long as the lease is held.
                hold.end();
            }
        }
    }

    void catchUp(Duration limit) {
        wakes.catchUp(limit);
    }
}
