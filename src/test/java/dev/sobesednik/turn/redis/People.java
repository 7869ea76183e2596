package dev.sobesednik.turn.redis;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Language;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.dailyquiz.DailyQuiz;
import dev.sobesednik.dailyquiz.Digest;
import dev.sobesednik.dailyquiz.Player;
import dev.sobesednik.dailyquiz.Round;
import dev.sobesednik.dailyquiz.Run;
import dev.sobesednik.duel.Duels;
import dev.sobesednik.group.Group;
import dev.sobesednik.interview.Form;
import dev.sobesednik.interview.Member;
import dev.sobesednik.interview.Mocks;
import dev.sobesednik.interview.Ticket;
import dev.sobesednik.pair.Couple;
import dev.sobesednik.pair.Pairs;
import dev.sobesednik.pair.Partner;
import dev.sobesednik.pair.Slot;
import dev.sobesednik.profile.Person;
import dev.sobesednik.profile.Preferences;
import dev.sobesednik.profile.Seen;
import dev.sobesednik.review.Card;
import dev.sobesednik.review.Rating;
import dev.sobesednik.streak.Streak;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Persons and groups for the tests of how they are stored.
final class People {

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Moscow"),
            ZoneId.of("America/Argentina/ComodRivadavia"),
            ZoneOffset.UTC,
            ZoneOffset.ofHoursMinutes(5, 45),
            ZoneOffset.MIN,
            ZoneOffset.MAX);

    private static final List<Slot> NOT_MORNING = List.of(Slot.EVENING, Slot.WEEKEND);

    private People() {}

    /// The one of the fixture `person-format-1.json`: every field is there.
    static Person fixture() {
        return new Person(
                new Preferences(Language.EN, Language.RU, 3, ZoneId.of("Asia/Tbilisi")),
                false,
                new Daily(
                        Daily.Mode.ON,
                        LocalTime.of(7, 30),
                        LocalDate.parse("2026-03-09"),
                        LocalDate.parse("2026-03-02"),
                        Instant.parse("2026-03-09T03:30:00Z")),
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
                        Set.of(LocalDate.parse("2026-03-04"))),
                new Seen(
                        57,
                        new Seen.OnScreen(id("q002"), 57, 1, true),
                        new Seen.Today(LocalDate.parse("2026-03-02"), List.of(id("q001"), id("q002"))),
                        Map.of(
                                id("q001"),
                                new Card(
                                        2,
                                        56,
                                        List.of(
                                                new Card.Review(Rating.AGAIN, Instant.parse("2026-02-27T10:15:00Z")),
                                                new Card.Review(Rating.EASY, Instant.parse("2026-03-02T09:00:00Z")))),
                                id("q002"),
                                new Card(1, 0, List.of()))),
                new Ticket(
                        new ChatId(-1_002_000_000_001L),
                        7,
                        3,
                        new Form(2, true, id("q001"), "Аня", 5, true, List.of(4, 3), false)));
    }

    /// What most people are: two weeks here, a question a day, the streak that comes of it.
    static Person everyday() {
        return person(14, 1);
    }

    /// Everything was asked, most of it more than once.
    static Person withTheWholeBank() {
        return person(170, 2);
    }

    private static Person person(int questions, int reviews) {
        var cards = new HashMap<Question.Id, Card>();
        for (int number = 1; number <= questions; number++) {
            var graded = new ArrayList<Card.Review>();
            for (int review = 0; review < reviews; review++)
                graded.add(new Card.Review(Rating.GOOD, NOW.minus(number * 30L + review, ChronoUnit.HOURS)));
            cards.put(id("q%03d".formatted(number)), new Card(reviews, number, List.copyOf(graded)));
        }
        var today = LocalDate.parse("2026-03-02");
        var days = new ArrayList<Streak.Day>();
        for (int back = Streak.REMEMBERED - 1; back >= 0; back--)
            days.add(new Streak.Day(today.minusDays(back), Streak.Kind.COUNTED, 3));
        return new Person(
                new Preferences(null, Language.RU, 2, ZoneId.of("Europe/Moscow")),
                true,
                new Daily(Daily.Mode.ON, LocalTime.of(9, 0), null, today, NOW.plus(1, ChronoUnit.DAYS)),
                new Streak(
                        25,
                        31,
                        2,
                        4,
                        new Streak.Last(NOW, ZoneId.of("Europe/Moscow"), today),
                        List.copyOf(days),
                        Set.of()),
                new Seen(
                        questions,
                        new Seen.OnScreen(id("q001"), questions, 2, true),
                        new Seen.Today(today, List.of(id("q001"), id("q002"), id("q003"))),
                        Map.copyOf(cards)),
                null);
    }

    /// Anything that the types allow, as exactly as it is stored: reviews to the minute, other times to the second.
    static Person random(Random random) {
        var cards = new HashMap<Question.Id, Card>();
        for (int number = random.nextInt(30); number > 0; number--) {
            var reviews = new ArrayList<Card.Review>();
            for (int review = random.nextInt(Card.KEPT + 1); review > 0; review--)
                reviews.add(new Card.Review(
                        oneOf(random, List.of(Rating.values())), instant(random).truncatedTo(ChronoUnit.MINUTES)));
            cards.put(id(random), new Card(number(random), number(random), List.copyOf(reviews)));
        }
        return new Person(
                new Preferences(
                        maybe(random, language(random)),
                        language(random),
                        random.nextInt(7),
                        maybe(random, zone(random))),
                random.nextBoolean(),
                daily(random),
                streak(random),
                new Seen(
                        number(random),
                        maybe(
                                random,
                                new Seen.OnScreen(id(random), number(random), random.nextInt(7), random.nextBoolean())),
                        maybe(random, new Seen.Today(date(random), ids(random))),
                        Map.copyOf(cards)),
                maybe(
                        random,
                        new Ticket(new ChatId(-1 - random.nextLong(1L << 52)), number(random), number(random), null)));
    }

    static Group randomGroup(Random random) {
        var cards = new HashMap<Question.Id, Card>();
        for (int number = random.nextInt(30); number > 0; number--)
            cards.put(id(random), new Card(number(random), 0, List.of()));
        return new Group(
                language(random),
                number(random),
                random.nextInt(7),
                maybe(random, date(random)),
                ids(random),
                Map.copyOf(cards),
                Mocks.NONE,
                random.nextInt(4) == 0 ? DailyQuiz.NONE : dailyQuiz(random),
                Duels.NONE,
                maybe(random, true) == null ? Pairs.NONE : pairs(random));
    }

    private static Pairs pairs(Random random) {
        var partners = new ArrayList<Partner>();
        for (int number = random.nextInt(6); number > 0; number--)
            partners.add(new Partner(
                    new Member(number, "\"N\" " + number),
                    random.nextInt(7),
                    random.nextBoolean() ? Set.of() : Set.of(Slot.MORNING, oneOf(random, NOT_MORNING)),
                    random.nextInt(27) - 12,
                    random.nextLong(1L << 52),
                    maybe(random, date(random)),
                    random.nextInt(3),
                    random.nextBoolean(),
                    date(random)));
        var couples = new ArrayList<Couple>();
        for (int number = random.nextInt(3); number > 0; number--)
            couples.add(new Couple(
                    number, random.nextLong(1L << 52), random.nextBoolean() ? Set.of() : Set.of(7L, 8L), number == 1));
        return new Pairs(
                random.nextInt(3),
                List.copyOf(partners),
                List.copyOf(couples),
                maybe(random, date(random)),
                random.nextBoolean(),
                maybe(random, instant(random)));
    }

    /// As many people and rounds as a daily quiz keeps; all are named, the pass through the bank is nearly over.
    static Group crowd() {
        var first = LocalDate.of(2026, 3, 1);
        var rounds = new ArrayList<Round>();
        for (int day = 0; day < DailyQuiz.WEEKS * 7; day++)
            rounds.add(new Round(
                    first.plusDays(day), new Question.Id("q" + (100 + day)), 2, 200, 120, new Round.State.Done()));
        var players = new HashMap<Long, Player>();
        for (int person = 0; person < DailyQuiz.PLAYERS; person++) {
            var votes = new HashMap<LocalDate, Boolean>();
            for (var round : rounds) votes.put(round.date(), person % 2 == 0);
            players.put(
                    7_000_000_000L + person,
                    new Player("\u0410\u043b\u0435\u043a\u0441\u0435\u0439", first.plusDays(34), Map.copyOf(votes)));
        }
        var asked = new ArrayList<Question.Id>();
        for (int number = 0; number < 160; number++) asked.add(new Question.Id("q" + (100 + number)));
        var quiz = new DailyQuiz(
                Daily.UNASKED.off(),
                null,
                0,
                new Digest(true, null, null),
                List.copyOf(rounds),
                Map.copyOf(players),
                new Run(35, 35),
                List.copyOf(asked));
        return Group.unknown(Language.RU).withDailyQuiz(quiz);
    }

    private static DailyQuiz dailyQuiz(Random random) {
        var first = LocalDate.of(2026, 3, 1);
        var rounds = new ArrayList<Round>();
        for (int number = random.nextInt(36); number > 0; number--)
            rounds.add(new Round(
                    first.plusDays(rounds.size()),
                    id(random),
                    random.nextInt(4),
                    number(random),
                    number(random),
                    number == 1 ? state(random) : new Round.State.Done()));
        var players = new HashMap<Long, Player>();
        for (int number = random.nextInt(30); number > 0; number--) {
            var votes = new HashMap<LocalDate, Boolean>();
            for (var round : rounds) if (random.nextBoolean()) votes.put(round.date(), random.nextBoolean());
            players.put(
                    random.nextLong(1L << 52),
                    new Player(maybe(random, "\"N\" " + number), date(random), Map.copyOf(votes)));
        }
        var daily = daily(random);
        return new DailyQuiz(
                daily.mode() == Daily.Mode.UNASKED ? daily.off() : daily,
                maybe(random, ZoneId.of("Asia/Almaty")),
                number(random),
                new Digest(random.nextBoolean(), maybe(random, instant(random)), maybe(random, date(random))),
                List.copyOf(rounds),
                Map.copyOf(players),
                new Run(number(random), number(random)),
                ids(random));
    }

    private static Round.State state(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Round.State.Open(instant(random), List.of(number(random)));
            case 1 -> new Round.State.Counting(instant(random), random.nextBoolean());
            default -> new Round.State.Done();
        };
    }

    private static Daily daily(Random random) {
        return random.nextInt(4) == 0
                ? Daily.UNASKED
                : new Daily(
                        random.nextBoolean() ? Daily.Mode.ON : Daily.Mode.OFF,
                        LocalTime.of(random.nextInt(24), random.nextInt(60)),
                        maybe(random, date(random)),
                        maybe(random, date(random)),
                        maybe(random, instant(random)));
    }

    private static Streak streak(Random random) {
        if (random.nextInt(4) == 0) return Streak.NONE;
        var days = new ArrayList<Streak.Day>();
        for (int day = random.nextInt(Streak.REMEMBERED + 1); day > 0; day--)
            days.add(new Streak.Day(date(random), oneOf(random, List.of(Streak.Kind.values())), number(random)));
        var excused = new HashSet<LocalDate>();
        for (int day = random.nextInt(4); day > 0; day--) excused.add(date(random));
        return new Streak(
                number(random),
                number(random),
                random.nextInt(3),
                random.nextInt(7),
                new Streak.Last(instant(random), zone(random), date(random)),
                List.copyOf(days),
                Set.copyOf(excused));
    }

    private static List<Question.Id> ids(Random random) {
        var ids = new ArrayList<Question.Id>();
        for (int number = random.nextInt(5); number > 0; number--) ids.add(id(random));
        return List.copyOf(ids);
    }

    private static Question.Id id(Random random) {
        return id("qxsd".charAt(random.nextInt(4)) + Integer.toString(random.nextInt(1_000)));
    }

    private static Question.Id id(String value) {
        return new Question.Id(value);
    }

    private static Language language(Random random) {
        return random.nextBoolean() ? Language.RU : Language.EN;
    }

    private static ZoneId zone(Random random) {
        return oneOf(random, ZONES);
    }

    private static int number(Random random) {
        return random.nextInt(10) == 0 ? Integer.MAX_VALUE : random.nextInt(1_000);
    }

    private static LocalDate date(Random random) {
        return LocalDate.ofEpochDay(random.nextInt(60_000));
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochSecond(random.nextLong(5_000_000_000L));
    }

    private static <T> T oneOf(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextBoolean() ? value : null;
    }
}
