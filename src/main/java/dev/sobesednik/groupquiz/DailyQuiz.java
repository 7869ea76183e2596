package dev.sobesednik.groupquiz;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.groupquiz.Round.State;
import dev.sobesednik.record.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A group's daily quiz.
///
/// @param topic the forum topic that it is asked in, 0 outside of topics
/// @param rounds of the last five weeks, oldest first; only the last may be under way
/// @param players by their numbers, at most [#PLAYERS]
/// @param asked the questions of this pass through the bank
public record DailyQuiz(
        Daily daily,
        int topic,
        Digest digest,
        List<Round> rounds,
        Map<Long, Player> players,
        Run run,
        List<Question.Id> asked,
        Upkeep upkeep) {

    public static final int PLAYERS = 200;
    public static final int WEEKS = 5;
    public static final Duration OPEN = Duration.ofHours(10);
    /// Votes that were under way when the poll closed have landed by then.
    public static final Duration COUNTING = Duration.ofSeconds(10);

    /// So many people who vote make a day take two of them.
    private static final int CROWD = 3;

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime NIGHT = LocalTime.of(22, 0);
    private static final int WEEK = 7;
    /// Whoever could allow polls has had three days to do it.
    private static final int TRIES = 3;

    public static final DailyQuiz NONE = new DailyQuiz(
            Daily.UNASKED.off(), 0, Digest.UNARMED, List.of(), Map.of(), Run.NONE, List.of(), Upkeep.NONE);

    public static final Slice<DailyQuiz> SLICE = new Slice<>("dailyquiz", NONE);

    /// How a round ended.
    public sealed interface Ending {
        /// @param round with its final counts
        record Played(Round round, Run run) implements Ending {}

        /// Telegram never took the poll: nothing was asked.
        ///
        /// @param isLast it was the last of several, and no more will come
        record NeverPosted(Round round, boolean isLast) implements Ending {}
    }

    /// @param ending absent when no round was under way
    public record Ended(DailyQuiz quiz, @Nullable Ending ending) {}

    public DailyQuiz with(Daily other, ZoneId zone, Instant now) {
        return with(other).withDigestArmed(zone, now);
    }

    /// Sundays come while there is something to tell or to drop.
    private DailyQuiz withDigestArmed(ZoneId zone, Instant now) {
        var idle = daily.mode() != Daily.Mode.ON && rounds.isEmpty() && players.isEmpty();
        return with(idle ? digest.disarm() : digest.arm(zone, now));
    }

    /// The same times in the zone in force, also after the group was away.
    public DailyQuiz arm(ZoneId zone, Instant now) {
        return with(daily.arm(zone, now), zone, now);
    }

    /// No question comes until it is armed again. Sundays go on: they drop what is too old to be kept.
    public DailyQuiz disarm() {
        return with(daily.disarm());
    }

    /// The poll stayed in the group's old chat, where nobody can vote any more: its round ends.
    public DailyQuiz moved(ZoneId zone, Instant now) {
        var armed = arm(zone, now);
        return underWay().filter(Round::wasPosted).isPresent() ? armed.closing(now) : armed;
    }

    public DailyQuiz inTopic(int other) {
        return new DailyQuiz(daily, other, digest, rounds, players, run, asked, upkeep);
    }

    public DailyQuiz withDigest(boolean on, ZoneId zone, Instant now) {
        return with(new Digest(on, digest.next(), digest.told())).withDigestArmed(zone, now);
    }

    /// @param person 0 for somebody anonymous, who is not to be told anything
    public DailyQuiz setBy(long person) {
        return with(new Upkeep(person, 0));
    }

    /// Whether this question has not reached the group, and is still to be answered.
    public boolean isWaitedFor(LocalDate date) {
        return underWay()
                .filter(round -> round.date().equals(date) && !round.wasPosted())
                .isPresent();
    }

    private DailyQuiz with(Upkeep other) {
        return new DailyQuiz(daily, topic, digest, rounds, players, run, asked, other);
    }

    private DailyQuiz with(Daily other) {
        return new DailyQuiz(other, topic, digest, rounds, players, run, asked, upkeep);
    }

    private DailyQuiz with(Digest other) {
        return new DailyQuiz(daily, topic, other, rounds, players, run, asked, upkeep);
    }

    private DailyQuiz with(List<Round> others) {
        return new DailyQuiz(daily, topic, digest, List.copyOf(others), players, run, asked, upkeep);
    }

    private DailyQuiz with(Map<Long, Player> others) {
        return new DailyQuiz(daily, topic, digest, rounds, Map.copyOf(others), run, asked, upkeep);
    }

    private DailyQuiz with(Run other, List<Question.Id> others) {
        return new DailyQuiz(daily, topic, digest, rounds, players, other, List.copyOf(others), upkeep);
    }

    /// The round that is not over yet.
    public Optional<Round> underWay() {
        return rounds.isEmpty() || rounds.getLast().isDone() ? Optional.empty() : Optional.of(rounds.getLast());
    }

    public Optional<Round> of(LocalDate date) {
        return rounds.stream().filter(round -> round.date().equals(date)).findFirst();
    }

    /// @return nothing when no question of the bank has a quiz
    public Optional<Draw> draw(Bank bank, RandomGenerator random) {
        var recent = rounds.subList(Math.max(0, rounds.size() - WEEK), rounds.size()).stream()
                .map(Round::question)
                .toList();
        return Draw.from(bank, asked, recent, random);
    }

    /// A poll on its way to Telegram, the question of a date.
    public DailyQuiz opened(Draw draw, LocalDate date, ZoneId zone, Instant now) {
        var id = draw.question().id();
        var seen = draw.again() ? new ArrayList<Question.Id>() : new ArrayList<>(asked);
        seen.add(id);
        var others = new ArrayList<>(rounds);
        others.add(new Round(date, id, draw.correct(), 0, 0, new State.Open(closes(zone, now), List.of())));
        return with(others).with(run, seen).tidied(date);
    }

    /// Ten hours later; what would fall into the night waits for the morning.
    private static Instant closes(ZoneId zone, Instant now) {
        var at = ZonedDateTime.ofInstant(now.plus(OPEN).truncatedTo(ChronoUnit.MINUTES), zone);
        var time = at.toLocalTime();
        if (time.isBefore(MORNING)) return at.with(MORNING).toInstant();
        return time.isAfter(NIGHT) ? at.plusDays(1).with(MORNING).toInstant() : at.toInstant();
    }

    public DailyQuiz posted(LocalDate date, int message) {
        return replaced(date, round -> round.posted(message));
    }

    /// A vote counts once, for as long as its round is kept: also one that lands after the end.
    ///
    /// @param name as it is now: kept only of those who asked to be named
    public DailyQuiz voted(LocalDate date, long person, String name, int option) {
        var round = of(date);
        if (round.isEmpty() || votes(person).containsKey(date)) return this;
        var right = option == round.get().correct();
        var all = new HashMap<>(players);
        all.put(person, players.getOrDefault(person, Player.newcomer(date)).voted(date, right, name));
        return replaced(date, known -> known.counted(right)).with(all).bounded();
    }

    private Map<LocalDate, Boolean> votes(long person) {
        var player = players.get(person);
        return player == null ? Map.of() : player.votes();
    }

    public boolean isNamed(long person) {
        var player = players.get(person);
        return player != null && player.name() != null;
    }

    public DailyQuiz named(long person, String name, ZoneId zone, Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        var all = new HashMap<>(players);
        all.put(person, players.getOrDefault(person, Player.newcomer(today)).named(name, today));
        return with(all).bounded().withDigestArmed(zone, now);
    }

    public DailyQuiz unnamed(long person) {
        var player = players.get(person);
        if (player == null) return this;
        var all = new HashMap<>(players);
        if (player.votes().isEmpty()) all.remove(person);
        else all.put(person, player.unnamed());
        return with(all);
    }

    /// Name and votes go; the counts of the rounds stay, which tell of nobody.
    public DailyQuiz without(long person) {
        var all = new HashMap<>(players);
        all.remove(person);
        return with(all);
    }

    /// The poll closes; what was under way may still land.
    public DailyQuiz closing(Instant now) {
        return underWay()
                .map(round -> replaced(
                        round.date(),
                        open -> open.in(new State.Counting(
                                now.plus(COUNTING).truncatedTo(ChronoUnit.SECONDS), open.wasPosted()))))
                .orElse(this);
    }

    /// When the round under way wants the next look: its poll closes, or its votes have landed.
    public Optional<Instant> roundDue() {
        return underWay().map(Round::state).flatMap(State::due);
    }

    /// Ends the round under way, wherever it stands.
    public Ended ended() {
        var last = underWay();
        if (last.isEmpty()) return new Ended(this, null);
        var round = last.get();
        if (!round.wasPosted() && round.answered() == 0) {
            var others = rounds.subList(0, rounds.size() - 1);
            var seen = asked.stream().filter(id -> !id.equals(round.question())).toList();
            var failed = with(others).with(run, seen).with(upkeep.failed());
            var isLast = failed.upkeep.unposted() >= TRIES;
            return new Ended(
                    isLast ? failed.with(daily.off()).with(failed.upkeep.worked()) : failed,
                    new Ending.NeverPosted(round, isLast));
        }
        var after = round.answered() >= needed() ? run.longer() : run.broken();
        var done = replaced(round.date(), known -> known.in(new State.Done()))
                .with(after, asked)
                .with(upkeep.worked());
        return new Ended(done, new Ending.Played(round, after));
    }

    /// How many have to answer for a day to count.
    public int needed() {
        var voters = players.values().stream()
                .filter(player -> !player.votes().isEmpty())
                .count();
        return voters >= CROWD ? 2 : 1;
    }

    /// What a digest would tell now.
    public Week week() {
        var told = digest.told();
        var fresh = rounds.stream()
                .filter(Round::isDone)
                .filter(round -> told == null || round.date().isAfter(told))
                .toList();
        var newest = fresh.subList(Math.max(0, fresh.size() - WEEK), fresh.size());
        var people = players.values().stream()
                .filter(player ->
                        newest.stream().anyMatch(round -> player.votes().containsKey(round.date())))
                .count();
        return new Week(List.copyOf(newest), (int) people);
    }

    public DailyQuiz told(Week week) {
        return with(digest.told(week.rounds().getLast().date()));
    }

    /// The wake-up of a Sunday has rung: without what is older than five weeks, and on to the next one.
    public DailyQuiz tidied(ZoneId zone, Instant now) {
        return with(digest.disarm()).tidied(LocalDate.ofInstant(now, zone)).withDigestArmed(zone, now);
    }

    private DailyQuiz replaced(LocalDate date, UnaryOperator<Round> change) {
        return with(rounds.stream()
                .map(round -> round.date().equals(date) ? change.apply(round) : round)
                .toList());
    }

    private DailyQuiz tidied(LocalDate today) {
        var first = today.minusWeeks(WEEKS).plusDays(1);
        var left = new HashMap<Long, Player>();
        players.forEach((id, player) -> {
            if (!player.seen().isBefore(first)) left.put(id, player.since(first));
        });
        return with(rounds.stream()
                        .filter(round -> !round.date().isBefore(first))
                        .toList())
                .with(left);
    }

    /// Those who were active most recently stay.
    private DailyQuiz bounded() {
        if (players.size() <= PLAYERS) return this;
        var kept = new HashMap<Long, Player>();
        players.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Long, Player> entry) ->
                                entry.getValue().seen())
                        .thenComparing(entry -> entry.getValue().name() != null)
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(PLAYERS)
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return with(kept);
    }
}
