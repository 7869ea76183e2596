package dev.sobesednik.streak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MannersTest {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final Manners ASKED = new Manners(false, true, null);

    @Test
    void the_word_is_due_at_eight_in_the_evening_of_the_day_after() {
        assertThat(ASKED.evening(streak(3, 0), MOSCOW)).contains(moscow("2026-03-05T20:00"));
    }

    @Test
    void a_freeze_puts_it_off_to_the_day_that_no_freeze_would_save() {
        assertThat(ASKED.evening(streak(3, 2), MOSCOW)).contains(moscow("2026-03-07T20:00"));
    }

    @Test
    void an_excused_day_puts_it_off_too() {
        var excused = streak(3, 0).excuse(LocalDate.parse("2026-03-05"));

        assertThat(ASKED.evening(excused, MOSCOW)).contains(moscow("2026-03-06T20:00"));
    }

    @Test
    void nobody_who_did_not_ask_or_who_hides_the_streak_or_has_two_days_gets_a_word() {
        assertThat(new Manners(false, false, null).evening(streak(3, 0), MOSCOW))
                .isEmpty();
        assertThat(ASKED.hide().evening(streak(3, 0), MOSCOW)).isEmpty();
        assertThat(ASKED.evening(streak(2, 0), MOSCOW)).isEmpty();
        assertThat(ASKED.evening(Streak.NONE, MOSCOW)).isEmpty();
    }

    @Test
    void a_word_that_comes_too_late_is_not_said() {
        var streak = streak(3, 0);

        assertThat(ASKED.isTimely(streak, MOSCOW, moscow("2026-03-05T19:59"))).isFalse();
        assertThat(ASKED.isTimely(streak, MOSCOW, moscow("2026-03-05T20:00"))).isTrue();
        assertThat(ASKED.isTimely(streak, MOSCOW, moscow("2026-03-05T21:59"))).isTrue();
        assertThat(ASKED.isTimely(streak, MOSCOW, moscow("2026-03-05T22:00"))).isFalse();
        assertThat(ASKED.isTimely(streak, MOSCOW, moscow("2026-03-06T03:00"))).isFalse();
        assertThat(ASKED.isTimely(streak, MOSCOW, moscow("2026-03-06T20:30"))).isFalse();
    }

    @Test
    void whoever_asks_for_it_in_the_evening_gets_the_first_one_on_another_day() {
        var off = new Manners(false, false, null);

        assertThat(off.remind(streak(3, 0), MOSCOW, moscow("2026-03-05T20:30")).evening(streak(3, 0), MOSCOW))
                .isEmpty();
        assertThat(off.remind(streak(3, 0), MOSCOW, moscow("2026-03-05T19:30")).evening(streak(3, 0), MOSCOW))
                .isPresent();
    }

    /// A person who answers now and then, travels, and whose wake-ups come late: at most one word a local date, never
    /// in the quiet hours, and no instant that has rung is asked for again.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void at_most_one_word_a_day_and_none_at_night(long seed) {
        var random = new Random(seed);
        var zones =
                ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
        var zone = MOSCOW;
        var now = Instant.parse("2026-01-01T12:00:00Z");
        var streak = streak(3, 0);
        var manners = ASKED;
        var said = new HashSet<LocalDate>();
        for (int step = 0; step < 4_000; step++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(600)));
            if (random.nextInt(50) == 0) zone = zones.get(random.nextInt(zones.size()));
            if (random.nextInt(5) == 0) streak = streak.answered(now, zone);
            if (random.nextInt(60) == 0) streak = streak.excuse(LocalDate.ofInstant(now, zone));
            var due = manners.evening(streak, zone);
            if (due.isEmpty() || due.get().isAfter(now)) continue;

            if (manners.isTimely(streak, zone, now)) {
                assertThat(LocalTime.ofInstant(now, zone)).isBetween(LocalTime.of(20, 0), LocalTime.of(22, 0));
                assertThat(said.add(LocalDate.ofInstant(now, zone))).isTrue();
                assertThat(streak.length()).isGreaterThanOrEqualTo(3);
            }
            manners = manners.rung(streak, zone);

            assertThat(manners.evening(streak, zone)).isEmpty();
        }
        assertThat(said).isNotEmpty();
    }

    /// The last answer was on 4 March.
    private static Streak streak(int length, int freezes) {
        var streak = new Streak(0, 0, freezes, 0, null, List.of(), Set.of(), null);
        for (int back = length - 1; back >= 0; back--)
            streak = streak.answered(
                    LocalDate.parse("2026-03-04")
                            .minusDays(back)
                            .atTime(12, 0)
                            .atZone(MOSCOW)
                            .toInstant(),
                    MOSCOW);
        return streak;
    }

    private static Instant moscow(String local) {
        return LocalDateTime.parse(local).atZone(MOSCOW).toInstant();
    }
}
