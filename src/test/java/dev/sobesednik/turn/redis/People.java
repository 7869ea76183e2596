package dev.sobesednik.turn.redis;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Language;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.memory.Card;
import dev.sobesednik.memory.MemoryState;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.memory.Rating;
import dev.sobesednik.practice.Screen;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.ChatState;
import dev.sobesednik.record.Slice;
import dev.sobesednik.streak.Streak;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Records of people and groups.
final class People {

    static final Instant NOW = Instant.parse("2026-03-02T09:00:05Z");

    private static final List<String> ZONES =
            List.of("Europe/Moscow", "Asia/Tbilisi", "Pacific/Kiritimati", "America/New_York", "+05:30", "UTC");

    private People() {}

    /// Those of which a fixture says something.
    static List<Slice<?>> slices() {
        return List.of(Profile.SLICE, Daily.SLICE, Streak.SLICE, Screen.SLICE, QuestionHistory.SLICE);
    }

    /// What `records/person-format-1.json` holds, but for the interview, which its own room reads.
    static ChatRecord fixture() {
        return ChatRecord.EMPTY
                .with(Profile.SLICE, new Profile(Language.EN, Language.RU, ZoneId.of("Asia/Tbilisi"), true, true))
                .with(
                        Daily.SLICE,
                        new Daily(
                                Daily.Mode.ON,
                                LocalTime.of(7, 30),
                                LocalDate.parse("2026-03-09"),
                                LocalDate.parse("2026-03-02"),
                                Instant.parse("2026-03-09T03:30:00Z"),
                                null))
                .with(
                        Streak.SLICE,
                        new Streak(
                                8,
                                21,
                                1,
                                3,
                                new Streak.Last(
                                        Instant.parse("2026-03-02T09:00:05Z"),
                                        ZoneId.of("Europe/Moscow"),
                                        LocalDate.parse("2026-03-02")),
                                List.of(
                                        new Streak.Day(LocalDate.parse("2026-02-27"), Streak.Kind.COUNTED, 12),
                                        new Streak.Day(LocalDate.parse("2026-02-28"), Streak.Kind.FROZEN, 0),
                                        new Streak.Day(LocalDate.parse("2026-03-01"), Streak.Kind.EXCUSED, 0),
                                        new Streak.Day(LocalDate.parse("2026-03-02"), Streak.Kind.COUNTED, 1)),
                                Set.of(LocalDate.parse("2026-03-04")),
                                null))
                .with(Screen.SLICE, new Screen(3, new Screen.Shown(id("q002"), 57, "1", true, 0, false, null)))
                .with(
                        QuestionHistory.SLICE,
                        new QuestionHistory(
                                57,
                                0,
                                new QuestionHistory.Today(
                                        LocalDate.parse("2026-03-02"), List.of(id("q001"), id("q002"))),
                                Map.of(
                                        id("q001"),
                                        card(
                                                2,
                                                56,
                                                List.of(
                                                        new Card.Review(
                                                                Rating.AGAIN, Instant.parse("2026-02-27T10:15:00Z")),
                                                        new Card.Review(
                                                                Rating.EASY, Instant.parse("2026-03-02T09:00:00Z")))),
                                        id("q002"),
                                        Card.shown(1))));
    }

    /// What most people are: two weeks here, a question a day, the streak that comes of it.
    static ChatState everyday() {
        return person(14, 1);
    }

    /// Everything was asked, most of it more than once.
    static ChatState withTheWholeBank() {
        return person(170, 2);
    }

    private static ChatState person(int questions, int reviews) {
        var cards = new HashMap<Question.Id, Card>();
        for (int number = 1; number <= questions; number++) {
            var graded = new ArrayList<Card.Review>();
            for (int review = 0; review < reviews; review++)
                graded.add(new Card.Review(Rating.GOOD, NOW.minus(number * 30L + review, ChronoUnit.HOURS)));
            cards.put(id("q%03d".formatted(number)), card(reviews, number, List.copyOf(graded)));
        }
        var today = LocalDate.parse("2026-03-02");
        var moscow = ZoneId.of("Europe/Moscow");
        var days = new ArrayList<Streak.Day>();
        for (int back = Streak.REMEMBERED - 1; back >= 0; back--)
            days.add(new Streak.Day(today.minusDays(back), Streak.Kind.COUNTED, 3));
        return new ChatState.Known(ChatRecord.EMPTY
                .with(Profile.SLICE, new Profile(null, Language.RU, moscow, true, false))
                .with(
                        Daily.SLICE,
                        new Daily(Daily.Mode.ON, LocalTime.of(9, 0), null, today, NOW.plus(1, ChronoUnit.DAYS), null))
                .with(
                        Streak.SLICE,
                        new Streak(
                                25, 31, 2, 4, new Streak.Last(NOW, moscow, today), List.copyOf(days), Set.of(), null))
                .with(Screen.SLICE, new Screen(2, new Screen.Shown(id("q001"), questions, "2", true, 0, false, null)))
                .with(
                        QuestionHistory.SLICE,
                        new QuestionHistory(
                                questions,
                                2,
                                new QuestionHistory.Today(today, List.of(id("q001"), id("q002"), id("q003"))),
                                Map.copyOf(cards))));
    }

    /// Anything that the types allow, as exactly as it is stored: reviews to the minute, other times to the second.
    static ChatRecord random(Random random) {
        var cards = new HashMap<Question.Id, Card>();
        for (int number = random.nextInt(30); number > 0; number--) {
            var reviews = new ArrayList<Card.Review>();
            for (int review = random.nextInt(Card.KEPT + 1); review > 0; review--)
                reviews.add(new Card.Review(
                        oneOf(random, List.of(Rating.values())), instant(random).truncatedTo(ChronoUnit.MINUTES)));
            cards.put(
                    id(random),
                    new Card(
                            number(random),
                            number(random),
                            random.nextInt(4),
                            random.nextInt(4),
                            List.copyOf(reviews),
                            reviews.isEmpty() ? null : learned(random)));
        }
        return ChatRecord.EMPTY
                .with(
                        Profile.SLICE,
                        new Profile(
                                maybe(random, language(random)),
                                language(random),
                                zone(random),
                                random.nextBoolean(),
                                random.nextBoolean()))
                .with(
                        Daily.SLICE,
                        new Daily(
                                oneOf(random, List.of(Daily.Mode.values())),
                                LocalTime.of(random.nextInt(24), random.nextInt(60)),
                                maybe(random, date(random)),
                                maybe(random, date(random)),
                                maybe(random, instant(random)),
                                maybe(random, date(random))))
                .with(Streak.SLICE, streak(random))
                .with(
                        Screen.SLICE,
                        new Screen(
                                random.nextInt(7),
                                maybe(
                                        random,
                                        new Screen.Shown(
                                                id(random),
                                                number(random),
                                                oneOf(random, List.of("", "3", "s:core", "t:gil")),
                                                random.nextBoolean(),
                                                random.nextInt(3),
                                                random.nextBoolean(),
                                                maybe(random, random.nextInt(64))))))
                .with(
                        QuestionHistory.SLICE,
                        new QuestionHistory(
                                number(random),
                                random.nextInt(7),
                                maybe(random, new QuestionHistory.Today(date(random), ids(random))),
                                Map.copyOf(cards)));
    }

    /// What is left in memory is what the grades say.
    private static Card card(int showings, int graded, List<Card.Review> reviews) {
        return new Card(showings, graded, 0, 1, reviews, Card.replayed(reviews, ZoneOffset.UTC));
    }

    private static Card.Learned learned(Random random) {
        return new Card.Learned(
                new MemoryState(random.nextInt(1, 36_500_000) / 1_000.0, random.nextInt(100, 1_001) / 100.0),
                random.nextInt(1, 36_500),
                random.nextInt(9));
    }

    private static Streak streak(Random random) {
        var days = new ArrayList<Streak.Day>();
        for (int day = random.nextInt(Streak.REMEMBERED); day > 0; day--)
            days.add(new Streak.Day(date(random), oneOf(random, List.of(Streak.Kind.values())), random.nextInt(100)));
        return new Streak(
                number(random),
                number(random),
                random.nextInt(3),
                random.nextInt(7),
                maybe(random, new Streak.Last(instant(random), zone(random), date(random))),
                List.copyOf(days),
                random.nextBoolean() ? Set.of() : Set.of(date(random)),
                maybe(
                        random,
                        new Streak.Lost(
                                number(random),
                                random.nextInt(7),
                                List.of(new Streak.Day(date(random), Streak.Kind.REPAIRED, 0)),
                                date(random),
                                zone(random))));
    }

    private static List<Question.Id> ids(Random random) {
        var ids = new ArrayList<Question.Id>();
        for (int number = random.nextInt(5); number > 0; number--) ids.add(id(random));
        return List.copyOf(ids);
    }

    private static Question.Id id(Random random) {
        return id("q%03d".formatted(random.nextInt(1_000)));
    }

    private static Question.Id id(String value) {
        return new Question.Id(value);
    }

    private static int number(Random random) {
        return random.nextInt(5_000);
    }

    private static Language language(Random random) {
        return oneOf(random, List.of(Language.values()));
    }

    private static ZoneId zone(Random random) {
        return ZoneId.of(oneOf(random, ZONES));
    }

    private static LocalDate date(Random random) {
        return LocalDate.parse("2026-01-01").plusDays(random.nextInt(900));
    }

    private static Instant instant(Random random) {
        return NOW.plusSeconds(random.nextInt(100_000_000));
    }

    private static <T> T oneOf(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextBoolean() ? value : null;
    }
}
