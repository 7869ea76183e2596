package dev.sobesednik.turn.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.telegram.Pace;
import dev.sobesednik.telegram.Reply;
import dev.sobesednik.turn.Outbox;
import dev.sobesednik.turn.OutboxStore;
import dev.sobesednik.turn.OutboxStore.Entry;
import dev.sobesednik.turn.Outgoing;
import dev.sobesednik.turn.Outgoing.Kind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Sends what has landed: in order within a chat, at Telegram's pace, replies ahead of pushes.
///
/// The outbox in Redis is the truth; [OutboxQueues] are its image in memory, so that a landed message leaves without
/// another
/// round trip. A message is deleted there once Telegram has it. Between the two lies the one moment at which a crash
/// sends a message twice: a chat's next message waits until this one is deleted, so that it is never more than one.
public final class Sender implements Outbox, AutoCloseable {

    private static final Logger log = System.getLogger(Sender.class.getName());

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 5;
    /// Chats that Telegram asked to wait within a second; from so many on it means all of them.
    private static final int STORM = 3;
    /// Requests under way at once: at 200 ms each they would still carry 300 messages a second.
    private static final int CONCURRENT = 64;
    /// A message for which nobody has answered so often, four minutes long, is at fault itself when all others get
    /// through: a proxy may choke on its text.
    private static final int SUSPECT = 12;
    /// Answers in a row, to messages that are no suspects, that show that Telegram works.
    private static final int WORKS = 20;

    private static final int END_SECONDS = 5;

    /// What the sender tells of its work.
    public interface SendMetrics {
        void sent();

        /// Nobody answered: the message will be sent again, and may arrive twice.
        void unanswered();

        void refused();

        void tooMany();
    }

    /// Whom the sender tells what a record has to know.
    public interface SendListener {
        /// The person blocked the bot or is gone.
        void unreachable(Entry entry);

        void migrated(Entry entry, ChatId to);

        /// Telegram has a message whose id the record wants to know.
        void posted(Entry entry, int messageId);

        /// Telegram has a poll whose votes the record wants to know. Comes before [#posted].
        void polled(Entry entry, String poll);

        /// A letter reached its turn in the outbox.
        void letter(Entry entry, ChatId to);

        /// Nothing more can be sent by this sender.
        void broken(Throwable fault);
    }

    private final BotApi api;
    private final Pace pace;
    private final OutboxStore store;
    private final SendListener listener;
    private final SendMetrics told;
    private final InstantSource ticker;
    private final BooleanSupplier allowed;
    private final Map<String, JsonNode> unrecorded;
    private final Recorder recorder;
    private final OutboxQueues lines;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<ChatId, Instant> recentlyTooMany = new HashMap<>();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private int inFlight;
    private int answeredInARow;
    private boolean closed;

    /// @param ticker a clock that never jumps
    /// @param allowed whether this instance still holds the lease: asked before every request
    /// @param unrecorded what Telegram has and Redis was not told yet, with Telegram's answer:
    ///     outlives this sender, so that the next one of the same process does not send it again
    public Sender(
            BotApi api,
            Pace pace,
            OutboxStore store,
            SendListener listener,
            SendMetrics told,
            InstantSource ticker,
            BooleanSupplier allowed,
            Map<String, JsonNode> unrecorded) {
        this.api = api;
        this.pace = pace;
        this.store = store;
        this.listener = listener;
        this.told = told;
        this.ticker = ticker;
        this.allowed = allowed;
        this.unrecorded = unrecorded;
        this.lines = new OutboxQueues(pace);
        this.recorder = new Recorder(store, unrecorded, ticker, this::recorded, listener::broken);
    }

    public void start() {
        var waiting = store.waiting();
        unrecorded.keySet().retainAll(waiting.stream().map(OutboxQueues::name).toList());
        for (var entry : waiting) {
            if (isToldOf(entry)) recordAgain(entry);
            else offer(entry);
        }
        Thread.ofVirtual().name("sender").start(this::dispatch);
        recorder.start();
    }

    /// Whether nobody waits for its number: the others take their place in the line, and what Telegram said is told.
    private boolean isToldOf(Entry entry) {
        var said = unrecorded.get(OutboxQueues.name(entry));
        return said != null && (said.isMissingNode() || entry.outgoing().tag().isEmpty());
    }

    private void recordAgain(Entry entry) {
        lock.lock();
        try {
            lines.learn(entry);
            recorder.delivered(entry);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void offer(String entry, Outgoing outgoing) {
        offer(new Entry(entry, outgoing));
    }

    private void offer(Entry entry) {
        lock.lock();
        try {
            if (closed || !lines.learn(entry)) return;
            if (entry.outgoing().kind() == Kind.ANSWER) {
                inFlight++;
                senders.execute(() -> send(entry, null));
                return;
            }
            lines.add(entry, ticker.instant());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void reread(ChatId chat) {
        locked(lines::readingBegins);
        try {
            for (var entry : store.waiting(chat)) offer(entry);
        } finally {
            locked(lines::readingEnds);
        }
    }

    /// Pushes that wait here and can leave soon; new ones are claimed only while they are few.
    public int waitingPushes() {
        lock.lock();
        try {
            return lines.pushesAhead(ticker.instant());
        } finally {
            lock.unlock();
        }
    }

    /// Messages that wait here or are under way.
    public int waiting() {
        lock.lock();
        try {
            return lines.known();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for what is under way; what waits stays in Redis for the next holder of the lease.
    @Override
    public void close() {
        locked(() -> {
            closed = true;
            changed.signalAll();
        });
        senders.shutdown();
        try {
            if (!senders.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) senders.shutdownNow();
            recorder.end();
        } catch (InterruptedException stop) {
            senders.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void dispatch() {
        try {
            dispatchUntilTheEnd();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error fault) {
            listener.broken(fault);
        }
    }

    private void dispatchUntilTheEnd() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                var now = ticker.instant();
                var next = lines.next(now);
                var free = next == null ? Instant.MAX : later(next.ready(), pace.anyMayLeave(now));
                if (next == null || inFlight >= CONCURRENT || recorder.isLate(now)) {
                    changed.await();
                } else if (free.isAfter(now)) {
                    changed.awaitNanos(Duration.between(now, free).toNanos());
                } else {
                    lines.leaves(next);
                    inFlight++;
                    var entry = next.head();
                    var isLetter = entry.outgoing().kind() == Kind.LETTER;
                    var departure = isLetter ? null : pace.left(next.chat.value(), now);
                    senders.execute(() -> send(entry, departure));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// @param departure absent where Telegram counts nothing
    private void send(Entry entry, Pace.@Nullable Departure departure) {
        try {
            if (!allowed.getAsBoolean()) {
                returned(() -> lines.disown(entry));
                return;
            }
            var outgoing = entry.outgoing();
            if (outgoing.kind() == Kind.LETTER) {
                listener.letter(entry, new ChatId(Long.parseLong(outgoing.method())));
                done(entry);
                return;
            }
            var had = unrecorded.get(OutboxQueues.name(entry));
            var fate = had == null ? SendResult.of(request(outgoing)) : new SendResult.Delivered(had);
            if (departure != null) locked(() -> departure.answered(ticker.instant()));
            settle(entry, fate);
        } catch (RuntimeException fault) {
            log.log(
                    Level.WARNING,
                    "could not finish sending to chat " + entry.outgoing().chat(),
                    fault);
            tryLater(entry);
        } catch (Error fault) {
            listener.broken(fault);
        }
    }

    private Reply request(Outgoing outgoing) {
        if (!outgoing.method().equals("sendDocument")) return api.call(outgoing.method(), outgoing.body());
        var body = tree(outgoing.body());
        var parameters = new HashMap<String, String>();
        for (var field : body.properties())
            if (!field.getKey().equals("content") && !field.getKey().equals("file_name"))
                parameters.put(field.getKey(), field.getValue().asText());
        return api.upload(
                "sendDocument",
                parameters,
                "document",
                body.path("file_name").asText(),
                body.path("content").asText());
    }

    private void settle(Entry entry, SendResult fate) {
        if (!(fate instanceof SendResult.Unknown)) answered();
        switch (fate) {
            case SendResult.Delivered(JsonNode result) -> {
                if (unrecorded.put(OutboxQueues.name(entry), result) == null) told.sent();
                // Before it is recorded: a crash in between sends the message again, and its id is not lost.
                if (!entry.outgoing().tag().isEmpty()) {
                    var poll = result.path("poll").path("id").asText("");
                    if (!poll.isEmpty()) listener.polled(entry, poll);
                    listener.posted(entry, result.path("message_id").asInt());
                }
                done(entry);
            }
            case SendResult.Unknown(String why) -> unanswered(entry, why);
            case SendResult.Held(Duration wait) -> {
                told.tooMany();
                hold(entry, wait);
            }
            case SendResult.Locked _ -> tryLater(entry);
            case SendResult.Moved(ChatId to) -> {
                listener.migrated(entry, to);
                returned(() -> lines.follow(entry, to, ticker.instant()));
            }
            case SendResult.Unreachable _ -> unreachable(entry);
            case SendResult.Needless _ -> done(entry);
            case SendResult.Refused(String reason) -> refuse(entry, reason);
        }
    }

    private void unanswered(Entry entry, String why) {
        told.unanswered();
        log.log(
                Level.DEBUG,
                "nobody answered for chat {0}: {1}",
                entry.outgoing().chat(),
                why);
        // The spinner that it would end is over soon.
        if (entry.outgoing().kind() == Kind.ANSWER) done(entry);
        else if (isAtFault(entry)) refuse(entry, "nobody answers: " + why);
        else tryLater(entry);
    }

    private void answered() {
        locked(() -> answeredInARow++);
    }

    private boolean isAtFault(Entry entry) {
        lock.lock();
        try {
            if (lines.failures(entry) >= SUSPECT) return answeredInARow >= WORKS;
            answeredInARow = 0;
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void refuse(Entry entry, String reason) {
        told.refused();
        log.log(
                Level.WARNING,
                "Telegram refuses {0} to chat {1}: {2}",
                entry.outgoing().method(),
                entry.outgoing().chat(),
                reason);
        store.refused(entry, reason);
        returned(() -> lines.left(entry, ticker.instant()));
    }

    /// Whoever has written since this landed has come back: their replies will tell. An answer to a tap is in no line,
    /// and what others wait there for may be under way.
    private void unreachable(Entry entry) {
        if (entry.outgoing().kind() != Kind.ANSWER && !hasReplyBehind(entry)) {
            listener.unreachable(entry);
            locked(() -> recorder.delete(lines.dropPushesBehind(entry)));
        }
        done(entry);
    }

    private boolean hasReplyBehind(Entry entry) {
        lock.lock();
        try {
            return lines.hasReplyBehind(entry);
        } finally {
            lock.unlock();
        }
    }

    /// 429. It concerns the chat; but when several chats hear it within a second, it concerns all.
    private void hold(Entry entry, Duration wait) {
        returned(() -> {
            var now = ticker.instant();
            var chat = entry.outgoing().chat();
            recentlyTooMany.values().removeIf(at -> at.isBefore(now.minusSeconds(1)));
            recentlyTooMany.put(chat, now);
            if (recentlyTooMany.size() >= STORM) pace.holdAll(now.plus(wait));
            pace.hold(chat.value(), now.plus(wait));
            lines.back(entry, now);
        });
    }

    private void tryLater(Entry entry) {
        returned(() -> {
            var wait = FIRST_RETRY.multipliedBy(1L << Math.min(lines.failures(entry), DOUBLINGS));
            lines.backAfterSilence(entry, wait.compareTo(LAST_RETRY) < 0 ? wait : LAST_RETRY, ticker.instant());
        });
    }

    /// Its chat's next message waits until Redis knows.
    private void done(Entry entry) {
        returned(() -> recorder.delivered(entry));
    }

    private void recorded(List<Entry> entries) {
        locked(() -> {
            for (var entry : entries) lines.left(entry, ticker.instant());
            changed.signalAll();
        });
    }

    /// A request is no longer under way.
    private void returned(Runnable then) {
        locked(() -> {
            inFlight--;
            then.run();
            changed.signalAll();
        });
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private static JsonNode tree(String body) {
        try {
            return BotApi.MAPPER.readTree(body);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("an outbox entry that is no JSON", damaged);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
