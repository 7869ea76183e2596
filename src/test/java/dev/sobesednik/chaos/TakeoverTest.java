package dev.sobesednik.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two instances on one Redis: how long nobody is on duty.
class TakeoverTest {

    private static final int TIMES = 3;

    @Tag("chaos")
    @Test
    void a_standby_takes_over_within_ten_seconds_of_a_kill_and_two_of_a_stop() throws IOException {
        var killed = new ArrayList<Duration>();
        var stopped = new ArrayList<Duration>();
        try (var pair = new Pair()) {
            for (int time = 0; time < TIMES; time++) {
                killed.add(pair.takesOver(BotProcess::kill));
                stopped.add(pair.takesOver(BotProcess::end));
            }
            assertThat(pair.conflicts()).as("polls that ended with 409").isLessThanOrEqualTo(2 * TIMES);
        }
        var text = """
            | taken over after | times | median | longest |
            |---|---|---|---|
            %s%s\
            """.formatted(row("kill -9", killed), row("SIGTERM", stopped));
        Report.write("takeover", text);
        assertThat(killed).allMatch(time -> time.compareTo(Duration.ofSeconds(10)) < 0);
        assertThat(stopped).allMatch(time -> time.compareTo(Duration.ofSeconds(2)) < 0);
    }

    private static String row(String what, List<Duration> times) {
        var sorted = times.stream().sorted().toList();
        return "| %s | %d | %.2f s | %.2f s |%n"
                .formatted(
                        what,
                        sorted.size(),
                        sorted.get(sorted.size() / 2).toMillis() / 1e3,
                        sorted.getLast().toMillis() / 1e3);
    }
}
