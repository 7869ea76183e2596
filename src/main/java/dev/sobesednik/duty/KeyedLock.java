package dev.sobesednik.duty;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Work on one thing at a time for each key, side by side for different keys. A key that nobody uses takes no memory.
final class KeyedLock<K> {

    private static final class Holders {
        final ReentrantLock lock = new ReentrantLock();
        /// How many hold the lock or wait for it; changes only while the map holds the key.
        int users;
    }

    private final Map<K, Holders> held = new ConcurrentHashMap<>();

    void run(K key, Runnable work) {
        var holders = enter(key);
        holders.lock.lock();
        try {
            work.run();
        } finally {
            holders.lock.unlock();
            leave(key);
        }
    }

    int keys() {
        return held.size();
    }

    private Holders enter(K key) {
        return held.compute(key, (same, known) -> {
            var holders = known == null ? new Holders() : known;
            holders.users++;
            return holders;
        });
    }

    private void leave(K key) {
        held.computeIfPresent(key, (same, holders) -> --holders.users == 0 ? null : holders);
    }
}
