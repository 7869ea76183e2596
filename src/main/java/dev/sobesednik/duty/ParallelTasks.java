package dev.sobesednik.duty;

import dev.sobesednik.turn.Turns.FencedOff;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A virtual thread for each task. Closing waits for all of them.
final class ParallelTasks implements AutoCloseable {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    void start(Runnable task) {
        executor.execute(task);
    }

    /// Returns once all have ended, or throws what the first of them in this order threw.
    void runAll(List<Runnable> tasks) {
        var running = new ArrayList<Future<?>>();
        for (var task : tasks) running.add(executor.submit(task));
        for (var task : running) await(task);
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FencedOff();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(failed.getCause());
        }
    }

    @Override
    public void close() {
        executor.close();
    }
}
