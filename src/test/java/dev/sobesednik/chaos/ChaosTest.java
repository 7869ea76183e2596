package dev.sobesednik.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.chaos.Storm.Blow;
import dev.sobesednik.chaos.Storm.Fallen;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Processes are killed, frozen and cut off while people talk to the bot; afterwards everything is counted.
class ChaosTest {

    private static final long SEED = Long.getLong("chaos.seed", 20_260_302L);

    @Test
    void nothing_is_lost_or_counted_twice_in_a_short_storm() throws IOException {
        var blows = new ArrayList<>(List.of(
                Blow.KILL,
                Blow.REDIS_KILL,
                Blow.STOP,
                Blow.ANSWERS_LOST,
                Blow.API_CUT,
                Blow.REPEATED,
                Blow.CLOCK_FORWARD,
                Blow.FLOOD_ALL,
                Blow.API_TRUNCATED));
        storm(blows, 20, Duration.ofSeconds(5), "short");
    }

    @Tag("chaos")
    @Test
    void nothing_is_lost_or_counted_twice_in_a_long_storm() throws IOException {
        var blows = new ArrayList<Blow>();
        add(blows, 45, Blow.KILL);
        add(blows, 5, Blow.KILL_BOTH);
        add(blows, 5, Blow.STOP);
        add(blows, 4, Blow.FREEZE);
        add(blows, 10, Blow.REDIS_KILL);
        add(blows, 1, Blow.REDIS_PAUSE);
        add(blows, 1, Blow.REDIS_FULL);
        add(blows, 1, Blow.API_DOWN);
        add(blows, 1, Blow.API_SLUGGISH);
        for (var blow : List.of(
                Blow.API_CUT,
                Blow.API_SLOW,
                Blow.API_ERRORS,
                Blow.API_HTML,
                Blow.API_TRUNCATED,
                Blow.ANSWERS_LOST,
                Blow.REPEATED,
                Blow.FLOOD_ALL,
                Blow.FLOOD_ONE,
                Blow.POLL_CONFLICT)) add(blows, 4, blow);
        add(blows, 35, Blow.CLOCK_FORWARD);
        add(blows, 8, Blow.CLOCK_BACK);
        Collections.shuffle(blows, new Random(SEED));
        storm(blows, 40, Duration.ofSeconds(30), "long");
    }

    private static void add(List<Blow> blows, int times, Blow blow) {
        for (int number = 0; number < times; number++) blows.add(blow);
    }

    private static void storm(List<Blow> blows, int people, Duration redisPause, String name) throws IOException {
        try (var storm = new Storm(people, 20, redisPause, SEED)) {
            storm.begins();
            for (var blow : blows) storm.falls(blow);
            storm.calmsDown();
            var reckoning = new Reckoning(storm);
            var table = table(storm, reckoning);
            Report.write(name, table);
            assertThat(reckoning.faults).isEmpty();
            for (var log : storm.logs)
                assertThat(Files.readString(log)).as(log.toString()).doesNotContain(Storm.TOKEN);
        }
    }

    private static String table(Storm storm, Reckoning reckoning) {
        var text = new StringBuilder("""
            | what happens | times | back at work: median | longest | messages sent twice |
            |---|---|---|---|---|
            """);
        for (var blow : Blow.values()) {
            var times = storm.fallen.stream()
                    .filter(fallen -> fallen.blow() == blow)
                    .map(Fallen::back)
                    .sorted()
                    .toList();
            if (times.isEmpty()) continue;
            text.append("| %s | %d | %.1f s | %.1f s | %d |%n"
                    .formatted(
                            blow.words,
                            times.size(),
                            times.get(times.size() / 2).toMillis() / 1e3,
                            times.getLast().toMillis() / 1e3,
                            reckoning.doubled.getOrDefault(blow.words, 0)));
        }
        return text.append("""

            | counted | |
            |---|---|
            | updates | %d |
            | messages | %d |
            | numbered commands, each answered once and in order | %d |
            | questions asked for, each counted once | %d |
            | grades, each counted once | %d |
            | daily questions, one a person and day | %d |
            | messages sent twice because an answer was lost | %d |
            | messages sent twice in all | %d |
            | broken promises | %d |
            """.formatted(
                                reckoning.updates,
                                reckoning.messages,
                                reckoning.commands,
                                reckoning.questions,
                                reckoning.grades,
                                reckoning.dailies,
                                reckoning.doubled.getOrDefault("an answer was lost", 0),
                                reckoning.allDoubled(),
                                reckoning.faults.size()))
                .toString();
    }
}
