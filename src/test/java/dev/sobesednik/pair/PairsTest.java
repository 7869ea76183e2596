package dev.sobesednik.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.pair.Pairs.Rung;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PairsTest {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    /// A Monday, ten o'clock in Moscow.
    private static final Instant MONDAY = Instant.parse("2026-03-02T07:00:00Z");
    private static final Instant SUNDAY = Instant.parse("2026-03-08T15:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private Instant now = MONDAY.minus(Duration.ofDays(2));
    private Pairs pairs = Pairs.NONE;

    @Test
    void pairs_come_on_monday_at_ten_and_are_asked_about_on_sunday_at_six() {
        joins(42, 43);
        assertThat(pairs.wake()).isEqualTo(MONDAY);

        assertThat(rings()).isInstanceOf(Rung.Tell.class);
        assertThat(pairs.couples()).hasSize(1);
        assertThat(pairs.wake()).isEqualTo(SUNDAY);

        assertThat(rings()).isEqualTo(new Rung.Ask(pairs, LocalDate.parse("2026-03-02")));
        assertThat(pairs.wake()).isEqualTo(MONDAY.plus(WEEK));
        assertThat(rings()).isInstanceOf(Rung.Tell.class);
    }

    @Test
    void nobody_means_no_wake_up_and_one_person_no_pairs() {
        assertThat(pairs.armed(MOSCOW, now).wake()).isNull();

        joins(42);
        assertThat(rings()).isInstanceOf(Rung.Nothing.class);
        assertThat(pairs.wake()).isEqualTo(MONDAY.plus(WEEK));
    }

    @Test
    void whoever_joins_on_monday_at_eleven_waits_for_the_next_one() {
        now = MONDAY.plus(Duration.ofHours(1));
        joins(42, 43);

        assertThat(pairs.wake()).isEqualTo(MONDAY.plus(WEEK));
    }

    @Test
    void two_silent_weeks_in_a_row_are_a_pause_that_any_press_ends() {
        joins(42, 43);
        rings();
        rings();
        pairs = pairs.said(42, false);
        rings();
        assertThat(of(42).silent()).isZero();
        assertThat(of(43).silent()).isEqualTo(1);
        assertThat(of(43).paused()).isFalse();

        rings();
        pairs = pairs.said(42, false);
        rings();
        assertThat(of(43).paused()).isTrue();
        assertThat(pairs.active()).extracting(one -> one.id()).containsExactly(42L);

        presses(43);
        assertThat(of(43).paused()).isFalse();
        assertThat(of(43).silent()).isZero();
    }

    @Test
    void an_interview_that_took_place_is_heard_of_both() {
        joins(42, 43);
        rings();
        rings();
        pairs = pairs.said(42, true);
        rings();

        assertThat(of(42).silent()).isZero();
        assertThat(of(43).silent()).isZero();
    }

    @Test
    void a_week_of_which_the_bot_did_not_ask_counts_for_nobody() {
        joins(42, 43);
        rings();
        now = MONDAY.plus(WEEK).plus(Duration.ofHours(2));
        var rung = pairs.ring(MOSCOW, now);

        assertThat(rung).isInstanceOf(Rung.Tell.class);
        assertThat(rung.next().partner(43).orElseThrow().silent()).isZero();
        assertThat(rung.next().week()).isEqualTo(LocalDate.parse("2026-03-09"));
    }

    @Test
    void a_monday_missed_by_more_than_two_days_is_left_out() {
        joins(42, 43);
        now = MONDAY.plus(Duration.ofDays(3));
        var rung = pairs.ring(MOSCOW, now);

        assertThat(rung).isInstanceOf(Rung.Nothing.class);
        assertThat(rung.next().wake()).isEqualTo(MONDAY.plus(WEEK));
    }

    /// After an outage on Monday the presses that had waited came first, and the week had no pairs.
    @Test
    void a_press_after_ten_on_monday_and_before_the_wake_up_costs_nobody_the_week() {
        joins(42, 43);
        now = MONDAY.plus(Duration.ofHours(3));
        joins(44);
        assertThat(pairs.wake()).isEqualTo(MONDAY);

        assertThat(rings()).isInstanceOf(Rung.Tell.class);
        assertThat(pairs.wake()).isEqualTo(SUNDAY);
    }

    @Test
    void the_two_days_begin_on_monday_also_when_the_bot_was_away_since_sunday() {
        joins(42, 43);
        rings();
        var rung = pairs.ring(MOSCOW, MONDAY.plus(WEEK).plus(Duration.ofHours(47)));

        assertThat(rung).isInstanceOf(Rung.Tell.class);
        assertThat(rung.next().week()).isEqualTo(LocalDate.parse("2026-03-09"));
    }

    /// The question of the week that was missed was armed again, in the past: it rang over and over until ten.
    @Test
    void away_for_a_week_and_back_early_on_monday_means_new_pairs_at_ten() {
        joins(42, 43);
        rings();
        assertThat(pairs.wake()).isEqualTo(SUNDAY);
        var rung = pairs.ring(MOSCOW, MONDAY.plus(WEEK.multipliedBy(2)).minus(Duration.ofHours(2)));

        assertThat(rung).isInstanceOf(Rung.Nothing.class);
        assertThat(rung.next().wake()).isEqualTo(MONDAY.plus(WEEK.multipliedBy(2)));
    }

    /// Ten in Moscow is Sunday evening in Los Angeles: the first pairs came then, and the question right after them.
    @Test
    void a_group_whose_clock_went_west_gets_its_pairs_at_ten_of_the_new_clock() {
        joins(42, 43);
        var west = ZoneId.of("America/Los_Angeles");
        var rung = pairs.ring(west, MONDAY);

        assertThat(rung).isInstanceOf(Rung.Nothing.class);
        assertThat(rung.next().wake()).isEqualTo(Instant.parse("2026-03-02T18:00:00Z"));
    }

    @Test
    void after_eight_weeks_without_a_press_nobody_takes_part_any_more_and_the_bell_is_still() {
        joins(42, 43);
        for (int rings = 0; pairs.wake() != null; rings++) {
            assertThat(rings).isLessThan(40);
            rings();
        }

        assertThat(pairs.partners()).isEmpty();
        assertThat(pairs.couples()).isEmpty();
        assertThat(now).isBetween(MONDAY.plus(WEEK.multipliedBy(7)), MONDAY.plus(WEEK.multipliedBy(9)));
    }

    @Test
    void whoever_leaves_in_the_week_is_not_asked_for_and_the_other_may_still_tell() {
        joins(42, 43, 44, 45);
        rings();
        pairs = pairs.without(43).armed(MOSCOW, now);
        rings();
        pairs = pairs.said(42, false).said(44, true);
        assertThat(rings()).isInstanceOf(Rung.Tell.class);

        assertThat(pairs.partner(43)).isEmpty();
        assertThat(pairs.couples()).hasSize(1);
    }

    @Test
    void ten_o_clock_is_ten_o_clock_after_the_clocks_change() {
        var berlin = ZoneId.of("Europe/Berlin");
        var before = Pairs.NONE
                .with(Partner.joined(42, "A", 0, 60, LocalDate.parse("2026-03-27")))
                .armed(berlin, Instant.parse("2026-03-27T12:00:00Z"));

        assertThat(before.wake()).isEqualTo(Instant.parse("2026-03-30T08:00:00Z"));
    }

    private void joins(long... people) {
        for (var id : people)
            pairs = pairs.with(Partner.joined(id, "P" + id, 0, 180, today())).armed(MOSCOW, now);
    }

    private void presses(long id) {
        pairs = pairs.with(of(id).present("P" + id, today()));
    }

    private Rung rings() {
        var due = Objects.requireNonNull(pairs.wake());
        now = due;
        var rung = pairs.ring(MOSCOW, now);
        pairs = rung.next();
        return rung;
    }

    private Partner of(long id) {
        return pairs.partner(id).orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, MOSCOW);
    }
}
