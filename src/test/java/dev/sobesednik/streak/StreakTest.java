package dev.sobesednik.streak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.profile.LocalDay;
import dev.sobesednik.streak.Streak.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreakTest {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    private Streak streak = Streak.NONE;

    @Test
    void a_day_lasts_until_four_in_the_morning() {
        answers("2026-03-02T23:50", MOSCOW);
        answers("2026-03-03T03:59", MOSCOW);
        assertThat(streak.length()).isEqualTo(1);

        answers("2026-03-03T04:00", MOSCOW);
        assertThat(streak.length()).isEqualTo(2);
    }

    @Test
    void a_missed_day_without_a_freeze_ends_the_streak() {
        daysInARow("2026-03-02", 3, MOSCOW);

        assertThat(currentAt("2026-03-05T12:00", MOSCOW)).isEqualTo(3);
        assertThat(currentAt("2026-03-06T04:00", MOSCOW)).isZero();
        answers("2026-03-06T12:00", MOSCOW);
        assertThat(streak.length()).isEqualTo(1);
        assertThat(streak.best()).isEqualTo(3);
    }

    @Test
    void seven_days_earn_a_freeze_and_two_are_the_most() {
        daysInARow("2026-03-01", 6, MOSCOW);
        assertThat(streak.freezes()).isZero();
        daysInARow("2026-03-07", 1, MOSCOW);
        assertThat(streak.freezes()).isEqualTo(1);
        daysInARow("2026-03-08", 21, MOSCOW);
        assertThat(streak.freezes()).isEqualTo(2);
    }

    @Test
    void a_freeze_forgives_a_day_and_is_gone() {
        daysInARow("2026-03-01", 7, MOSCOW);

        answers("2026-03-09T12:00", MOSCOW);

        assertThat(streak.length()).isEqualTo(8);
        assertThat(streak.freezes()).isZero();
        assertThat(streak.days())
                .anyMatch(day -> day.kind() == Kind.FROZEN && day.date().equals(LocalDate.parse("2026-03-08")));
    }

    @Test
    void two_missed_days_need_two_freezes() {
        daysInARow("2026-03-01", 7, MOSCOW);

        answers("2026-03-10T12:00", MOSCOW);

        assertThat(streak.length()).isEqualTo(1);
    }

    @Test
    void a_day_on_which_the_bot_was_away_costs_nothing() {
        daysInARow("2026-03-01", 3, MOSCOW);
        streak = streak.excuse(LocalDate.parse("2026-03-04"));

        assertThat(currentAt("2026-03-05T23:00", MOSCOW)).isEqualTo(3);
        answers("2026-03-05T23:00", MOSCOW);

        assertThat(streak.length()).isEqualTo(4);
        assertThat(streak.days()).anyMatch(day -> day.kind() == Kind.EXCUSED);
    }

    @Test
    void flying_west_repeats_a_date_and_neither_adds_nor_costs_a_day() {
        var losAngeles = ZoneId.of("America/Los_Angeles");
        answers("2026-03-10T23:00", MOSCOW);
        answers("2026-03-10T20:00", losAngeles);
        assertThat(streak.length()).isEqualTo(1);

        answers("2026-03-11T20:00", losAngeles);
        assertThat(streak.length()).isEqualTo(2);
    }

    @Test
    void flying_east_over_the_date_line_costs_no_day() {
        var losAngeles = ZoneId.of("America/Los_Angeles");
        var tokyo = ZoneId.of("Asia/Tokyo");
        answers("2026-03-10T20:00", losAngeles);

        // 31 hours later the calendar in Tokyo is two days ahead.
        answers("2026-03-12T20:00", tokyo);

        assertThat(streak.length()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "Africa/Casablanca",
                "Asia/Tehran",
                "America/Santiago",
                "Pacific/Chatham",
                "Asia/Beirut"
            })
    void a_year_with_clock_changes_is_a_year_in_a_row(String name) {
        var zone = ZoneId.of(name);
        var start = LocalDate.parse("2026-01-01");
        for (int day = 0; day < 366; day++) answers(start.plusDays(day).atTime(4 + day % 20, 30), zone);

        assertThat(streak.length()).isEqualTo(366);
    }

    /// However one travels: whoever answers at least once in any 24 hours never loses a day.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void travelling_never_costs_a_day(long seed) {
        var random = new Random(seed);
        var zones =
                ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
        var now = Instant.parse("2026-01-01T12:00:00Z");
        var length = 0;
        for (int flight = 0; flight < 400; flight++) {
            now = now.plus(Duration.ofMinutes(1 + random.nextInt(24 * 60 - 1)));
            streak = streak.answered(now, zones.get(random.nextInt(zones.size())));
            assertThat(streak.length()).as("flight %d", flight).isGreaterThanOrEqualTo(length);
            length = streak.length();
        }
    }

    @Test
    void freezes_and_diary_stay_within_their_bounds_whatever_happens() {
        var random = new Random(11);
        var now = Instant.parse("2026-01-01T12:00:00Z");
        for (int step = 0; step < 2_000; step++) {
            now = now.plus(Duration.ofHours(1 + random.nextInt(70)));
            streak = random.nextInt(10) == 0 ? streak.excuse(LocalDay.of(now, MOSCOW)) : streak.answered(now, MOSCOW);
            assertThat(streak.freezes()).isBetween(0, Streak.FREEZES);
            assertThat(streak.toNextFreeze()).isBetween(0, Streak.EARNED_BY - 1);
            assertThat(streak.days()).hasSizeLessThanOrEqualTo(Streak.REMEMBERED);
            assertThat(streak.excused()).hasSizeLessThanOrEqualTo(Streak.REMEMBERED);
            assertThat(streak.best()).isGreaterThanOrEqualTo(streak.length());
        }
    }

    private void daysInARow(String first, int count, ZoneId zone) {
        var start = LocalDate.parse(first);
        for (int day = 0; day < count; day++) answers(start.plusDays(day).atTime(12, 0), zone);
    }

    private void answers(String local, ZoneId zone) {
        answers(LocalDateTime.parse(local), zone);
    }

    private void answers(LocalDateTime local, ZoneId zone) {
        streak = streak.answered(ZonedDateTime.of(local, zone).toInstant(), zone);
    }

    private int currentAt(String local, ZoneId zone) {
        return streak.current(ZonedDateTime.of(LocalDateTime.parse(local), zone).toInstant(), zone);
    }
}
