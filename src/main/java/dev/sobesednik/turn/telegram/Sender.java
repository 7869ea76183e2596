package dev.sobesednik.turn.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.telegram.Pace;
import dev.sobesednik.telegram.Reply;
import dev.sobesednik.turn.Mailroom;
import dev.sobesednik.turn.Mailroom.Entry;
import dev.sobesednik.turn.Outbox;
import dev.sobesednik.turn.Outgoing;
import dev.sobesednik.turn.Outgoing.Kind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Sends what has landed: in order within a chat, at Telegram's pace, replies ahead of pushes.
///
/// The outbox in Redis is the truth; this is its image in memory, so that a landed message leaves without another
/// round trip. A message is deleted there once Telegram has it. Between the two lies the one moment at which a crash
/// sends a message twice: a chat's next message waits until this one is deleted, so that it is never more than one.
public final class Sender implements Outbox, AutoCloseable {

    private static final Logger log = System.getLogger(Sender.class.getName());

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);
    /// Chats that Telegram asked to wait within a second; from so many on it means all of them.
    private static final int STORM = 3;
    /// Requests under way at once: at 200 ms each they would still carry 300 messages a second.
    private static final int CONCURRENT = 64;
    /// When Redis takes longer to note what was delivered, nothing more is delivered until it has.
    private static final Duration RECORDED_WITHIN = Duration.ofMillis(200);
    private static final int LAST_NOTES_SECONDS = 3;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int UNAUTHORIZED = 401;

    /// What the sender tells of its work.
    public interface Told {
        void sent();

        /// Nobody answered: the message will be sent again, and may arrive twice.
        void unanswered();

        void refused();

        void tooMany();
    }

    /// Whom the sender tells what a record has to know.
    public interface Postman {
        /// The person blocked the bot or is gone.
        void unreachable(Entry entry);

        void migrated(Entry entry, ChatId to);

        /// Telegram has a message whose id the record wants to know.
        void posted(Entry entry, int messageId);

        /// A letter reached its turn in the outbox.
        void letter(Entry entry, ChatId to);
    }

    /// One chat's messages in the order in which they landed.
    private static final class Line {
        final ChatId chat;
        final TreeMap<String, Entry> entries = new TreeMap<>(Sender::inOrder);
        boolean busy;
        int failures;
        Instant ready = Instant.MIN;

        Line(ChatId chat) {
            this.chat = chat;
        }

        Entry head() {
            return entries.firstEntry().getValue();
        }
    }

    private final BotApi api;
    private final Pace pace;
    private final Mailroom mailroom;
    private final Postman postman;
    private final Told told;
    private final InstantSource ticker;
    private final BooleanSupplier allowed;
    private final Set<String> unrecorded;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition acknowledged = lock.newCondition();
    private final Map<ChatId, Line> lines = new HashMap<>();
    private final PriorityQueue<Line> replies = new PriorityQueue<>(Comparator.comparing(line -> line.ready));
    private final PriorityQueue<Line> pushes = new PriorityQueue<>(Comparator.comparing(line -> line.ready));
    private final Set<String> known = new HashSet<>();
    private final List<Instant> recentlyTooMany = new ArrayList<>();
    private final List<Entry> delivered = new ArrayList<>();
    private final List<String> forgotten = new ArrayList<>();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private int waitingPushes;
    private int inFlight;
    private int rereading;
    private Instant recordingSince = Instant.MAX;
    private boolean closed;
    private boolean sendersEnded;
    private final Thread acknowledger = Thread.ofVirtual().name("acknowledger").unstarted(this::acknowledge);

    /// @param ticker a clock that never jumps
    /// @param allowed whether this instance still holds the lease: asked before every request
    /// @param unrecorded what Telegram has and Redis was not told yet: outlives this sender, so that the
    ///     next one of the same process does not send it again
    public Sender(
            BotApi api,
            Pace pace,
            Mailroom mailroom,
            Postman postman,
            Told told,
            InstantSource ticker,
            BooleanSupplier allowed,
            Set<String> unrecorded) {
        this.api = api;
        this.pace = pace;
        this.mailroom = mailroom;
        this.postman = postman;
        this.told = told;
        this.ticker = ticker;
        this.allowed = allowed;
        this.unrecorded = unrecorded;
    }

    public void start() {
        var waiting = mailroom.waiting();
        unrecorded.retainAll(waiting.stream().map(Sender::name).toList());
        for (var entry : waiting) {
            if (unrecorded.contains(name(entry))) recordAgain(entry);
            else offer(entry);
        }
        Thread.ofVirtual().name("sender").start(this::dispatch);
        acknowledger.start();
    }

    private void recordAgain(Entry entry) {
        lock.lock();
        try {
            known.add(name(entry));
            delivered.add(entry);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void offer(String entry, Outgoing outgoing) {
        offer(new Entry(entry, outgoing));
    }

    @Override
    public void reread(ChatId chat) {
        count(+1);
        try {
            for (var entry : mailroom.waiting(chat)) offer(entry);
        } finally {
            count(-1);
        }
    }

    /// What is deleted while somebody reads stays known until they have read: they may have seen it still there.
    private void count(int reader) {
        lock.lock();
        try {
            rereading += reader;
            if (rereading > 0) return;
            forgotten.forEach(known::remove);
            forgotten.clear();
        } finally {
            lock.unlock();
        }
    }

    private void forget(Entry entry) {
        if (rereading > 0) forgotten.add(name(entry));
        else known.remove(name(entry));
    }

    /// Pushes that wait here; new ones are claimed only while they are few.
    public int waitingPushes() {
        lock.lock();
        try {
            return waitingPushes;
        } finally {
            lock.unlock();
        }
    }

    /// Messages that wait here or are under way.
    public int waiting() {
        lock.lock();
        try {
            return known.size();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for what is under way; what waits stays in Redis for the next holder of the lease.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        senders.shutdown();
        try {
            if (!senders.awaitTermination(5, TimeUnit.SECONDS)) senders.shutdownNow();
            lock.lock();
            try {
                sendersEnded = true;
                acknowledged.signalAll();
            } finally {
                lock.unlock();
            }
            if (acknowledger.getState() != Thread.State.NEW) acknowledger.join(Duration.ofSeconds(LAST_NOTES_SECONDS));
        } catch (InterruptedException stop) {
            senders.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void offer(Entry entry) {
        lock.lock();
        try {
            if (closed || !known.add(name(entry))) return;
            if (entry.outgoing().kind() == Kind.ANSWER) {
                inFlight++;
                senders.execute(() -> send(entry));
                return;
            }
            if (entry.outgoing().kind() == Kind.PUSH) waitingPushes++;
            var line = lines.computeIfAbsent(entry.outgoing().chat(), Line::new);
            withdraw(line);
            line.entries.put(entry.id(), entry);
            queue(line);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void dispatch() {
        lock.lock();
        try {
            while (!closed) {
                var now = ticker.instant();
                var next = next(now);
                var free = next == null ? Instant.MAX : later(next.ready, pace.anyMayLeave(now));
                if (next == null || inFlight >= CONCURRENT || isRecordingLate(now)) {
                    changed.await();
                } else if (free.isAfter(now)) {
                    changed.awaitNanos(Duration.between(now, free).toNanos());
                } else {
                    withdraw(next);
                    next.busy = true;
                    inFlight++;
                    var entry = next.head();
                    if (entry.outgoing().kind() != Kind.LETTER) pace.left(next.chat.value(), now);
                    senders.execute(() -> send(entry));
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean isRecordingLate(Instant now) {
        return !recordingSince.equals(Instant.MAX)
                && recordingSince.plus(RECORDED_WITHIN).isBefore(now);
    }

    /// A reply that may leave now, else a push that may, else whichever is ready first.
    private @org.jspecify.annotations.Nullable Line next(Instant now) {
        var reply = replies.peek();
        var push = pushes.peek();
        if (reply == null) return push;
        if (push == null || !reply.ready.isAfter(now)) return reply;
        return push.ready.isBefore(reply.ready) ? push : reply;
    }

    private void send(Entry entry) {
        try {
            if (!allowed.getAsBoolean()) {
                release(entry);
                return;
            }
            var outgoing = entry.outgoing();
            if (outgoing.kind() == Kind.LETTER) {
                postman.letter(entry, new ChatId(Long.parseLong(outgoing.method())));
                done(entry);
                return;
            }
            settle(entry, request(outgoing));
        } catch (RuntimeException fault) {
            log.log(
                    Level.WARNING,
                    "could not finish sending to chat " + entry.outgoing().chat(),
                    fault);
            later(entry);
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

    private void settle(Entry entry, Reply reply) {
        switch (reply) {
            case Reply.Accepted(JsonNode result) -> {
                told.sent();
                // Before the entry is acknowledged: a crash in between sends the message again, and its id is not
                // lost.
                if (!entry.outgoing().tag().isEmpty())
                    postman.posted(entry, result.path("message_id").asInt());
                done(entry);
            }
            case Reply.Unanswered(String why) -> {
                told.unanswered();
                log.log(
                        Level.DEBUG,
                        "nobody answered for chat {0}: {1}",
                        entry.outgoing().chat(),
                        why);
                if (entry.outgoing().kind() == Kind.ANSWER) done(entry);
                else later(entry);
            }
            case Reply.Refused refused -> refused(entry, refused);
        }
    }

    private void refused(Entry entry, Reply.Refused refused) {
        var chat = entry.outgoing().chat();
        if (refused.code() == TOO_MANY) {
            told.tooMany();
            hold(entry, refused.retryAfter() == null ? FIRST_RETRY : refused.retryAfter());
        } else if (refused.migratedTo() != null) {
            var to = new ChatId(refused.migratedTo());
            postman.migrated(entry, to);
            follow(entry, to);
        } else if (refused.code() == FORBIDDEN || isGone(refused.description())) {
            postman.unreachable(entry);
            abandon(entry);
        } else if (refused.code() == UNAUTHORIZED) {
            // The poll says so to a human; the message waits for a token that works.
            later(entry);
        } else if (isDone(refused.description())) {
            done(entry);
        } else {
            told.refused();
            log.log(
                    Level.WARNING,
                    "Telegram refuses {0} to chat {1}: {2}",
                    entry.outgoing().method(),
                    chat,
                    refused.description());
            mailroom.refused(entry, refused.code() + " " + refused.description());
            lock.lock();
            try {
                inFlight--;
                finish(entry);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /// Nothing more can be done, and nothing needs to be: the message shows this already, or the spinner is over.
    private static boolean isDone(String description) {
        return description.contains("message is not modified")
                || description.contains("query is too old")
                || description.contains("query ID is invalid");
    }

    private static boolean isGone(String description) {
        return description.contains("chat not found") || description.contains("user is deactivated");
    }

    /// 429. It concerns the chat; but when several chats hear it within a second, it concerns all.
    private void hold(Entry entry, Duration wait) {
        lock.lock();
        try {
            var now = ticker.instant();
            recentlyTooMany.removeIf(at -> at.isBefore(now.minusSeconds(1)));
            recentlyTooMany.add(now);
            if (recentlyTooMany.size() >= STORM) pace.holdAll(now.plus(wait));
            pace.hold(entry.outgoing().chat().value(), now.plus(wait));
            again(backInLine(entry));
        } finally {
            lock.unlock();
        }
    }

    private void later(Entry entry) {
        lock.lock();
        try {
            var line = backInLine(entry);
            var wait = FIRST_RETRY.multipliedBy(1L << Math.min(line.failures, 5));
            line.failures++;
            pace.hold(line.chat.value(), ticker.instant().plus(wait.compareTo(LAST_RETRY) < 0 ? wait : LAST_RETRY));
            again(line);
        } finally {
            lock.unlock();
        }
    }

    /// The entry waits for another try. An answer to a press, which is sent past all lines at first, takes its place
    /// in
    /// one now.
    private Line backInLine(Entry entry) {
        var line = lines.computeIfAbsent(entry.outgoing().chat(), Line::new);
        if (line.entries.putIfAbsent(entry.id(), entry) != null) line.busy = false;
        return line;
    }

    private void again(Line line) {
        inFlight--;
        withdraw(line);
        queue(line);
        changed.signalAll();
    }

    /// The lease is gone: the next holder sends it.
    private void release(Entry entry) {
        lock.lock();
        try {
            inFlight--;
            known.remove(name(entry));
        } finally {
            lock.unlock();
        }
    }

    /// Its chat's next message waits until Redis knows.
    private void done(Entry entry) {
        lock.lock();
        try {
            inFlight--;
            unrecorded.add(name(entry));
            delivered.add(entry);
            acknowledged.signalAll();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Redis has deleted it.
    private void finish(Entry entry) {
        forget(entry);
        var line = lines.get(entry.outgoing().chat());
        if (line == null || !line.entries.containsKey(entry.id())) return;
        line.busy = false;
        line.failures = 0;
        remove(line, entry);
        queue(line);
    }

    /// The chat cannot be reached: none of its messages can be delivered.
    private void abandon(Entry entry) {
        lock.lock();
        try {
            var line = lines.get(entry.outgoing().chat());
            if (line != null && line.entries.containsKey(entry.id())) {
                withdraw(line);
                for (var other : List.copyOf(line.entries.values())) {
                    if (other.outgoing().kind() == Kind.LETTER || other.id().equals(entry.id())) continue;
                    remove(line, other);
                    delivered.add(other);
                }
            }
        } finally {
            lock.unlock();
        }
        done(entry);
    }

    /// The group has another id now: this message and those behind it go there.
    private void follow(Entry entry, ChatId to) {
        lock.lock();
        try {
            var line = lines.get(entry.outgoing().chat());
            if (line != null)
                for (var waiting : List.copyOf(line.entries.values()))
                    line.entries.put(waiting.id(), moved(waiting, to));
            again(backInLine(entry));
        } finally {
            lock.unlock();
        }
    }

    private static Entry moved(Entry entry, ChatId to) {
        var outgoing = entry.outgoing();
        if (outgoing.kind() == Kind.LETTER) return entry;
        var body = (ObjectNode) tree(outgoing.body());
        body.put("chat_id", to.value());
        return new Entry(
                entry.id(),
                new Outgoing(outgoing.chat(), outgoing.kind(), outgoing.method(), body.toString(), outgoing.tag()));
    }

    private void remove(Line line, Entry entry) {
        if (line.entries.remove(entry.id()) != null && entry.outgoing().kind() == Kind.PUSH) waitingPushes--;
    }

    private void queue(Line line) {
        if (line.busy) return;
        if (line.entries.isEmpty()) {
            lines.remove(line.chat);
            return;
        }
        var now = ticker.instant();
        // A letter never reaches Telegram.
        line.ready = line.head().outgoing().kind() == Kind.LETTER ? now : pace.mayLeave(line.chat.value(), now);
        (line.head().outgoing().kind() == Kind.PUSH ? pushes : replies).add(line);
    }

    private void withdraw(Line line) {
        replies.remove(line);
        pushes.remove(line);
    }

    /// Deletes delivered messages from the outbox, as many at once as have gathered meanwhile. What it could not
    /// delete
    /// before the end stays among the unrecorded.
    private void acknowledge() {
        while (true) {
            List<Entry> some;
            lock.lock();
            try {
                while (delivered.isEmpty() && !sendersEnded) acknowledged.await();
                if (delivered.isEmpty()) return;
                some = List.copyOf(delivered);
                delivered.clear();
                if (recordingSince.equals(Instant.MAX)) recordingSince = ticker.instant();
            } catch (InterruptedException stop) {
                return;
            } finally {
                lock.unlock();
            }
            if (!acknowledged(some)) return;
        }
    }

    /// A spurious wake-up only tries a little earlier.
    @SuppressWarnings("WaitNotInLoop")
    private boolean acknowledged(List<Entry> some) {
        try {
            mailroom.sent(some);
            lock.lock();
            try {
                for (var entry : some) {
                    unrecorded.remove(name(entry));
                    finish(entry);
                }
                recordingSince = Instant.MAX;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            return true;
        } catch (RuntimeException away) {
            lock.lock();
            try {
                delivered.addAll(0, some);
                // The end wakes whoever waits here: Redis may be back by now, and is asked once more.
                if (sendersEnded) return false;
                acknowledged.awaitNanos(RECORDED_WITHIN.toNanos());
                return true;
            } catch (InterruptedException stop) {
                return false;
            } finally {
                lock.unlock();
            }
        }
    }

    private static JsonNode tree(String body) {
        try {
            return BotApi.MAPPER.readTree(body);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("an outbox entry that is no JSON", damaged);
        }
    }

    private static String name(Entry entry) {
        return entry.outgoing().chat() + " " + entry.id();
    }

    /// Stream ids are milliseconds and a counter: `1763721600000-12`.
    private static int inOrder(String one, String other) {
        var byTime = Long.compare(time(one), time(other));
        return byTime != 0 ? byTime : Long.compare(count(one), count(other));
    }

    private static long time(String id) {
        return Long.parseLong(id.substring(0, id.indexOf('-')));
    }

    private static long count(String id) {
        return Long.parseLong(id.substring(id.indexOf('-') + 1));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
