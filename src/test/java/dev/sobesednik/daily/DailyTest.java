package dev.sobesednik.daily;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.daily.Daily.Ring;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DailyTest {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration GRACE = Duration.ofHours(3);

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:59, 09:00, 2026-03-02T09:00",
        "2026-03-02T09:00, 09:00, 2026-03-03T09:00",
        "2026-03-02T23:59, 00:00, 2026-03-03T00:00",
        // 02:30 does not exist on the night when clocks go forward: it comes an hour later.
        "2026-03-29T01:00, 02:30, 2026-03-29T03:30",
        // It comes twice when they go back: the first time counts.
        "2026-10-25T01:00, 02:30, 2026-10-25T02:30"
    })
    void the_next_one_comes_at_the_next_such_minute_of_the_wall_clock(String now, String at, String next) {
        var daily = Daily.UNASKED.at(LocalTime.parse(at), BERLIN, local(now, BERLIN));

        assertThat(daily.next()).isEqualTo(local(next, BERLIN));
    }

    @Test
    void a_minute_that_comes_twice_rings_once() {
        var first = local("2026-10-25T02:30", BERLIN);
        var daily = Daily.UNASKED.at(LocalTime.of(2, 30), BERLIN, local("2026-10-25T01:00", BERLIN));

        var after = due(daily.ring(first, BERLIN, first, GRACE)).daily();

        assertThat(after.next()).isEqualTo(local("2026-10-26T02:30", BERLIN));
    }

    @Test
    void a_date_that_had_its_question_gets_no_second_one_in_a_zone_further_west() {
        var nine = local("2026-03-02T09:00", MOSCOW);
        var daily = Daily.UNASKED.at(LocalTime.of(9, 0), MOSCOW, nine.minusSeconds(60));
        var done = due(daily.ring(nine, MOSCOW, nine, GRACE)).daily();

        var moved = done.arm(BERLIN, nine.plusSeconds(60));

        assertThat(moved.next()).isEqualTo(local("2026-03-03T09:00", BERLIN));
    }

    @Test
    void an_old_wake_up_means_nothing() {
        var now = local("2026-03-02T08:00", MOSCOW);
        var daily = Daily.UNASKED.at(LocalTime.of(9, 0), MOSCOW, now).at(LocalTime.of(10, 0), MOSCOW, now);

        assertThat(daily.ring(local("2026-03-02T09:00", MOSCOW), MOSCOW, now, GRACE))
                .isInstanceOf(Ring.Stale.class);
        assertThat(daily.off().ring(local("2026-03-02T10:00", MOSCOW), MOSCOW, now, GRACE))
                .isInstanceOf(Ring.Stale.class);
    }

    @Test
    void after_an_outage_of_days_the_missed_dates_are_skipped_and_todays_still_comes_within_the_grace() {
        var due = local("2026-03-02T09:00", MOSCOW);
        var daily = Daily.UNASKED.at(LocalTime.of(9, 0), MOSCOW, due.minusSeconds(60));

        var ring = due(daily.ring(due, MOSCOW, local("2026-03-05T10:00", MOSCOW), GRACE));

        assertThat(ring.skipped())
                .containsExactly(
                        LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-03"), LocalDate.parse("2026-03-04"));
        assertThat(ring.askNow()).isTrue();
        assertThat(ring.daily().next()).isEqualTo(local("2026-03-06T09:00", MOSCOW));
    }

    @Test
    void a_pause_counts_from_the_next_question_that_would_have_come() {
        var now = local("2026-03-02T12:00", MOSCOW);
        var daily = Daily.UNASKED.at(LocalTime.of(9, 0), MOSCOW, now).pause(7, MOSCOW, now);

        assertThat(daily.isPaused(MOSCOW, now)).isTrue();
        assertThat(daily.next()).isEqualTo(local("2026-03-10T09:00", MOSCOW));
        assertThat(daily.resume(MOSCOW, now).next()).isEqualTo(local("2026-03-03T09:00", MOSCOW));
    }

    /// Zones, clock changes, late rings, changed times: never two questions for one local date.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void one_question_a_local_date_whatever_happens(long seed) {
        var random = new Random(seed);
        var zones =
                ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
        var zone = MOSCOW;
        var now = Instant.parse("2026-01-01T00:00:00Z");
        var daily = Daily.UNASKED.at(LocalTime.of(9, 0), zone, now);
        var asked = new HashSet<LocalDate>();
        for (int step = 0; step < 3_000; step++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(60 * 20)));
            if (random.nextInt(8) == 0) {
                zone = zones.get(random.nextInt(zones.size()));
                daily = daily.arm(zone, now);
            } else if (random.nextInt(12) == 0) {
                daily = daily.at(LocalTime.of(random.nextInt(24), random.nextInt(60)), zone, now);
            }
            var next = daily.next();
            if (next == null || next.isAfter(now)) continue;
            var ring = due(daily.ring(next, zone, now, GRACE));
            daily = ring.daily();
            if (ring.askNow()) {
                var date = daily.handled();
                assertThat(asked.add(date)).as("a second question for %s", date).isTrue();
            }
            assertThat(daily.next()).isAfter(now);
        }
        assertThat(asked).hasSizeGreaterThan(100);
    }

    private static Ring.Due due(Ring ring) {
        assertThat(ring).isInstanceOf(Ring.Due.class);
        return (Ring.Due) ring;
    }

    private static Instant local(String time, ZoneId zone) {
        return LocalDateTime.parse(time).atZone(zone).toInstant();
    }
}
