package dev.sobesednik.turn.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sobesednik.turn.OutboxStore;
import dev.sobesednik.turn.OutboxStore.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Deletes delivered messages from the outbox, as many at once as have gathered meanwhile. What it could not delete
/// before the end stays among the unrecorded.
final class Recorder {

    /// When Redis takes longer to note what was delivered, nothing more is delivered until it has.
    private static final Duration IN_TIME = Duration.ofMillis(200);

    private static final Duration LAST_NOTES = Duration.ofSeconds(3);

    private final OutboxStore store;
    private final Map<String, JsonNode> unrecorded;
    private final InstantSource ticker;
    private final Consumer<List<Entry>> recorded;
    private final Consumer<Throwable> broken;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Entry> delivered = new ArrayList<>();
    private final Thread thread = Thread.ofVirtual().name("recorder").unstarted(this::work);
    private boolean ending;
    private volatile Instant since = Instant.MAX;

    /// @param unrecorded by their names: what Telegram has and Redis was not told yet, with Telegram's answer
    /// @param recorded hears what has left the outbox; called by the recorder's own thread, which holds no lock
    /// @param broken hears that nothing more will be recorded
    Recorder(
            OutboxStore store,
            Map<String, JsonNode> unrecorded,
            InstantSource ticker,
            Consumer<List<Entry>> recorded,
            Consumer<Throwable> broken) {
        this.store = store;
        this.unrecorded = unrecorded;
        this.ticker = ticker;
        this.recorded = recorded;
        this.broken = broken;
    }

    void start() {
        thread.start();
    }

    /// Telegram has it: should Redis not hear of that in time, this process does not send it again.
    void delivered(Entry entry) {
        unrecorded.putIfAbsent(OutboxQueues.name(entry), MissingNode.getInstance());
        delete(List.of(entry));
    }

    void delete(Collection<Entry> entries) {
        lock.lock();
        try {
            delivered.addAll(entries);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isLate(Instant now) {
        var waiting = since;
        return !waiting.equals(Instant.MAX) && waiting.plus(IN_TIME).isBefore(now);
    }

    /// Once nothing more is delivered: a last try, should Redis be back by now.
    void end() throws InterruptedException {
        lock.lock();
        try {
            ending = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (thread.getState() != Thread.State.NEW) thread.join(LAST_NOTES);
    }

    private void work() {
        try {
            for (var some = gathered(); !some.isEmpty(); some = gathered()) if (!record(some)) return;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error fault) {
            broken.accept(fault);
        }
    }

    /// Waits for something to do; nothing at the end.
    private List<Entry> gathered() throws InterruptedException {
        lock.lock();
        try {
            while (delivered.isEmpty() && !ending) changed.await();
            var some = List.copyOf(delivered);
            delivered.clear();
            if (!some.isEmpty() && since.equals(Instant.MAX)) since = ticker.instant();
            return some;
        } finally {
            lock.unlock();
        }
    }

    /// @return whether to go on
    private boolean record(List<Entry> some) throws InterruptedException {
        try {
            store.sent(some);
        } catch (RuntimeException away) {
            return again(some);
        }
        some.forEach(entry -> unrecorded.remove(OutboxQueues.name(entry)));
        since = Instant.MAX;
        recorded.accept(some);
        return true;
    }

    /// A spurious wake-up only tries a little earlier.
    @SuppressWarnings("WaitNotInLoop")
    private boolean again(List<Entry> some) throws InterruptedException {
        lock.lock();
        try {
            delivered.addAll(0, some);
            if (ending) return false;
            changed.awaitNanos(IN_TIME.toNanos());
            return true;
        } finally {
            lock.unlock();
        }
    }
}
