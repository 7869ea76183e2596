package dev.sobesednik.duty;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Work on one thing at a time for each key, side by side for different keys. A key that nobody uses takes no memory.
final class KeyedLock<K> {

    private static final class Door {
        final ReentrantLock lock = new ReentrantLock();
        /// Who is inside or waits; changes only while the map holds the key.
        int users;
    }

    private final Map<K, Door> doors = new ConcurrentHashMap<>();

    void run(K key, Runnable work) {
        var door = enter(key);
        door.lock.lock();
        try {
            work.run();
        } finally {
            door.lock.unlock();
            leave(key);
        }
    }

    int keys() {
        return doors.size();
    }

    private Door enter(K key) {
        return doors.compute(key, (same, known) -> {
            var door = known == null ? new Door() : known;
            door.users++;
            return door;
        });
    }

    private void leave(K key) {
        doors.computeIfPresent(key, (same, door) -> --door.users == 0 ? null : door);
    }
}
