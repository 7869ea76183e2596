package dev.sobesednik.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.playground.world.Persona;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// One person sends a thousand messages a second; the others should not notice.
class FloodTest {

    private static final int OTHERS = 30;
    private static final Duration LASTS = Duration.ofSeconds(10);

    @Tag("chaos")
    @Test
    void a_person_who_sends_a_thousand_messages_a_second_slows_nobody_down() throws Exception {
        try (var pair = new Pair()) {
            var flooder =
                    pair.telegram.person(new Persona(666, "F", null, "ru")).talk();
            var calm = latencies(pair, 1);
            var end = System.nanoTime() + LASTS.toNanos();
            var sent = new int[1];
            var flood = Thread.ofPlatform().start(() -> {
                var next = System.nanoTime();
                while (System.nanoTime() < end) {
                    flooder.sends("/n" + ++sent[0]);
                    next += 1_000_000;
                    LockSupport.parkNanos(next - System.nanoTime());
                }
            });
            var during = latencies(pair, 2);
            flood.join();
            pair.telegram.awaitAllConfirmed(Duration.ofSeconds(60));

            var told = pair.deliveries.of(666).stream()
                    .filter(delivery -> delivery.text().startsWith("Сообщения приходят быстрее"))
                    .count();
            try (var client = pair.redis.client()) {
                var text = """
                    | others' replies | median | p99 |
                    |---|---|---|
                    | before the flood | %d ms | %d ms |
                    | while one person sends %d messages in %d s | %d ms | %d ms |

                    Waiting for that person afterwards: %d messages.
                    """.formatted(
                                calm.get(calm.size() / 2),
                                calm.get(calm.size() * 99 / 100),
                                sent[0],
                                LASTS.toSeconds(),
                                during.get(during.size() / 2),
                                during.get(during.size() * 99 / 100),
                                client.waiting());
                Report.write("flood", text);
                assertThat(client.waiting()).isLessThan(60);
            }
            assertThat(sent[0]).isGreaterThan(5_000);
            assertThat(told).isLessThanOrEqualTo(1);
            assertThat(during.get(during.size() * 99 / 100)).isLessThan(1_000);
        }
    }

    /// In milliseconds, sorted: how long until each of the others is answered, one after the other.
    private static List<Long> latencies(Pair pair, int round) {
        var all = new ArrayList<Long>();
        for (int number = 0; number < OTHERS; number++) {
            var talk = pair.telegram
                    .person(new Persona(1_000L * round + number, "N", null, "ru"))
                    .talk();
            var before = talk.revision();
            var from = System.nanoTime();
            talk.sends("/n1");
            talk.awaits(
                    Duration.ofSeconds(30), before, message -> message.text().contains("/n1"));
            all.add(Duration.ofNanos(System.nanoTime() - from).toMillis());
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        all.sort(null);
        return all;
    }
}
