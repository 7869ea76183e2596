package dev.sobesednik.daily;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.daily.Daily.Ring;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every local date from switching on is settled: asked or said to be skipped, once; or paused, off, or passed over by
/// another time or zone, which the answer to that choice says by naming the next date.
class EveryDateTest {

    private static final List<ZoneId> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();

    /// Clocks that change over midnight, over the date line, by half an hour or by two.
    private static final List<ZoneId> ODD = List.of(
            ZoneId.of("Asia/Pyongyang"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("Pacific/Pago_Pago"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Antarctica/Troll"));

    /// The last two are before the changes in Pyongyang (5 May 2018) and Samoa (30 December 2011).
    private static final List<Instant> STARTS = List.of(
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-09-20T13:00:00Z"),
            Instant.parse("2018-04-28T06:00:00Z"),
            Instant.parse("2011-12-24T06:00:00Z"));

    private static final int LIVES = 100;

    private final Set<LocalDate> askedOrSkipped = new HashSet<>();
    private final Set<LocalDate> toldByThePage = new HashSet<>();

    private Random random = new Random(0);
    private Duration grace = Duration.ZERO;
    private ZoneId zone = ZONES.getFirst();
    private Instant now = Instant.EPOCH;
    private Daily daily = Daily.UNASKED;
    private LocalDate first = LocalDate.EPOCH;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void over_outages_backlogs_and_starts_every_date_is_asked_or_said_to_be_skipped(long seed) {
        for (int life = 0; life < LIVES; life++) {
            begins(LIVES * seed + life);
            for (int step = 0; step < 60; step++) {
                passes();
                if (random.nextBoolean()) armsAgain();
                if (random.nextInt(4) > 0) rings();
            }
            assertThat(toldByThePage).isEmpty();
            everyDateIsSettled();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatever_is_chosen_at_any_moment_every_date_is_settled_and_none_is_asked_twice(long seed) {
        for (int life = 0; life < LIVES; life++) {
            begins(LIVES * seed + life);
            for (int step = 0; step < 100; step++) {
                passes();
                chooses();
                if (random.nextInt(4) > 0) rings();
            }
            everyDateIsSettled();
        }
    }

    private void begins(long seed) {
        askedOrSkipped.clear();
        toldByThePage.clear();
        random = new Random(seed);
        grace = Duration.ofMinutes(1 + random.nextInt(1_440));
        zone = anyZone();
        now = STARTS.get(random.nextInt(STARTS.size())).plusSeconds(60L * random.nextInt(5_000));
        daily = Daily.UNASKED.at(anyTime(), zone, now);
        first = waitedFor();
    }

    /// Often to the next wake-up or a little past it, as a backlog is; sometimes for days, as an outage is.
    private void passes() {
        var next = daily.next();
        now = next != null && next.isAfter(now) && random.nextBoolean()
                ? next.plusSeconds(random.nextInt(900))
                : now.plusSeconds(60L * random.nextInt(random.nextInt(6) == 0 ? 10_000 : 1_200));
    }

    private void chooses() {
        switch (random.nextInt(12)) {
            case 0, 1 -> armsAgain();
            case 2 -> movesTo(anyZone());
            case 3 -> changes(daily.at(anyTime(), zone, now), this::isPast);
            case 4 -> changes(daily.resume(zone, now), this::isPast);
            case 5 -> changes(daily.pause(random.nextBoolean() ? 1 : 7, zone, now), date -> true);
            case 6 -> offAndOn(daily.off());
            case 7 -> offAndOn(daily.disarm());
            default -> {}
        }
    }

    private void movesTo(ZoneId other) {
        zone = other;
        changes(daily.arm(other, now), this::isPast);
    }

    private void armsAgain() {
        var again = daily.arm(zone, now);
        assertThat(again).as("armed again at %s in %s", now, zone).isEqualTo(daily);
    }

    /// @param mayPass the dates that this choice may settle, unless they are due already
    private void changes(Daily other, Predicate<LocalDate> mayPass) {
        var was = daily;
        daily = other;
        assertThat(daily.next()).isNotNull();
        if (!isDue(was)) told(mayPass);
        else
            assertThat(isDue(daily))
                    .as("%s became %s at %s in %s", was, daily, now, zone)
                    .isTrue();
    }

    /// Whoever switches off or goes away gives up what is due.
    private void offAndOn(Daily off) {
        daily = off;
        assertThat(daily.next()).isNull();
        passes();
        daily = random.nextBoolean() ? daily.at(anyTime(), zone, now) : daily.resume(zone, now);
        told(date -> true);
    }

    private void rings() {
        var was = daily;
        var due = was.next();
        if (due == null || due.isAfter(now)) return;
        var resumes = was.resumes();
        assertThat(was.ring(now.plusSeconds(60), zone, now, grace)).isInstanceOf(Ring.Stale.class);
        var ring = (Ring.Due) was.ring(due, zone, now, grace);
        daily = ring.daily();
        assertThat(daily.next()).as("%s rang at %s in %s", was, now, zone).isAfter(now);
        for (var date : ring.skipped()) once(date);
        if (ring.askNow()) once(Objects.requireNonNull(daily.handled()));
        told(date -> resumes != null && date.isBefore(resumes));
    }

    private void once(LocalDate date) {
        assertThat(askedOrSkipped.add(date))
                .as("a second question for %s", date)
                .isTrue();
    }

    /// The answer names the next date, and so tells of those before it.
    private void told(Predicate<LocalDate> mayPass) {
        for (var date = first; date.isBefore(waitedFor()); date = date.plusDays(1))
            if (!askedOrSkipped.contains(date) && toldByThePage.add(date))
                assertThat(mayPass.test(date))
                        .as("%s was lost at %s in %s: %s", date, now, zone, daily)
                        .isTrue();
    }

    private void everyDateIsSettled() {
        for (int more = 0; isDue(daily); more++) {
            assertThat(more).isZero();
            rings();
        }
        told(date -> false);
    }

    private boolean isDue(Daily any) {
        var next = any.next();
        return next != null && !next.isAfter(now);
    }

    private boolean isPast(LocalDate date) {
        return !date.atTime(daily.at()).atZone(zone).toInstant().isAfter(now);
    }

    private LocalDate waitedFor() {
        return daily.comes(zone, now);
    }

    private ZoneId anyZone() {
        var some = random.nextInt(3) == 0 ? ODD : ZONES;
        return some.get(random.nextInt(some.size()));
    }

    /// Near midnight more often than by chance.
    private LocalTime anyTime() {
        var time = LocalTime.of(random.nextInt(24), random.nextInt(60));
        return random.nextInt(4) == 0 ? LocalTime.MIDNIGHT.plusMinutes(random.nextInt(90) - 45L) : time;
    }
}
