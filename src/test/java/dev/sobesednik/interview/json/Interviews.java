package dev.sobesednik.interview.json;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Budget;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.interview.Form;
import dev.sobesednik.interview.InterviewSession;
import dev.sobesednik.interview.InterviewTable;
import dev.sobesednik.interview.Member;
import dev.sobesednik.interview.Mock;
import dev.sobesednik.interview.Mocks;
import dev.sobesednik.interview.Note.Piece;
import dev.sobesednik.interview.Outcome;
import dev.sobesednik.interview.Participation;
import dev.sobesednik.interview.Round;
import dev.sobesednik.interview.Seat;
import dev.sobesednik.interview.Setting;
import dev.sobesednik.interview.Sheet;
import dev.sobesednik.interview.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Interviews of every shape: those of the kept sample, and random ones.
final class Interviews {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00.250Z");
    private static final Member ANYA = new Member(42, "Аня");
    private static final Member BORIS = new Member(43, "Boris \"B\"");
    private static final Member VIKA = new Member(7_000_000_000L, "Vika");

    private Interviews() {}

    /// What `mocks-1.json` holds: every state, each with and without what may be absent.
    static Mocks kept() {
        var usual = new Setting(0, "", 3, 5);
        var chosen = new Setting(2, "jvm", 4, 8);
        var passed = new Outcome(1, id("q001"), 3, ANYA, null, 0, true, null, null, 0, 0);
        var own = new Sheet(5, List.of(4, 3, 2, 1));
        var theirs = new Sheet(0, List.of(1, 1, 2, 2));
        var rated = new Outcome(2, id("q002"), 4, ANYA, BORIS, 2, false, own, theirs, 1, 2);
        var both = List.of(passed, rated);
        var asked = new Round(3, new Round.Drawn(id("q003"), 3, 2), ANYA, BORIS, 1, NOW.plusSeconds(300), 4);
        var byBot = new Round(1, new Round.Drawn(id("s04"), 0, 0), ANYA, null, 0, NOW.plusSeconds(180), 0);
        var votes = Map.of(7_000_000_000L, true, 99L, false);
        var mocks = List.<Mock>of(
                new Mock.Lobby(table(4, usual, 0, List.of()), false),
                new Mock.Lobby(table(5, chosen, 0, List.of()), true),
                new Mock.Answering(table(6, chosen, 3, both), asked, false),
                new Mock.Answering(table(7, usual, 1, List.of()), byBot, true),
                new Mock.Scoring(table(8, usual, 3, both), asked, own, null, votes, NOW.plusSeconds(600)),
                new Mock.Scoring(table(9, usual, 1, List.of()), byBot, null, null, Map.of(), NOW.plusSeconds(600)),
                new Mock.Between(table(10, usual, 2, both), NOW.plusSeconds(900)),
                new Mock.Over(table(11, usual, 2, both), Mock.End.FINISHED));
        var sessions = new HashMap<Integer, InterviewSession>();
        for (int number = 0; number < mocks.size(); number++)
            sessions.put(
                    number * 7,
                    new InterviewSession(
                            number * 7,
                            mocks.get(number),
                            number == 0 ? 0 : 100 + number,
                            number == 2 ? 90 : 0,
                            number,
                            due(number),
                            new Budget(NOW.plusSeconds(9))));
        return new Mocks(11, Map.copyOf(sessions));
    }

    private static Set<Piece> due(int number) {
        return switch (number) {
            case 0 -> Set.of(Piece.FRESH, Piece.FILE);
            case 3 -> Set.of(Piece.EDIT);
            default -> Set.of();
        };
    }

    private static InterviewTable table(int number, Setting setting, int round, List<Outcome> outcomes) {
        var seats = List.of(
                new Seat(ANYA, Seat.Wish.BOTH, Seat.Contact.REACHED),
                new Seat(BORIS, Seat.Wish.ASK, Seat.Contact.STRANGER),
                new Seat(VIKA, Seat.Wish.WATCH, Seat.Contact.UNKNOWN));
        return new InterviewTable(number, setting, ANYA, NOW, seats, round, outcomes, NOW.plusSeconds(10_800));
    }

    static Mocks random(Random random) {
        var sessions = new HashMap<Integer, InterviewSession>();
        for (int number = random.nextInt(4); number > 0; number--) {
            var topic = random.nextBoolean() ? 0 : number(random);
            sessions.put(
                    topic,
                    new InterviewSession(
                            topic,
                            mock(random),
                            number(random),
                            number(random),
                            number(random),
                            due(random),
                            new Budget(instant(random))));
        }
        return new Mocks(number(random), Map.copyOf(sessions));
    }

    static Participation participation(Random random) {
        var group = new ChatId(-1 - random.nextLong(1L << 52));
        return random.nextInt(10) == 0
                ? Participation.NONE
                : new Participation(new Ticket(group, number(random), number(random), maybe(random, form(random))));
    }

    private static Form form(Random random) {
        var scales = new ArrayList<Integer>();
        for (int scale = random.nextInt(5); scale > 0; scale--) scales.add(1 + random.nextInt(4));
        return new Form(
                number(random),
                random.nextBoolean(),
                question(random),
                name(random),
                number(random),
                random.nextBoolean(),
                List.copyOf(scales),
                random.nextBoolean());
    }

    private static Mock mock(Random random) {
        var table = randomTable(random);
        return switch (random.nextInt(5)) {
            case 0 -> new Mock.Lobby(table, random.nextBoolean());
            case 1 -> new Mock.Answering(table, round(random), random.nextBoolean());
            case 2 ->
                new Mock.Scoring(
                        table,
                        round(random),
                        maybe(random, sheet(random)),
                        maybe(random, sheet(random)),
                        votes(random),
                        instant(random));
            case 3 -> new Mock.Between(table, instant(random));
            default -> new Mock.Over(table, oneOf(random, Mock.End.values()));
        };
    }

    private static InterviewTable randomTable(Random random) {
        var seats = new ArrayList<Seat>();
        for (int seat = random.nextInt(4); seat > 0; seat--)
            seats.add(
                    new Seat(member(random), oneOf(random, Seat.Wish.values()), oneOf(random, Seat.Contact.values())));
        var outcomes = new ArrayList<Outcome>();
        for (int outcome = random.nextInt(4); outcome > 0; outcome--) outcomes.add(outcome(random));
        var section = random.nextBoolean() ? "" : "section " + random.nextInt(10);
        return new InterviewTable(
                number(random),
                new Setting(random.nextInt(7), section, number(random), number(random)),
                member(random),
                instant(random),
                List.copyOf(seats),
                number(random),
                List.copyOf(outcomes),
                instant(random));
    }

    private static Round round(Random random) {
        return new Round(
                number(random),
                new Round.Drawn(question(random), random.nextInt(9), random.nextInt(3)),
                member(random),
                maybe(random, member(random)),
                random.nextInt(3),
                instant(random),
                random.nextInt(16));
    }

    private static Outcome outcome(Random random) {
        return new Outcome(
                number(random),
                question(random),
                random.nextInt(9),
                member(random),
                maybe(random, member(random)),
                random.nextInt(3),
                random.nextBoolean(),
                maybe(random, sheet(random)),
                maybe(random, sheet(random)),
                random.nextInt(20),
                random.nextInt(20));
    }

    private static Sheet sheet(Random random) {
        var scales = new ArrayList<Integer>();
        for (int scale = 0; scale < 4; scale++) scales.add(1 + random.nextInt(4));
        return new Sheet(random.nextInt(512), List.copyOf(scales));
    }

    private static Map<Long, Boolean> votes(Random random) {
        var votes = new HashMap<Long, Boolean>();
        for (int vote = random.nextInt(4); vote > 0; vote--)
            votes.put(1 + random.nextLong(1L << 52), random.nextBoolean());
        return Map.copyOf(votes);
    }

    private static Set<Piece> due(Random random) {
        var due = new HashSet<Piece>();
        for (var piece : Piece.values()) if (random.nextInt(4) == 0) due.add(piece);
        return Set.copyOf(due);
    }

    private static Member member(Random random) {
        return new Member(1 + random.nextLong(1L << 52), name(random));
    }

    private static String name(Random random) {
        return oneOf(random, new String[] {"", "Аня", "\"N\" \\ {}", "\uD83D\uDE00", "N" + random.nextInt(9)});
    }

    private static Question.Id question(Random random) {
        return id("qxsd".charAt(random.nextInt(4)) + Integer.toString(random.nextInt(1_000)));
    }

    private static Question.Id id(String value) {
        return new Question.Id(value);
    }

    private static int number(Random random) {
        return random.nextInt(10) == 0 ? Integer.MAX_VALUE : random.nextInt(1_000);
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochMilli(random.nextLong(5_000_000_000_000L));
    }

    private static <T> T oneOf(Random random, T[] all) {
        return all[random.nextInt(all.length)];
    }

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextBoolean() ? value : null;
    }
}
