package dev.sobesednik.duty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Lane;
import dev.sobesednik.duty.Condition.State;
import dev.sobesednik.redis.Lease;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.telegram.Pace;
import dev.sobesednik.telegram.Poller;
import dev.sobesednik.telegram.Poller.Polled;
import dev.sobesednik.telegram.Reply;
import dev.sobesednik.turn.InboundUpdate;
import dev.sobesednik.turn.OutboxStore;
import dev.sobesednik.turn.OutboxStore.Entry;
import dev.sobesednik.turn.Polls;
import dev.sobesednik.turn.Turns;
import dev.sobesednik.turn.Turns.FencedOff;
import dev.sobesednik.turn.Wakes;
import dev.sobesednik.turn.telegram.Reading;
import dev.sobesednik.turn.telegram.Rights;
import dev.sobesednik.turn.telegram.Sender;
import dev.sobesednik.turn.telegram.Vote;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

/// The bot's working day: wait for the lease, work while it lasts, hand over.
public final class Duty implements AutoCloseable {

    private static final Logger log = System.getLogger(Duty.class.getName());

    private static final List<String> WANTED = List.of("message", "callback_query", "my_chat_member", "poll_answer");
    private static final Duration STAND_BY = Duration.ofMillis(500);
    private static final Duration INTRODUCTION_RETRY = Duration.ofSeconds(1);
    private static final Duration RING_EVERY = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
    private static final Duration ROOM_COMES = Duration.ofMillis(200);
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final Duration LAST_RETRY = Duration.ofSeconds(5);
    /// Two seconds' worth of pushes: more would only wait in memory instead of in Redis.
    private static final int PUSHES_AHEAD = 60;
    private static final int DEADLINES_AT_ONCE = 200;
    /// A vote may come before Redis was told of its poll; with [#RETRY] in between that is two seconds.
    private static final int LOOKS = 8;
    private static final int UNKNOWN_POLLS_KEPT = 1_000;
    private static final Duration GIVEN_UP_FOR = Duration.ofHours(1);

    private final BotApi api;
    private final Lease lease;
    private final OutboxStore store;
    private final Wakes wakes;
    private final Polls polls;
    private final Function<String, Turns> turnsFor;
    private final BiPredicate<ChatId, Incoming> asksForStanding;
    private final Consumer<BotApi> introduction;
    private final Pace.Limits limits;
    private final InstantSource clock;
    private final InstantSource ticker;
    private final DutyMetrics figures;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final KeyedLock<ChatId> chats = new KeyedLock<>();
    private final UpdateBatch updateBatch;
    private final Map<String, JsonNode> unrecorded = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile @org.jspecify.annotations.Nullable Shift shift;
    private volatile Condition condition = new Condition(State.STARTING, "starting");

    /// @param turnsFor makes the turns once the bot's username is known
    /// @param asksForStanding whether a decision will want to know if the sender is an administrator
    /// @param introduction tells Telegram the bot's commands and descriptions
    public Duty(
            BotApi api,
            Lease lease,
            OutboxStore store,
            Wakes wakes,
            Polls polls,
            Function<String, Turns> turnsFor,
            BiPredicate<ChatId, Incoming> asksForStanding,
            Consumer<BotApi> introduction,
            Pace.Limits limits,
            InstantSource clock,
            InstantSource ticker,
            DutyMetrics figures) {
        this.api = api;
        this.lease = lease;
        this.store = store;
        this.wakes = wakes;
        this.polls = polls;
        this.turnsFor = turnsFor;
        this.asksForStanding = asksForStanding;
        this.introduction = introduction;
        this.limits = limits;
        this.clock = clock;
        this.ticker = ticker;
        this.figures = figures;
        this.updateBatch = new UpdateBatch(new PersonRateLimiter(limits.person().every()), ticker, figures);
        this.thread = Thread.ofPlatform().name("duty").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public Condition condition() {
        return condition;
    }

    /// Rings what is due by now and returns once it has left, or after so long: for a clock that has jumped.
    public void catchUp(Duration limit) {
        var working = shift;
        if (working != null) working.catchUp(ticker.instant().plus(limit));
    }

    /// Finishes what is under way, confirms it to Telegram, and gives the lease back.
    @Override
    public void close() {
        stop.countDown();
        if (thread.getState() == Thread.State.NEW) return;
        api.interruptPoll();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped()) {
            try {
                var epoch = lease.take();
                if (epoch == 0) {
                    become(State.STANDING_BY, "another instance is on duty; this one takes over when it stops");
                    pause(STAND_BY);
                } else {
                    var begun = new Shift(epoch);
                    shift = begun;
                    begun.work();
                }
            } catch (FencedOff over) {
                log.log(Level.WARNING, "another instance has taken over; standing by");
                pause(STAND_BY);
            } catch (RuntimeException trouble) {
                if (redisAnswers()) failed(trouble);
                else {
                    become(
                            State.TROUBLED,
                            "Redis does not answer; the bot goes on when it is back, and nothing is lost");
                    log.log(Level.DEBUG, "not on duty", trouble);
                }
                pause(STAND_BY);
            } catch (Error fault) {
                // A thread that ended would leave a process that looks alive and does nothing.
                failed(fault);
                pause(STAND_BY);
            }
        }
    }

    private void failed(Throwable fault) {
        become(State.TROUBLED, "a fault has ended this turn of duty; the log has it, and the bot begins anew");
        log.log(Level.ERROR, "a fault has ended this turn of duty", fault);
    }

    private boolean redisAnswers() {
        try {
            lease.renew();
            return true;
        } catch (RuntimeException away) {
            return false;
        }
    }

    /// One holding of the lease.
    private final class Shift implements Sender.SendListener, RetryUntilLanded.Holder {

        private final long epoch;
        private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        private final Sender sender;
        private final Poller poller = new Poller(api, WANTED);
        private final Rights rights = new Rights(api, asksForStanding);
        private final RetryUntilLanded retry = new RetryUntilLanded(lease, this, figures);
        private final CountDownLatch finished = new CountDownLatch(1);
        /// Wake-ups whose turn failed, and until when they are left alone.
        private final Map<Wakes.Due, Instant> givenUp = new ConcurrentHashMap<>();
        /// Polls that were waited for in vain: each vote in one would keep everybody waiting as long again.
        private final Set<String> unknownPolls = ConcurrentHashMap.newKeySet();
        private volatile boolean over;
        /// Whether everything that the last poll brought has landed: only that may be confirmed.
        private boolean landed = true;

        private volatile @org.jspecify.annotations.Nullable Turns turns;

        Shift(long epoch) {
            this.epoch = epoch;
            this.sender = new Sender(api, new Pace(limits), store, this, figures, ticker, this::isOurs, unrecorded);
        }

        void work() {
            try {
                store.fence(epoch);
                Thread.ofVirtual().name("lease").start(this::renew);
                try {
                    workUntilTheEnd();
                } finally {
                    sender.close();
                }
            } finally {
                handOver();
            }
        }

        private void workUntilTheEnd() {
            try (executor) {
                try {
                    var name = introduce();
                    if (name == null) return;
                    var made = turnsFor.apply(name);
                    turns = made;
                    figures.watch(sender::waiting);
                    sender.start();
                    executor.execute(this::ringDeadlines);
                    executor.execute(this::ringPushes);
                    become(State.ON_DUTY, "on duty as @" + name);
                    log.log(Level.INFO, "on duty as @{0}", name);
                    poll(new Reading(name));
                } finally {
                    // Before the executor is joined: its tasks work for as long as the shift goes on.
                    end();
                }
            }
        }

        @Override
        public void end() {
            over = true;
            api.interruptPoll();
        }

        /// A lease that is not given back keeps everybody waiting until it runs out.
        private void handOver() {
            over = true;
            if (stopped() && landed && lease.isHeld()) poller.confirm();
            finished.countDown();
            try {
                lease.giveBack();
            } catch (RuntimeException away) {
                log.log(Level.DEBUG, "could not give the lease back", away);
            }
        }

        /// Once it says no, it says no for ever: a lease that is renewed a moment too late must not find half of the
        /// shift's threads gone, and what was refused meanwhile waiting.
        private boolean isOurs() {
            if (!over && !lease.isHeld()) end();
            return !over;
        }

        @Override
        public boolean goesOn() {
            return isOurs() && !stopped();
        }

        @Override
        public void become(State state, String sentence) {
            Duty.this.become(state, sentence);
        }

        @Override
        public boolean pause(Duration time) {
            return Duty.this.pause(time);
        }

        /// Until the very end: what is under way while the shift closes needs the lease too.
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

        /// Asks who we are, as long as it takes; then says what we can do.
        private @org.jspecify.annotations.Nullable String introduce() {
            while (goesOn()) {
                switch (api.call("getMe", "{}")) {
                    case Reply.Accepted(JsonNode me) -> {
                        // A webhook would keep getUpdates from answering; what waits is not dropped.
                        api.call("deleteWebhook", "{\"drop_pending_updates\":false}");
                        // Ten requests that nobody waits for.
                        Thread.ofVirtual().name("introduction").start(() -> introduction.accept(api));
                        return me.path("username").asText("");
                    }
                    case Reply.Unanswered(String why) -> trouble(Poller.Kind.PASSING, why, INTRODUCTION_RETRY);
                    case Reply.Refused refused ->
                        trouble(
                                refused.code() == 401 || refused.code() == 404
                                        ? Poller.Kind.TOKEN
                                        : Poller.Kind.PASSING,
                                refused.description(),
                                refused.retryAfter() == null ? LAST_RETRY : refused.retryAfter());
                }
            }
            return null;
        }

        private void poll(Reading reading) {
            while (goesOn()) {
                switch (poller.poll(() -> !goesOn())) {
                    case Polled.Updates(List<JsonNode> updates) -> {
                        figures.polled(updates.size());
                        if (condition.state() != State.ON_DUTY) become(State.ON_DUTY, "on duty");
                        landed = false;
                        land(updates, reading);
                        landed = true;
                    }
                    case Polled.Trouble(Poller.Kind kind, String why, Duration retry) -> {
                        if (goesOn()) trouble(kind, why, retry);
                    }
                }
            }
        }

        private void trouble(Poller.Kind kind, String why, Duration retry) {
            var before = condition;
            switch (kind) {
                case TOKEN ->
                    become(
                            State.STUCK,
                            "Telegram does not accept the token: set TELEGRAM_BOT_TOKEN to the one @BotFather shows"
                                    + " and restart");
                case CONFLICT ->
                    become(
                            State.TROUBLED,
                            "another program polls with this token: stop it, or the two take each other's updates");
                case PASSING -> become(State.TROUBLED, "Telegram does not answer (" + why + "); trying again");
            }
            if (!before.equals(condition)) log.log(Level.WARNING, condition.sentence());
            pause(retry);
        }

        /// Returns once the whole batch has landed: only then may Telegram forget it. Chats side by side, one chat in
        /// order.
        private void land(List<JsonNode> updates, Reading reading) {
            var batch = updateBatch.of(updates, reading);
            var landings = new ArrayList<Future<?>>();
            for (var heard : batch.byChat())
                landings.add(executor.submit(() -> {
                    for (var one : heard) insist(one);
                }));
            for (var vote : batch.votes()) landings.add(executor.submit(() -> insist(vote)));
            for (var landing : landings) await(landing);
        }

        private boolean insist(InboundUpdate update) {
            return insist(new UpdateBatch.Heard(update, false));
        }

        private boolean insist(UpdateBatch.Heard heard) {
            var known = new UpdateBatch.Heard(rights.known(heard.update()), heard.tooFast());
            return retry.until(
                    known.update().key() + " of chat " + known.update().chat(), again -> one(known, again));
        }

        private boolean insist(Vote vote) {
            return retry.until(
                    vote.key() + " in poll " + vote.poll(),
                    again -> placed(vote)
                            .ifPresentOrElse(
                                    update -> one(new UpdateBatch.Heard(update, false), again), () -> unplaced(vote)));
        }

        private Optional<InboundUpdate> placed(Vote vote) {
            var looks = unknownPolls.contains(vote.poll()) ? 1 : LOOKS;
            for (int look = 1; ; look++) {
                var place = polls.find(vote.poll());
                if (place.isPresent())
                    return place.map(found -> new InboundUpdate(
                            vote.key(),
                            found.chat(),
                            null,
                            new Incoming.Vote(vote.from(), found.tag(), vote.option())));
                if (look == looks || pause(RETRY)) return Optional.empty();
            }
        }

        private void unplaced(Vote vote) {
            // The next instance is given it again.
            if (!goesOn()) throw new FencedOff();
            if (unknownPolls.size() >= UNKNOWN_POLLS_KEPT) unknownPolls.clear();
            unknownPolls.add(vote.poll());
            figures.unplaced();
            log.log(Level.WARNING, "no chat is known for the poll {0}: a vote is lost", vote.poll());
        }

        private void one(UpdateBatch.Heard heard, boolean again) {
            var update = heard.update();
            var ready = turns;
            if (ready == null) throw new IllegalStateException("not introduced yet");
            chats.run(update.chat(), () -> {
                if (heard.tooFast()) ready.slowDown(update, epoch, sender, again);
                else ready.take(update, epoch, sender, again);
            });
        }

        /// Games' clocks wait behind nothing: people look at them.
        private void ringDeadlines() {
            ringWhileOnDuty(() -> {
                if (ringDue(Lane.DEADLINE, DEADLINES_AT_ONCE) == 0) pause(RING_EVERY);
            });
        }

        private void ringPushes() {
            ringWhileOnDuty(() -> {
                if (sender.waitingPushes() > PUSHES_AHEAD / 2) pause(ROOM_COMES);
                else if (ringDuePushes() == 0) pause(RING_EVERY);
            });
        }

        private void ringWhileOnDuty(Runnable look) {
            while (goesOn()) {
                try {
                    look.run();
                } catch (FencedOff taken) {
                    end();
                } catch (RuntimeException away) {
                    log.log(Level.DEBUG, "could not look for wake-ups", away);
                    pause(RING_EVERY);
                } catch (Error fault) {
                    broken(fault);
                }
            }
        }

        void catchUp(Instant limit) {
            try {
                while (goesOn()
                        && ticker.instant().isBefore(limit)
                        && (sender.waiting() > 0 || ringDue(Lane.DEADLINE, DEADLINES_AT_ONCE) + ringDuePushes() > 0))
                    pause(LOOK_AGAIN);
            } catch (RuntimeException away) {
                log.log(Level.DEBUG, "could not look for wake-ups", away);
            }
        }

        /// Only as many as can be sent soon: a million subscribers at 09:00 stay in Redis until their turn. And only
        /// once there is room for many: a look at all partitions costs the same for one.
        private int ringDuePushes() {
            return ringDue(Lane.PUSH, PUSHES_AHEAD - sender.waitingPushes());
        }

        private int ringDue(Lane lane, int most) {
            var now = ticker.instant();
            givenUp.values().removeIf(until -> until.isBefore(now));
            var due = wakes.due(lane, clock.instant(), most + givenUp.size()).stream()
                    .filter(wake -> !givenUp.containsKey(wake))
                    .toList();
            var rings = new ArrayList<Future<?>>();
            for (var wake : due) rings.add(executor.submit(() -> ring(wake)));
            for (var ring : rings) await(ring);
            return due.size();
        }

        private void ring(Wakes.Due wake) {
            var rang = insist(InboundUpdate.rang(wake));
            if (!rang) givenUp.put(wake, ticker.instant().plus(GIVEN_UP_FOR));
        }

        private void await(Future<?> task) {
            try {
                task.get();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new FencedOff();
            } catch (java.util.concurrent.ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException cause) throw cause;
                throw new IllegalStateException(failed.getCause());
            }
        }

        @Override
        public void unreachable(Entry entry) {
            insist(InboundUpdate.unreachable(entry));
        }

        @Override
        public void migrated(Entry entry, ChatId to) {
            insist(InboundUpdate.migrated(entry, to));
        }

        @Override
        public void posted(Entry entry, int messageId) {
            insist(InboundUpdate.posted(entry, messageId));
        }

        @Override
        public void polled(Entry entry, String poll) {
            var outgoing = entry.outgoing();
            retry.until(
                    "the place of poll " + poll,
                    again -> polls.remember(poll, new Polls.Place(outgoing.chat(), outgoing.tag())));
        }

        @Override
        public void letter(Entry entry, ChatId to) {
            insist(InboundUpdate.letter(entry, to));
        }

        @Override
        public void broken(Throwable fault) {
            failed(fault);
            // It may come at once each time.
            pause(STAND_BY);
            end();
        }
    }

    private void become(State state, String sentence) {
        condition = new Condition(state, sentence);
    }

    private boolean stopped() {
        return stop.getCount() == 0;
    }

    /// @return whether the stop came meanwhile
    private boolean pause(Duration time) {
        try {
            return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
