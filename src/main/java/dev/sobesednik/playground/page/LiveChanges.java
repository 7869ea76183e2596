package dev.sobesednik.playground.page;

import dev.sobesednik.playground.EmulatedTelegram;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Every change goes to every open page, in order.
final class LiveChanges implements SmartLifecycle {

    // A page that is so far behind is better off with a fresh look at the whole.
    private static final int MOST_WAITING = 5_000;
    private static final int HEARTBEAT_SECONDS = 15;

    private final List<Listener> open = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    LiveChanges(EmulatedTelegram telegram, PageState state) {
        telegram.listen(happening -> {
            if (open.isEmpty()) return;
            var event = state.event(happening).toString();
            open.forEach(listener -> listener.add(event));
        });
    }

    SseEmitter open() {
        var listener = new Listener();
        open.add(listener);
        if (!running) listener.end();
        Thread.ofVirtual().name("playground-page").start(listener);
        return listener.emitter;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        open.forEach(Listener::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Stops before the web server does, which would wait for the open streams.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private final class Listener implements Runnable {
        final SseEmitter emitter = new SseEmitter(0L);
        private final LinkedBlockingQueue<Optional<String>> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

        Listener() {
            emitter.onCompletion(this::end);
            emitter.onError(problem -> end());
        }

        void add(String event) {
            if (!waiting.offer(Optional.of(event))) end();
        }

        void end() {
            open.remove(this);
            waiting.clear();
            if (!waiting.offer(Optional.empty())) throw new IllegalStateException("a cleared queue is full");
        }

        @Override
        public void run() {
            try {
                emitter.send(SseEmitter.event().comment("open"));
                while (true) {
                    var event = waiting.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                    if (event == null) emitter.send(SseEmitter.event().comment("still here"));
                    else if (event.isEmpty()) break;
                    else emitter.send(SseEmitter.event().data(event.get(), MediaType.TEXT_PLAIN));
                }
                emitter.complete();
            } catch (IOException | IllegalStateException _) {
                // The page is gone: it will come back on its own if it still wants to know.
                open.remove(this);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
