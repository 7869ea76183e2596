package dev.sobesednik.playground.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sobesednik.playground.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FastForwardTest {

    private static final Duration SHOWN = Duration.ofNanos(1);

    private final Scene scene = Scene.open();

    private FastForward forward(Duration breath) {
        return new FastForward(scene.telegram.world, scene.clock, breath);
    }

    @Test
    void whoever_lives_by_the_clock_lives_through_every_half_hour() {
        var seen = new ArrayList<Instant>();
        scene.clock.forward(Duration.ofMinutes(10));
        scene.clock.listen(() -> seen.add(scene.clock.instant()));

        forward(Duration.ZERO).by(Duration.ofHours(1));

        assertThat(seen)
                .containsExactly(
                        Instant.parse("2026-03-02T09:30:00Z"),
                        Instant.parse("2026-03-02T10:00:00Z"),
                        Instant.parse("2026-03-02T10:10:00Z"));
    }

    @Test
    void the_page_hears_how_far_the_clock_has_got() {
        var told = new ArrayList<String>();
        scene.telegram.listen(happening -> {
            if (happening.kind().equals("clock")) told.add(happening.detail().toString());
        });

        forward(Duration.ZERO).by(Duration.ofHours(1));

        assertThat(told)
                .containsExactly(
                        "{\"running\":true,\"done\":1800,\"distance\":3600}",
                        "{\"running\":true,\"done\":3600,\"distance\":3600}",
                        "{\"running\":false,\"done\":3600,\"distance\":3600}");
    }

    @Test
    void no_second_jump_begins_while_the_clock_moves() throws Exception {
        var moving = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        scene.clock.listen(() -> {
            moving.countDown();
            awaitUninterrupted(goOn);
        });
        var forward = forward(SHOWN);

        forward.by(Duration.ofHours(2));
        moving.await();

        assertThatThrownBy(() -> forward.by(Duration.ofDays(7))).hasMessage("the clock is still moving");
        goOn.countDown();
        scene.telegram.await(Scene.SOON, "the end", () -> scene.clock.ahead().equals(Duration.ofHours(2)));
    }

    @Test
    void the_bot_hears_of_a_closed_poll_before_time_goes_on() {
        scene.call("sendPoll", "{'chat_id':42,'question':'?','options':['да','нет'],'open_period':3600}");
        var closedAt = new ArrayList<Instant>();
        scene.clock.listen(() -> {
            if (scene.telegram.waitingUpdates().isEmpty()) return;
            closedAt.add(scene.clock.instant());
            scene.forget();
        });

        forward(Duration.ZERO).by(Duration.ofHours(3));

        assertThat(closedAt).containsExactly(Instant.parse("2026-03-02T10:00:00Z"));
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
