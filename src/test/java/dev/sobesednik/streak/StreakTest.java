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
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreakTest {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    /// Somebody whose first freeze is used up.
    private static final Streak PLAIN = new Streak(0, 0, 0, 0, null, List.of(), Set.of(), null);

    private Streak streak = PLAIN;

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
    void the_first_freeze_is_free() {
        streak = Streak.NONE;
        daysInARow("2026-03-02", 1, MOSCOW);

        answers("2026-03-04T12:00", MOSCOW);

        assertThat(streak.length()).isEqualTo(2);
        assertThat(streak.freezes()).isZero();
        assertThat(currentAt("2026-03-06T12:00", MOSCOW)).isZero();
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
    void five_answers_on_the_day_after_the_break_bring_the_streak_back() {
        daysInARow("2026-03-01", 6, MOSCOW);

        for (int answer = 1; answer <= 4; answer++) answers("2026-03-08T12:00", MOSCOW);
        assertThat(streak.length()).isEqualTo(1);
        assertThat(streak.toRepair(at("2026-03-08T12:00"), MOSCOW)).isEqualTo(1);
        answers("2026-03-08T23:00", MOSCOW);

        assertThat(streak.length()).isEqualTo(7);
        assertThat(streak.best()).isEqualTo(7);
        assertThat(streak.freezes()).as("the seventh counted day earns one").isEqualTo(1);
        assertThat(streak.days())
                .extracting(day -> day.date() + " " + day.kind())
                .endsWith("2026-03-06 COUNTED", "2026-03-07 REPAIRED", "2026-03-08 COUNTED");
        answers("2026-03-08T23:10", MOSCOW);
        assertThat(streak.length()).as("once").isEqualTo(7);
    }

    @Test
    void the_second_day_after_the_break_is_the_last_for_it() {
        daysInARow("2026-03-01", 6, MOSCOW);
        var broken = streak;

        answers("2026-03-08T12:00", MOSCOW);
        for (int answer = 1; answer <= 5; answer++) answers("2026-03-09T12:00", MOSCOW);
        assertThat(streak.length()).as("six, and the two that counted since").isEqualTo(8);

        streak = broken;
        assertThat(streak.repairable(at("2026-03-09T12:00"), MOSCOW)).isPresent();
        assertThat(streak.repairable(at("2026-03-10T12:00"), MOSCOW)).isEmpty();
        for (int answer = 1; answer <= 9; answer++) answers("2026-03-10T12:00", MOSCOW);
        assertThat(streak.length()).isEqualTo(1);
    }

    @Test
    void five_answers_over_two_days_bring_nothing_back() {
        daysInARow("2026-03-01", 6, MOSCOW);

        for (int answer = 1; answer <= 3; answer++) answers("2026-03-08T12:00", MOSCOW);
        for (int answer = 1; answer <= 3; answer++) answers("2026-03-09T12:00", MOSCOW);
        for (int answer = 1; answer <= 9; answer++) answers("2026-03-10T12:00", MOSCOW);

        assertThat(streak.length()).isEqualTo(3);
        assertThat(streak.lost()).isNull();
    }

    @Test
    void a_repair_uses_up_the_freezes_that_would_have_been_used_before() {
        daysInARow("2026-03-01", 8, MOSCOW);
        assertThat(streak.freezes()).isEqualTo(1);

        for (int answer = 1; answer <= 5; answer++) answers("2026-03-11T12:00", MOSCOW);

        assertThat(streak.length()).isEqualTo(9);
        assertThat(streak.freezes()).isZero();
        assertThat(streak.days())
                .extracting(Streak.Day::kind)
                .endsWith(Kind.COUNTED, Kind.FROZEN, Kind.REPAIRED, Kind.COUNTED);
    }

    @Test
    void a_streak_of_two_days_is_begun_anew_and_not_repaired() {
        daysInARow("2026-03-01", 2, MOSCOW);

        for (int answer = 1; answer <= 9; answer++) answers("2026-03-04T12:00", MOSCOW);

        assertThat(streak.length()).isEqualTo(1);
    }

    @Test
    void flying_east_takes_nothing_from_the_time_for_a_repair() {
        var honolulu = ZoneId.of("Pacific/Honolulu");
        daysInARow("2026-03-01", 6, honolulu);
        for (int answer = 1; answer <= 4; answer++) answers("2026-03-09T20:00", honolulu);

        // The same evening in Honolulu, two dates later on the other side of the date line.
        answers("2026-03-10T20:10", ZoneId.of("Pacific/Kiritimati"));

        assertThat(streak.length()).isEqualTo(1 + 1);
        for (int answer = 1; answer <= 4; answer++) answers("2026-03-10T20:20", ZoneId.of("Pacific/Kiritimati"));
        assertThat(streak.length()).isEqualTo(6 + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-26", "2028-02-27", "2026-12-29", "2026-04-28", "2026-03-27", "2026-10-23"})
    void month_ends_leap_days_and_clock_changes_are_days_like_others(String first) {
        var berlin = ZoneId.of("Europe/Berlin");
        daysInARow(first, 3, berlin);
        var back = LocalDate.parse(first).plusDays(4);

        for (int answer = 1; answer <= 5; answer++) answers(back.atTime(12, 0), berlin);
        answers(back.plusDays(1).atTime(12, 0), berlin);

        assertThat(streak.length()).isEqualTo(5);
        assertThat(streak.days())
                .hasSize(6)
                .extracting(Streak.Day::date)
                .isSorted()
                .doesNotHaveDuplicates();
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

    /// Frozen, excused and repaired days keep a streak and never lengthen it: it is at most as long as there are days
    /// on
    /// which something counted, and an answer adds at most one, or brings back what was lost.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void no_streak_is_longer_than_the_days_that_counted(long seed) {
        var random = new Random(seed);
        var zones =
                ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
        var zone = MOSCOW;
        var now = Instant.parse("2026-01-01T12:00:00Z");
        var counted = new HashSet<LocalDate>();
        var repairs = 0;
        streak = Streak.NONE;
        for (int step = 0; step < 3_000; step++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(4) == 0 ? random.nextInt(60 * 60) : random.nextInt(200)));
            if (random.nextInt(20) == 0) zone = zones.get(random.nextInt(zones.size()));
            if (random.nextInt(40) == 0) streak = streak.excuse(LocalDay.of(now, zone));
            var before = streak;
            var lost = before.repairable(now, zone);
            streak = before.answered(now, zone);
            counted.add(Objects.requireNonNull(streak.last()).day());

            assertThat(streak.length()).as("step %d", step).isLessThanOrEqualTo(counted.size());
            var grown = streak.length() - before.length();
            if (grown > 1) {
                repairs++;
                assertThat(streak.length()).isEqualTo(lost.orElseThrow().length() + before.length());
                assertThat(before.length()).isLessThanOrEqualTo(Streak.REPAIRABLE_FOR + 1);
            }
            assertThat(streak.days())
                    .extracting(Streak.Day::date)
                    .as("step %d", step)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
        assertThat(repairs).isPositive();
    }

    /// On that day an answer keeps the streak, and without one it ends with it: in every zone, at every clock change.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void the_last_chance_is_the_last_day_on_which_an_answer_keeps_the_streak(long seed) {
        var random = new Random(seed);
        var zones =
                ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
        for (int round = 0; round < 300; round++) {
            var zone = zones.get(random.nextInt(zones.size()));
            var start = LocalDate.parse("2026-01-01").plusDays(random.nextInt(1_000));
            streak = new Streak(0, 0, random.nextInt(3), 0, null, List.of(), Set.of(), null);
            daysInARow(start.toString(), 3, zone);
            if (random.nextBoolean()) streak = streak.excuse(start.plusDays(3 + random.nextInt(4)));

            var day = streak.lastChance(zone).orElseThrow();

            assertThat(streak.answered(day.atTime(23, 0).atZone(zone).toInstant(), zone)
                            .length())
                    .isEqualTo(4);
            assertThat(streak.answered(day.plusDays(1).atTime(5, 0).atZone(zone).toInstant(), zone)
                            .length())
                    .isEqualTo(1);
        }
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(MOSCOW).toInstant();
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
