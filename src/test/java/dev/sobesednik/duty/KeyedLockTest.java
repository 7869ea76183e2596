package dev.sobesednik.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class KeyedLockTest {

    private final KeyedLock<String> chats = new KeyedLock<>();

    @Test
    void one_key_is_worked_on_by_one_thread_at_a_time_however_many_come_and_go() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 5_000; number++)
                threads.execute(() -> chats.run("a", () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(1);
                    inside.decrementAndGet();
                }));
        }

        assertThat(most).hasValue(1);
        assertThat(chats.keys()).isZero();
    }

    @Test
    void different_keys_do_not_wait_for_each_other() throws Exception {
        var held = new CountDownLatch(1);
        var inside = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> chats.run("a", () -> {
                inside.countDown();
                awaits(held);
            }));
            inside.await();

            chats.run("b", held::countDown);
        }

        assertThat(chats.keys()).isZero();
    }

    @Test
    void work_that_fails_lets_the_next_one_in() {
        assertThatThrownBy(() -> chats.run("a", () -> {
                    throw new IllegalStateException("planned");
                }))
                .hasMessage("planned");

        var ran = new AtomicInteger();
        chats.run("a", ran::incrementAndGet);

        assertThat(ran).hasValue(1);
        assertThat(chats.keys()).isZero();
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
