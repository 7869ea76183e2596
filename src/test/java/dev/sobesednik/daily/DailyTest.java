package dev.sobesednik.daily;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.daily.Daily.Ring;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /// Of 300 people who waited behind a backlog at 09:00, those who sent /start got no question and no word.
    @Test
    void arming_while_todays_question_waits_leaves_it_due() {
        var nine = local("2026-03-02T09:00", MOSCOW);
        var now = nine.plusSeconds(300);
        var daily = Daily.UNASKED.at(LocalTime.of(9, 0), MOSCOW, nine.minusSeconds(60));

        assertThat(daily.arm(MOSCOW, now)).isEqualTo(daily);
        assertThat(daily.resume(MOSCOW, now)).isEqualTo(daily);
        assertThat(due(daily.arm(MOSCOW, now).ring(nine, MOSCOW, now, GRACE)).askNow())
                .isTrue();
    }

    @Test
    void a_later_time_that_is_chosen_while_todays_question_waits_puts_it_off() {
        var nine = local("2026-03-02T09:00", MOSCOW);
        var now = nine.plusSeconds(300);
        var daily = Daily.UNASKED
                .at(LocalTime.of(9, 0), MOSCOW, nine.minusSeconds(60))
                .at(LocalTime.of(12, 0), MOSCOW, now);
        assertThat(daily.comes(MOSCOW, now)).isEqualTo("2026-03-02");

        var ring = due(daily.ring(nine, MOSCOW, now, GRACE));

        assertThat(ring.askNow()).isFalse();
        assertThat(ring.skipped()).isEmpty();
        assertThat(ring.daily().next()).isEqualTo(local("2026-03-02T12:00", MOSCOW));
    }

    /// It is five minutes late, not seven hours: nobody is told that the bot was away.
    @Test
    void a_zone_further_east_that_is_chosen_while_todays_question_waits_makes_it_no_later() {
        var nine = local("2026-03-02T09:00", MOSCOW);
        var now = nine.plusSeconds(300);
        var vladivostok = ZoneId.of("Asia/Vladivostok");
        var daily = Daily.UNASKED
                .at(LocalTime.of(9, 0), MOSCOW, nine.minusSeconds(60))
                .arm(vladivostok, now);

        var ring = due(daily.ring(nine, vladivostok, now, GRACE));

        assertThat(ring.askNow()).isTrue();
        assertThat(ring.skipped()).isEmpty();
        assertThat(ring.daily().handled()).isEqualTo("2026-03-02");
    }

    /// In the night it is still yesterday's question that waits, in whatever zone one looks at it.
    @Test
    void the_date_that_is_owed_stays_the_same_in_another_zone() {
        var eve = local("2026-03-02T23:00", MOSCOW);
        var now = eve.plusSeconds(300);
        var vladivostok = ZoneId.of("Asia/Vladivostok");
        var daily = Daily.UNASKED
                .at(LocalTime.of(23, 0), MOSCOW, eve.minusSeconds(60))
                .arm(vladivostok, now);

        var ring = due(daily.ring(eve, vladivostok, now, GRACE));

        assertThat(ring.daily().handled()).isEqualTo("2026-03-02");
        assertThat(ring.daily().next()).isEqualTo(local("2026-03-03T23:00", vladivostok));
    }

    @Test
    void a_pause_while_a_question_waits_begins_with_it_and_what_was_missed_before_is_still_said() {
        var first = local("2026-03-02T09:00", MOSCOW);
        var now = local("2026-03-04T09:05", MOSCOW);
        var daily = Daily.UNASKED
                .at(LocalTime.of(9, 0), MOSCOW, first.minusSeconds(60))
                .pause(1, MOSCOW, now)
                .pause(1, MOSCOW, now);
        assertThat(daily.isPaused(MOSCOW, now)).isTrue();
        assertThat(daily.comes(MOSCOW, now)).isEqualTo("2026-03-05");

        var ring = due(daily.ring(first, MOSCOW, now, GRACE));

        assertThat(ring.skipped()).containsExactly(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-03"));
        assertThat(ring.askNow()).isFalse();
        assertThat(ring.daily().isPaused(MOSCOW, now)).isTrue();
        assertThat(ring.daily().next()).isEqualTo(local("2026-03-05T09:00", MOSCOW));
    }

    /// On 4 May 2018 Pyongyang's clocks went from 23:30 to midnight.
    @Test
    void a_minute_that_comes_after_midnight_is_still_the_days_before() {
        var zone = ZoneId.of("Asia/Pyongyang");
        var comes = local("2018-05-05T00:15", zone);
        var daily = Daily.UNASKED.at(LocalTime.of(23, 45), zone, local("2018-05-04T12:00", zone));
        assertThat(daily.next()).isEqualTo(comes);
        assertThat(daily.arm(zone, comes.minusSeconds(60))).isEqualTo(daily);

        var after = due(daily.ring(comes, zone, comes, GRACE)).daily();

        assertThat(after.handled()).isEqualTo("2018-05-04");
        assertThat(after.next()).isEqualTo(local("2018-05-05T23:45", zone));
    }

    @Test
    void a_record_of_before_that_tells_no_date_owes_the_one_of_its_wake_up() {
        var nine = local("2026-03-02T09:00", MOSCOW);
        var old = new Daily(Daily.Mode.ON, LocalTime.of(9, 0), null, null, nine, null);

        var after = due(old.ring(nine, MOSCOW, nine.plusSeconds(5), GRACE)).daily();

        assertThat(after.handled()).isEqualTo("2026-03-02");
        assertThat(after.next()).isEqualTo(local("2026-03-03T09:00", MOSCOW));
    }

    /// There the wake-up of 2 March is on 1 March, which had its question.
    @Test
    void a_record_of_before_asks_no_date_again_in_a_zone_further_west() {
        var nine = local("2026-03-02T09:00", MOSCOW);
        var west = ZoneId.of("America/Los_Angeles");
        var old = new Daily(Daily.Mode.ON, LocalTime.of(9, 0), null, LocalDate.parse("2026-03-01"), nine, null);

        var ring = due(old.arm(west, nine.plusSeconds(5)).ring(nine, west, nine.plusSeconds(9), GRACE));

        assertThat(ring.askNow()).isFalse();
        assertThat(ring.skipped()).isEmpty();
        assertThat(ring.daily().next()).isEqualTo(local("2026-03-02T09:00", west));
    }

    private static Ring.Due due(Ring ring) {
        assertThat(ring).isInstanceOf(Ring.Due.class);
        return (Ring.Due) ring;
    }

    private static Instant local(String time, ZoneId zone) {
        return LocalDateTime.parse(time).atZone(zone).toInstant();
    }
}
