package dev.sobesednik.groupquiz.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sobesednik.bank.Question;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.groupquiz.DailyQuiz;
import dev.sobesednik.groupquiz.Digest;
import dev.sobesednik.groupquiz.Player;
import dev.sobesednik.groupquiz.Round;
import dev.sobesednik.groupquiz.Round.State;
import dev.sobesednik.groupquiz.Run;
import dev.sobesednik.groupquiz.Upkeep;
import dev.sobesednik.storage.StoredSlice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The samples of format 1 were written by the code of that time, and are never changed.
class GroupQuizJsonTest {

    private static final StoredSlice<DailyQuiz> STORED = GroupQuizJson.SLICE;

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    private static final Map<Long, Player> PLAYERS = Map.of(
            42L, new Player("Аня", FIRST.plusDays(2), Map.of(FIRST, true, FIRST.plusDays(2), false)),
            43L, new Player(null, FIRST.plusDays(1), Map.of(FIRST.plusDays(1), true)));

    private static final Daily AT_TEN = new Daily(
            Daily.Mode.ON,
            LocalTime.of(10, 0),
            null,
            LocalDate.parse("2026-03-03"),
            Instant.parse("2026-03-04T07:00:00Z"),
            null);

    private static final Instant SUNDAY = Instant.parse("2026-03-08T18:00:00Z");

    @Test
    void an_open_round_in_format_1_is_readable_for_ever_and_its_zone_is_the_profiles() {
        var old = """
            {"daily":{"at":"10:00","on":true,"handled":"2026-03-03","next":1772607600},"zone":"Europe/Moscow","topic":7,
            "digest":{"next":1772992800,"told":"2026-03-01"},"run":[2,5],"asked":"q017 q026 q101",
            "rounds":["2026-03-01 q017 2 3 1","2026-03-02 q026 0 2 2","2026-03-03 q101 3 1 0"],
            "open":{"closes":1772557200,"messages":[4711,4712]},
            "players":{"42":["2026-03-03","1-0","Аня"],"43":["2026-03-02","-1-"]}}\
            """;

        assertThat(read(old))
                .isEqualTo(new DailyQuiz(
                        AT_TEN,
                        7,
                        new Digest(true, SUNDAY, FIRST),
                        rounds(new State.Open(Instant.parse("2026-03-03T17:00:00Z"), List.of(4711, 4712))),
                        PLAYERS,
                        new Run(2, 5),
                        List.of(id("q017"), id("q026"), id("q101")),
                        Upkeep.NONE));
    }

    @Test
    void a_round_in_format_1_whose_votes_are_counted_is_readable_for_ever() {
        var old = """
            {"daily":{"at":"10:00","on":true,"handled":"2026-03-03","next":1772607600},
            "digest":{"off":true,"next":1772992800},
            "rounds":["2026-03-01 q017 2 3 1","2026-03-02 q026 0 2 2","2026-03-03 q101 3 1 0"],
            "counting":{"until":1772557210,"posted":true},
            "players":{"42":["2026-03-03","1-0","Аня"],"43":["2026-03-02","-1-"]}}\
            """;

        assertThat(read(old))
                .isEqualTo(new DailyQuiz(
                        AT_TEN,
                        0,
                        new Digest(false, SUNDAY, null),
                        rounds(new State.Counting(Instant.parse("2026-03-03T17:00:10Z"), true)),
                        PLAYERS,
                        Run.NONE,
                        List.of(),
                        Upkeep.NONE));
    }

    @Test
    void a_pause_in_format_1_is_readable_for_ever() {
        var old = """
            {"daily":{"at":"09:30","on":true,"resumes":"2026-03-10","handled":"2026-03-02","next":1773124200},
            "digest":{"next":1772992800},"rounds":[],"players":{}}\
            """;

        assertThat(read(old))
                .isEqualTo(new DailyQuiz(
                        new Daily(
                                Daily.Mode.ON,
                                LocalTime.of(9, 30),
                                LocalDate.parse("2026-03-10"),
                                LocalDate.parse("2026-03-02"),
                                Instant.parse("2026-03-10T06:30:00Z"),
                                null),
                        0,
                        new Digest(true, SUNDAY, null),
                        List.of(),
                        Map.of(),
                        Run.NONE,
                        List.of(),
                        Upkeep.NONE));
    }

    @Test
    void a_quiz_in_format_1_that_is_off_is_readable_for_ever() {
        var old = """
            {"daily":{"at":"09:30","handled":"2026-03-02"},"digest":{"next":1772992800,"told":"2026-03-02"},
            "run":[0,5],"asked":"q017","rounds":["2026-03-01 q017 2 3 1","2026-03-02 q026 0 2 2"],
            "players":{"42":["2026-03-03","1-","Аня"],"43":["2026-03-02","-1"]}}\
            """;

        assertThat(read(old)).satisfies(quiz -> {
            assertThat(quiz.daily().mode()).isEqualTo(Daily.Mode.OFF);
            assertThat(quiz.daily().next()).isNull();
            assertThat(quiz.underWay()).isEmpty();
            assertThat(quiz.run()).isEqualTo(new Run(0, 5));
            assertThat(quiz.players()).containsOnlyKeys(42L, 43L);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatever_a_quiz_is_comes_back_as_it_was(long seed) {
        var random = new Random(seed);
        for (int number = 0; number < 200; number++) {
            var quiz = quiz(random);

            assertThat(STORED.read(STORED.write(quiz))).isEqualTo(quiz);
        }
    }

    @Test
    void nothing_is_stored_of_a_quiz_that_nobody_touched() {
        assertThat(STORED.write(DailyQuiz.NONE)).isEmpty();
        assertThat(STORED.read(Map.of())).isEqualTo(DailyQuiz.NONE);
    }

    @Test
    void a_later_version_is_told_from_a_damaged_one() {
        assertThatThrownBy(() -> read("3{\"x\":[]}")).isInstanceOf(StoredSlice.Newer.class);
        for (var damaged : List.of(
                "",
                "[]",
                "{}",
                "2{}",
                "2{\"daily\":{\"mode\":\"ON\"},\"digest\":{}}",
                "2{\"daily\":{\"mode\":\"NO\",\"at\":\"10:00\"},\"digest\":{}}",
                "2{\"daily\":{\"mode\":\"ON\",\"at\":\"25:00\"},\"digest\":{}}",
                "2{\"daily\":{\"mode\":\"ON\",\"at\":\"10:00\"},\"digest\":{},\"rounds\":[\"2026-03-01\"]}"))
            assertThatThrownBy(() -> read(damaged)).as(damaged).isNotInstanceOf(StoredSlice.Newer.class);
    }

    @Test
    void no_damage_does_more_than_make_a_quiz_unreadable() {
        var random = new Random(1);
        for (int number = 0; number < 2_000; number++) {
            var text = new StringBuilder(
                    Objects.requireNonNull(STORED.write(quiz(random)).get("dailyquiz")));
            for (int damage = random.nextInt(3); damage >= 0; damage--)
                text.setCharAt(random.nextInt(text.length()), "0{[\"|,}-z ".charAt(random.nextInt(10)));
            var thrown = catchThrowable(() -> read(text.toString()));
            if (thrown != null) assertThat(thrown).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void what_is_left_out_is_nothing() {
        assertThat(read("2{\"daily\":{\"mode\":\"OFF\",\"at\":\"09:00\"},\"digest\":{\"on\":true}}"))
                .isEqualTo(DailyQuiz.NONE);
    }

    /// All are named, and the pass through the bank is nearly over.
    @Test
    void a_group_of_two_hundred_people_who_vote_daily_stays_under_20_kb() {
        var rounds = new ArrayList<Round>();
        for (int day = 0; day < DailyQuiz.WEEKS * 7; day++)
            rounds.add(new Round(FIRST.plusDays(day), id("q" + (100 + day)), 2, 200, 120, new State.Done()));
        var players = new HashMap<Long, Player>();
        for (int person = 0; person < DailyQuiz.PLAYERS; person++) {
            var votes = new HashMap<LocalDate, Boolean>();
            for (var round : rounds) votes.put(round.date(), person % 2 == 0);
            players.put(7_000_000_000L + person, new Player("Алексей", FIRST.plusDays(34), Map.copyOf(votes)));
        }
        var asked = new ArrayList<Question.Id>();
        for (int number = 0; number < 160; number++) asked.add(id("q" + (100 + number)));
        var quiz = new DailyQuiz(
                AT_TEN,
                0,
                new Digest(true, SUNDAY, null),
                List.copyOf(rounds),
                Map.copyOf(players),
                new Run(35, 35),
                List.copyOf(asked),
                new Upkeep(7_000_000_000L, 2));

        var written = STORED.write(quiz);

        assertThat(STORED.read(written)).isEqualTo(quiz);
        assertThat(Objects.requireNonNull(written.get("dailyquiz")).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(20_000);
    }

    private static DailyQuiz read(String text) {
        return STORED.read(Map.of("dailyquiz", text));
    }

    private static List<Round> rounds(State last) {
        return List.of(
                new Round(FIRST, id("q017"), 2, 3, 1, new State.Done()),
                new Round(FIRST.plusDays(1), id("q026"), 0, 2, 2, new State.Done()),
                new Round(FIRST.plusDays(2), id("q101"), 3, 1, 0, last));
    }

    /// Anything that the types allow; only the last round is under way.
    private static DailyQuiz quiz(Random random) {
        var rounds = new ArrayList<Round>();
        for (int number = random.nextInt(36); number > 0; number--)
            rounds.add(new Round(
                    FIRST.plusDays(rounds.size()),
                    id("q" + random.nextInt(1_000)),
                    random.nextInt(4),
                    random.nextInt(200),
                    random.nextInt(200),
                    number == 1 ? state(random) : new State.Done()));
        var players = new HashMap<Long, Player>();
        for (int number = random.nextInt(30); number > 0; number--) {
            var votes = new HashMap<LocalDate, Boolean>();
            for (var round : rounds) if (random.nextBoolean()) votes.put(round.date(), random.nextBoolean());
            players.put(
                    random.nextLong(1L << 52),
                    new Player(maybe(random, "\"N\" " + number), date(random), Map.copyOf(votes)));
        }
        return new DailyQuiz(
                daily(random),
                random.nextInt(3) * 1_000,
                new Digest(random.nextBoolean(), maybe(random, instant(random)), maybe(random, date(random))),
                List.copyOf(rounds),
                Map.copyOf(players),
                new Run(random.nextInt(2) * 7, random.nextInt(2) * 9),
                random.nextBoolean() ? List.of() : List.of(id("q1"), id("d2")),
                random.nextBoolean() ? Upkeep.NONE : new Upkeep(random.nextLong(1L << 52), random.nextInt(3)));
    }

    private static Daily daily(Random random) {
        return new Daily(
                random.nextBoolean() ? Daily.Mode.ON : Daily.Mode.OFF,
                LocalTime.of(random.nextInt(24), random.nextInt(60)),
                maybe(random, date(random)),
                maybe(random, date(random)),
                maybe(random, instant(random)),
                maybe(random, date(random)));
    }

    private static State state(Random random) {
        return switch (random.nextInt(3)) {
            case 0 ->
                new State.Open(instant(random), random.nextBoolean() ? List.of() : List.of(random.nextInt(1_000), 7));
            case 1 -> new State.Counting(instant(random), random.nextBoolean());
            default -> new State.Done();
        };
    }

    private static Question.Id id(String value) {
        return new Question.Id(value);
    }

    private static LocalDate date(Random random) {
        return LocalDate.ofEpochDay(random.nextInt(60_000));
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochMilli(random.nextLong(5_000_000_000_000L));
    }

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextBoolean() ? value : null;
    }
}
