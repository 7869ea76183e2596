package dev.sobesednik.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.telegram.Pace.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    private static final Instant START = Instant.EPOCH;
    private static final long PERSON = 42;
    private static final long GROUP = -42;

    @Test
    void a_person_gets_three_at_once_and_then_one_a_second() {
        var pace = new Pace(Limits.TELEGRAM);

        assertThat(timetable(pace, PERSON, 6)).containsExactly(0L, 0L, 0L, 1_000L, 2_000L, 3_000L);
    }

    @Test
    void a_group_gets_five_at_once_and_then_one_every_four_seconds() {
        var pace = new Pace(Limits.TELEGRAM);

        assertThat(timetable(pace, GROUP, 8)).containsExactly(0L, 0L, 0L, 0L, 0L, 4_000L, 8_000L, 12_000L);
    }

    @Test
    void after_a_silence_the_burst_is_there_again() {
        var pace = new Pace(Limits.TELEGRAM);
        for (int sent = 0; sent < 3; sent++) pace.left(PERSON, START);

        assertThat(pace.mayLeave(PERSON, START)).isEqualTo(START.plusSeconds(1));
        assertThat(pace.mayLeave(PERSON, START.plusSeconds(3))).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void one_chat_does_not_hold_another() {
        var pace = new Pace(Limits.TELEGRAM);
        for (int sent = 0; sent < 10; sent++) pace.left(PERSON, START);

        assertThat(pace.mayLeave(PERSON + 1, START)).isEqualTo(START);
    }

    @Test
    void a_chat_that_was_asked_to_wait_waits_to_the_second_and_the_others_do_not() {
        var pace = new Pace(Limits.TELEGRAM);
        pace.hold(PERSON, START.plusSeconds(17));
        pace.hold(PERSON, START.plusSeconds(3));

        assertThat(pace.mayLeave(PERSON, START)).isEqualTo(START.plusSeconds(17));
        assertThat(pace.mayLeave(GROUP, START)).isEqualTo(START);
        assertThat(pace.anyMayLeave(START)).isEqualTo(START);
    }

    @Test
    void when_all_are_asked_to_wait_all_wait() {
        var pace = new Pace(Limits.TELEGRAM);
        pace.holdAll(START.plusSeconds(5));

        assertThat(pace.anyMayLeave(START)).isEqualTo(START.plusSeconds(5));
    }

    /// However late threads wake, and however long each request takes to reach Telegram and its answer to come back.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 20, 70, 240})
    void in_no_second_does_telegram_count_more_than_thirty(int mostMillis) {
        var pace = new Pace(Limits.TELEGRAM);
        var random = new Random(5);
        var counted = new ArrayList<Instant>();
        var answers = new PriorityQueue<Answer>(Comparator.comparing(Answer::at));
        var now = START;
        for (long chat = 1; chat <= 3_000; chat++) {
            for (var free = pace.anyMayLeave(now); free.isAfter(now); free = pace.anyMayLeave(now)) {
                var next = answers.peek();
                now = next == null || next.at.isAfter(free) ? free : next.at;
                while (!answers.isEmpty() && !answers.peek().at.isAfter(now)) {
                    var answer = answers.remove();
                    answer.departure.answered(answer.at);
                }
            }
            now = now.plus(upTo(random, Math.min(mostMillis, 3)));
            var departure = pace.left(chat, now);
            var arrived = now.plus(upTo(random, mostMillis));
            counted.add(arrived);
            answers.add(new Answer(arrived.plus(upTo(random, mostMillis)), departure));
        }

        counted.sort(null);
        for (int number = 30; number < counted.size(); number++)
            assertThat(Duration.between(counted.get(number - 30), counted.get(number)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        if (mostMillis <= 3)
            assertThat(Duration.between(START, now))
                    .as("a quick network costs no pace")
                    .isLessThan(Duration.ofMillis(3_000 * 1_000 / 29));
    }

    private record Answer(Instant at, Pace.Departure departure) {}

    private static Duration upTo(Random random, int millis) {
        return Duration.ofNanos(random.nextLong(1 + millis * 1_000_000L));
    }

    @Test
    void without_limits_everything_may_leave_at_once() {
        var pace = new Pace(Limits.OFF);
        for (int sent = 0; sent < 100; sent++) pace.left(GROUP, START);

        assertThat(pace.mayLeave(GROUP, START)).isEqualTo(START);
        assertThat(pace.anyMayLeave(START)).isEqualTo(START);
    }

    @Test
    void chats_of_long_ago_take_no_memory_and_those_of_now_keep_their_pace() {
        var pace = new Pace(Limits.TELEGRAM);
        for (int chat = 1; chat <= 50_000; chat++) pace.left(chat, START.plusMillis(chat));
        for (int sent = 0; sent < 3; sent++) pace.left(GROUP, START.plusSeconds(50));

        assertThat(pace.mayLeave(50_000, START.plusSeconds(50))).isEqualTo(START.plusSeconds(50));
        pace.left(GROUP, START.plusSeconds(50));
        pace.left(GROUP, START.plusSeconds(50));
        assertThat(pace.mayLeave(GROUP, START.plusSeconds(50))).isEqualTo(START.plusSeconds(54));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void telegrams_limits_hold_in_every_second_and_every_minute_whatever_comes(long seed) {
        var random = new Random(seed);
        var pace = new Pace(Limits.TELEGRAM);
        var chats = new long[] {1, 2, 3, -1, -2, -3};
        var all = new ArrayList<Instant>();
        var byChat = new HashMap<Long, List<Instant>>();
        var now = START;
        for (int step = 0; step < 4_000; step++) {
            // Bursts, and silences of up to two minutes.
            if (random.nextInt(20) == 0) now = now.plusMillis(random.nextInt(random.nextBoolean() ? 100 : 120_000));
            var chat = random.nextInt(3) > 0 ? chats[random.nextInt(chats.length)] : 100L + random.nextInt(500);
            var at = later(pace.anyMayLeave(now), now);
            if (pace.mayLeave(chat, at).isAfter(at)) {
                if (random.nextInt(4) > 0) continue;
                at = later(pace.mayLeave(chat, at), pace.anyMayLeave(pace.mayLeave(chat, at)));
            }
            now = at;
            pace.left(chat, now);
            all.add(now);
            byChat.computeIfAbsent(chat, id -> new ArrayList<>()).add(now);
        }

        assertThat(most(all, Duration.ofSeconds(1))).isLessThanOrEqualTo(30);
        byChat.forEach((chat, times) -> {
            if (chat < 0) assertThat(most(times, Duration.ofMinutes(1))).isLessThanOrEqualTo(20);
            else assertThat(most(times, Duration.ofMinutes(1))).isLessThanOrEqualTo(63);
        });
        assertThat(all.size()).isGreaterThan(500);
    }

    private static List<Long> timetable(Pace pace, long chat, int messages) {
        var times = new ArrayList<Long>();
        var now = START;
        for (int message = 0; message < messages; message++) {
            now = pace.mayLeave(chat, now);
            pace.left(chat, now);
            times.add(Duration.between(START, now).toMillis());
        }
        return times;
    }

    /// The most in any half-open window: it is enough to look at those that begin with a message.
    private static long most(List<Instant> times, Duration window) {
        long most = 0;
        for (int from = 0, to = 0; from < times.size(); from++) {
            while (to < times.size() && times.get(to).isBefore(times.get(from).plus(window))) to++;
            most = Math.max(most, to - from);
        }
        return most;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
