package dev.sobesednik.ops;

import dev.sobesednik.duty.DutyMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;

/// The figures as Micrometer meters.
public final class Metered implements DutyMetrics {

    private final Counter updates;
    private final Counter unreadable;
    private final Counter abandoned;
    private final Counter unplaced;
    private final Counter passedOver;
    private final Counter sent;
    private final Counter unanswered;
    private final Counter refused;
    private final Counter tooMany;
    private final AtomicReference<IntSupplier> waiting = new AtomicReference<>(() -> 0);

    public Metered(MeterRegistry meters) {
        this.updates = counter(meters, "updates", "Updates received");
        this.unreadable = counter(meters, "updates.unreadable", "Updates that could not be read");
        this.abandoned = counter(meters, "updates.abandoned", "Updates given up: the one way to lose one");
        this.unplaced = counter(meters, "votes.unplaced", "Votes in polls that are not known");
        this.passedOver =
                counter(meters, "updates.passed.over", "Updates of people who send more than can be answered");
        this.sent = counter(meters, "messages.sent", "Requests that Telegram accepted");
        this.unanswered = counter(
                meters, "messages.unanswered", "Requests that nobody answered: sent again, perhaps a second time");
        this.refused = counter(meters, "messages.refused", "Requests refused for good");
        this.tooMany = counter(meters, "messages.too.many", "Requests answered with 429");
        Gauge.builder("sobesednik.messages.waiting", () -> waiting.get().getAsInt())
                .description("Messages that have landed and wait to be sent")
                .register(meters);
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder("sobesednik." + name).description(description).register(meters);
    }

    @Override
    public void polled(int count) {
        updates.increment(count);
    }

    @Override
    public void unreadable() {
        unreadable.increment();
    }

    @Override
    public void abandoned() {
        abandoned.increment();
    }

    @Override
    public void unplaced() {
        unplaced.increment();
    }

    @Override
    public void passedOver() {
        passedOver.increment();
    }

    @Override
    public void watch(IntSupplier source) {
        waiting.set(source);
    }

    @Override
    public void sent() {
        sent.increment();
    }

    @Override
    public void unanswered() {
        unanswered.increment();
    }

    @Override
    public void refused() {
        refused.increment();
    }

    @Override
    public void tooMany() {
        tooMany.increment();
    }
}
