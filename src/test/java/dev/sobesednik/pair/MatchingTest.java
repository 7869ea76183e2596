package dev.sobesednik.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    @Test
    void people_of_one_level_meet() {
        var week =
                Matching.match(List.of(partner(1, 1, 3), partner(2, 5, 3), partner(3, 5, 3), partner(4, 1, 3)), MONDAY);

        assertThat(names(week)).containsExactlyInAnyOrder(Set.of(1L, 4L), Set.of(2L, 3L));
    }

    @Test
    void people_with_common_time_meet_rather_than_people_of_one_level() {
        var week = Matching.match(
                List.of(
                        partner(1, 3, 3, Slot.MORNING),
                        partner(2, 3, 3, Slot.EVENING),
                        partner(3, 4, 3, Slot.MORNING),
                        partner(4, 4, 3, Slot.EVENING)),
                MONDAY);

        assertThat(names(week)).containsExactlyInAnyOrder(Set.of(1L, 3L), Set.of(2L, 4L));
    }

    @Test
    void mornings_far_apart_are_no_common_time() {
        var here = partner(1, 0, 3, Slot.MORNING);

        assertThat(here.commonMinutes(partner(2, 0, 3, Slot.MORNING))).isEqualTo(240);
        assertThat(here.commonMinutes(partner(2, 0, 5, Slot.MORNING))).isEqualTo(120);
        assertThat(here.commonMinutes(partner(2, 0, 10, Slot.MORNING))).isZero();
        assertThat(here.commonMinutes(partner(2, 0, 13, Slot.EVENING))).isEqualTo(240);
        assertThat(here.commonMinutes(partner(2, 0, 3, Slot.WEEKEND))).isZero();
        assertThat(here.common(partner(2, 0, 3))).containsExactly(Slot.MORNING);
    }

    @Test
    void half_an_hour_counts_towards_common_time_and_is_too_short_alone() {
        var here = partner(1, 0, 3, Slot.MORNING);
        var india = Partner.joined(2, "P2", 0, 330, MONDAY).toggled(Slot.MORNING);
        var further = Partner.joined(3, "P3", 0, 390, MONDAY).toggled(Slot.MORNING);

        assertThat(here.commonMinutes(india)).isEqualTo(90);
        assertThat(india.commonMinutes(here)).isEqualTo(90);
        assertThat(india.common(here)).containsExactly(Slot.MORNING);
        assertThat(here.commonMinutes(further)).isZero();
        assertThat(here.common(further)).isEmpty();
    }

    /// Hour by hour it was counted before there were half hours.
    @Test
    void whole_hours_have_in_common_what_counting_them_says() {
        var slots = Map.of(
                Slot.MORNING, List.of(8, 12, 0), Slot.EVENING, List.of(18, 22, 0), Slot.WEEKEND, List.of(10, 20, 1));
        for (var one : Slot.values())
            for (var two : Slot.values())
                for (int from = -12; from <= 14; from++)
                    for (int to = -12; to <= 14; to++) {
                        var mine = Objects.requireNonNull(slots.get(one));
                        var theirs = Objects.requireNonNull(slots.get(two));
                        var hours = 0;
                        for (int hour = mine.get(0); hour < mine.get(1); hour++) {
                            var there = Math.floorMod(hour - from + to, 24);
                            var isTheirs = there >= theirs.get(0) && there < theirs.get(1);
                            if (isTheirs && mine.get(2).equals(theirs.get(2))) hours++;
                        }
                        assertThat(one.common(from * 60, two, to * 60))
                                .as("%s at %d and %s at %d", one, from, two, to)
                                .isEqualTo(hours * 60);
                    }
    }

    @Test
    void a_clock_is_set_by_hours_as_far_as_there_are_zones_and_keeps_its_half_hour() {
        var india = Partner.joined(2, "P2", 0, 330, MONDAY);

        assertThat(india.shifted(1).offset()).isEqualTo(390);
        var east = india;
        for (int hours = 0; hours < 30; hours++) east = east.shifted(1);
        assertThat(east.offset()).isEqualTo(13 * 60 + 30);
        var west = partner(1, 0, 3);
        for (int hours = 0; hours < 30; hours++) west = west.shifted(-1);
        assertThat(west.offset()).isEqualTo(-12 * 60);
    }

    @Test
    void two_people_have_no_choice() {
        var one = partner(1, 0, 3).paired(2);
        var two = partner(2, 0, 3).paired(1);

        assertThat(names(Matching.match(List.of(one, two), MONDAY))).containsExactly(Set.of(1L, 2L));
    }

    @Test
    void somebody_new_is_no_reason_to_meet_again() {
        var one = partner(1, 0, 3).paired(2);
        var two = partner(2, 0, 3).paired(1);
        var week = Matching.match(List.of(one, two, partner(3, 6, 10, Slot.MORNING)), MONDAY);

        assertThat(names(week)).doesNotContain(Set.of(1L, 2L));
        assertThat(week.leftOut()).isPresent();
    }

    /// Whoever comes and goes, week by week.
    @Test
    void everybody_is_in_one_pair_at_most_and_neither_a_pair_nor_being_left_out_repeats() {
        for (int seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            var pool = new ArrayList<Partner>();
            for (int id = 1; id <= 60; id++) pool.add(random(id, random));
            var size = 1 + random.nextInt(60);
            for (int week = 0; week < 12; week++) {
                size = Math.clamp(size + random.nextInt(5) - 2, 1, 60);
                java.util.Collections.shuffle(pool, random);
                var here = List.copyOf(pool.subList(0, size));
                var monday = MONDAY.plusWeeks(week);
                var matched = Matching.match(here, monday);
                check(here, matched, monday, seed);
                pool.replaceAll(partner -> after(partner, here, matched, monday));
            }
        }
    }

    private static void check(List<Partner> here, Matching.Week matched, LocalDate monday, int seed) {
        var byId = new HashMap<Long, Partner>();
        for (var partner : here) byId.put(partner.id(), partner);
        var met = new HashSet<Long>();
        for (var couple : matched.couples()) {
            assertThat(met.add(couple.one()) && met.add(couple.two()))
                    .as("in one pair at most, seed %d", seed)
                    .isTrue();
            var one = Objects.requireNonNull(byId.get(couple.one()));
            var two = Objects.requireNonNull(byId.get(couple.two()));
            var again = one.last() == couple.two() || two.last() == couple.one();
            if (here.size() > 2)
                assertThat(again).as("a pair of last time, seed %d", seed).isFalse();
        }
        matched.leftOut().ifPresent(alone -> {
            assertThat(met.add(alone.id())).isTrue();
            if (here.size() > 1)
                assertThat(alone.leftOut())
                        .as("left out twice in a row, seed %d", seed)
                        .isNotEqualTo(monday.minusWeeks(1));
        });
        assertThat(met).as("everybody, seed %d", seed).isEqualTo(byId.keySet());
        assertThat(matched.leftOut().isPresent()).isEqualTo(here.size() % 2 != 0);
    }

    @Test
    void being_left_out_goes_round() {
        for (int size : List.of(3, 5, 7, 11)) {
            var people = new ArrayList<Partner>();
            for (int id = 1; id <= size; id++) people.add(random(id, new Random(size)));
            Map<Long, Integer> leftOut = new HashMap<>();
            for (int week = 0; week < size * 4; week++) {
                var monday = MONDAY.plusWeeks(week);
                var here = List.copyOf(people);
                var matched = Matching.match(here, monday);
                leftOut.merge(matched.leftOut().orElseThrow().id(), 1, Integer::sum);
                people.replaceAll(partner -> after(partner, here, matched, monday));
            }
            assertThat(leftOut).as("of %d people", size).hasSize(size);
            assertThat(leftOut.values()).as("of %d people", size).allMatch(times -> times >= 2 && times <= 6);
        }
    }

    private static Partner after(Partner partner, List<Partner> here, Matching.Week matched, LocalDate monday) {
        if (here.stream().noneMatch(one -> one.id() == partner.id())) return partner;
        var id = partner.id();
        return matched.couples().stream()
                .filter(couple -> couple.has(id))
                .findFirst()
                .map(couple -> partner.paired(couple.one() == id ? couple.two() : couple.one()))
                .orElseGet(() -> partner.without(monday));
    }

    private static List<Set<Long>> names(Matching.Week week) {
        return week.couples().stream()
                .map(couple -> Set.of(couple.one(), couple.two()))
                .toList();
    }

    private static Partner random(int id, Random random) {
        var partner = partner(id, random.nextInt(7), random.nextInt(27) - 12);
        for (var slot : Slot.values()) if (random.nextBoolean()) partner = partner.toggled(slot);
        return partner;
    }

    private static Partner partner(long id, int level, int hours, Slot... slots) {
        var partner = Partner.joined(id, "P" + id, level, hours * 60, MONDAY);
        for (var slot : slots) partner = partner.toggled(slot);
        return partner;
    }
}
