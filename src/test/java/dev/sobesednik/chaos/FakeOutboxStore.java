package dev.sobesednik.chaos;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.turn.OutboxStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// An outbox in memory, in a Redis that fails on request.
final class FakeOutboxStore implements OutboxStore {

    private final List<Entry> entries = new ArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger fences = new AtomicInteger();
    private volatile boolean failing;
    private volatile boolean unreadable;
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile Runnable whileReading = () -> {};

    synchronized void holds(Entry... more) {
        entries.addAll(List.of(more));
    }

    void fails() {
        failing = true;
    }

    /// The next notes wait until it works again.
    void holdsUp() {
        held = new CountDownLatch(1);
    }

    void works() {
        failing = false;
        held.countDown();
    }

    void failsToRead() {
        unreadable = true;
    }

    /// Happens between the reading of a chat's entries and their use.
    void whileReading(Runnable meanwhile) {
        whileReading = meanwhile;
    }

    int failures() {
        return failures.get();
    }

    int fences() {
        return fences.get();
    }

    synchronized boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public List<Entry> waiting() {
        if (unreadable) throw new IllegalStateException("Redis is away");
        return copy();
    }

    @Override
    public List<Entry> waiting(ChatId chat) {
        var read = copy();
        whileReading.run();
        return read;
    }

    @Override
    public void sent(List<Entry> some) {
        try {
            held.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        if (failing) {
            failures.incrementAndGet();
            throw new IllegalStateException("Redis is away");
        }
        remove(some);
    }

    @Override
    public void refused(Entry entry, String reason) {
        remove(List.of(entry));
    }

    @Override
    public void fence(long epoch) {
        fences.incrementAndGet();
    }

    private synchronized List<Entry> copy() {
        return List.copyOf(entries);
    }

    private synchronized void remove(List<Entry> some) {
        entries.removeAll(some);
    }
}
