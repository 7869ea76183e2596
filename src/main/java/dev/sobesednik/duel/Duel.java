package dev.sobesednik.duel;

import static dev.sobesednik.duel.Note.told;

import dev.sobesednik.chat.Text;
import dev.sobesednik.duel.Outcome.Pick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A duel: what it is now, and what a move makes of it.
public sealed interface Duel {

    int QUESTIONS = 5;
    /// After so many questions in a row without any answer the duel ends.
    int SILENT = 2;

    Duration CHALLENGE_LASTS = Duration.ofMinutes(10);
    Duration READY = Duration.ofSeconds(5);
    Duration TO_ANSWER = Duration.ofSeconds(60);
    Duration PAUSE = Duration.ofSeconds(10);
    /// Five questions and their pauses take half of it.
    Duration LASTS = Duration.ofMinutes(15);
    /// How long the revenge button works after the end.
    Duration KEPT = Duration.ofHours(1);
    /// A challenge that came to nothing is forgotten once it has been shown.
    Duration CLOSED_KEPT = Duration.ofMinutes(1);

    int number();

    record Challenge(int number, int level, Player from, Wanted wanted, Instant until) implements Duel {}

    /// Nobody took it up.
    record Closed(Challenge challenge, Why why, Instant until) implements Duel {
        @Override
        public int number() {
            return challenge.number();
        }
    }

    enum Why {
        DECLINED,
        WITHDRAWN,
        EXPIRED
    }

    /// The newest outcome is on the screen, or, before the first, who plays.
    record Pausing(Match match, Instant until) implements Duel {
        @Override
        public int number() {
            return match.number();
        }
    }

    /// @param picks in the order in which they reached the bot
    record Asking(Match match, List<Pick> picks, Instant deadline) implements Duel {
        @Override
        public int number() {
            return match.number();
        }

        /// From 1.
        public int question() {
            return match.outcomes().size() + 1;
        }

        boolean hasAnswered(long who) {
            return picks.stream().anyMatch(pick -> pick.who() == who);
        }
    }

    record Over(Match match, End end, Instant until) implements Duel {
        @Override
        public int number() {
            return match.number();
        }
    }

    enum End {
        FINISHED,
        STOPPED,
        SILENT,
        EXPIRED
    }

    record Decision(Duel next, List<Note> notes) {

        static Decision to(Duel next, Note... notes) {
            return new Decision(next, List.of(notes));
        }

        Decision and(Decision after) {
            var all = new ArrayList<>(notes);
            all.addAll(after.notes);
            return new Decision(after.next, List.copyOf(all));
        }
    }

    /// Who challenged.
    default Player opener() {
        return switch (this) {
            case Challenge challenge -> challenge.from;
            case Closed closed -> closed.challenge.from;
            case Pausing pausing -> pausing.match.first();
            case Asking asking -> asking.match.first();
            case Over over -> over.match.first();
        };
    }

    default boolean isRunning() {
        return !(this instanceof Closed || this instanceof Over);
    }

    /// What the time has done comes before the move: a wake-up may be late.
    ///
    /// @param clear the group has seen the state and may be written to: only then the next question comes, so that
    ///     its time begins when it is shown
    static Decision decide(Duel duel, Move move, boolean clear, Instant now) {
        var timed = timed(duel, clear, now);
        return timed.and(
                switch (timed.next()) {
                    case Challenge challenge -> challenged(challenge, move, now);
                    case Pausing pausing ->
                        paused(pausing, move, clear && timed.notes().isEmpty(), now);
                    case Asking asking -> asked(asking, move, now);
                    case Closed closed -> afterwards(closed, move);
                    case Over over -> afterwards(over, move);
                });
    }

    /// When something happens by itself.
    ///
    /// @param free when the group may be written to
    static Instant nextChange(Duel duel, boolean shown, Instant free) {
        return switch (duel) {
            case Challenge challenge -> challenge.until;
            case Closed closed -> closed.until;
            case Over over -> over.until;
            case Asking asking -> asking.deadline;
            case Pausing pausing ->
                earlier(pausing.match.until(), shown ? later(pausing.until, free) : pausing.match.until());
        };
    }

    private static Decision timed(Duel duel, boolean clear, Instant now) {
        return switch (duel) {
            case Challenge challenge when !now.isBefore(challenge.until) -> closed(challenge, Why.EXPIRED, now);
            case Pausing(Match match, var until) when !now.isBefore(match.until()) -> over(match, End.EXPIRED, now);
            case Pausing(Match match, Instant until) when clear && !now.isBefore(until) -> goneOn(match, now);
            case Asking asking when !now.isBefore(asking.deadline) -> judged(asking.match, asking.picks, now);
            case Challenge _, Pausing _, Asking _, Closed _, Over _ -> Decision.to(duel);
        };
    }

    private static Decision challenged(Challenge challenge, Move move, Instant now) {
        return switch (move) {
            case Move.Accept accept -> accepted(challenge, accept, now);
            case Move.Decline(Player who, String username) -> refused(challenge, who, username, now);
            case Move.Stop(Player who, String username) -> refused(challenge, who, username, now);
            case Move.Show _ -> Decision.to(challenge, new Note.Fresh());
            case Move.Answer _, Move.Next _ -> stale(challenge);
            case Move.Tick _ -> Decision.to(challenge);
        };
    }

    private static Decision accepted(Challenge challenge, Move.Accept accept, Instant now) {
        var who = accept.who();
        if (who.id() == challenge.from.id()) return Decision.to(challenge, told("duel.own"));
        if (!challenge.wanted.isFor(who, accept.username())) return notFor(challenge);
        if (accept.drawn().isEmpty()) return Decision.to(challenge, told("duel.no-questions"));
        var match = new Match(
                challenge.number, challenge.level, challenge.from, who, accept.drawn(), List.of(), now.plus(LASTS));
        return Decision.to(new Pausing(match, now.plus(READY)), told("duel.accepted"), new Note.Edit());
    }

    /// Whoever challenged takes it back; whoever is meant declines. An open challenge is nobody's to decline.
    private static Decision refused(Challenge challenge, Player who, String username, Instant now) {
        if (who.id() == challenge.from.id()) return closed(challenge, Why.WITHDRAWN, now);
        var mayDecline = !(challenge.wanted instanceof Wanted.Anybody) && challenge.wanted.isFor(who, username);
        return mayDecline ? closed(challenge, Why.DECLINED, now) : notFor(challenge);
    }

    private static Decision notFor(Challenge challenge) {
        return Decision.to(
                challenge,
                challenge.wanted instanceof Wanted.Anybody
                        ? told("duel.only-challenger", challenge.from.name())
                        : told("duel.not-for-you", challenge.wanted.name()));
    }

    private static Decision paused(Pausing pausing, Move move, boolean clear, Instant now) {
        var match = pausing.match;
        return switch (move) {
            case Move.Next(Player who, int question) -> {
                if (!match.isPlayer(who.id())) yield onlyPlayers(pausing, match);
                if (question != match.outcomes().size()) yield stale(pausing);
                yield clear
                        ? goneOn(match, now)
                        : Decision.to(new Pausing(match, earlier(pausing.until, now)), told("duel.in-a-moment"));
            }
            case Move.Stop(Player who, var username) -> stopped(pausing, match, who, now);
            case Move.Show _ -> Decision.to(pausing, new Note.Fresh());
            case Move.Answer _ -> Decision.to(pausing, told("duel.question-closed"));
            case Move.Accept _, Move.Decline _ -> stale(pausing);
            case Move.Tick _ -> Decision.to(pausing);
        };
    }

    private static Decision asked(Asking asking, Move move, Instant now) {
        return switch (move) {
            case Move.Answer answer -> answered(asking, answer, now);
            case Move.Stop(Player who, var username) -> stopped(asking, asking.match, who, now);
            case Move.Show _ -> Decision.to(asking, new Note.Fresh());
            case Move.Next _, Move.Accept _, Move.Decline _ -> stale(asking);
            case Move.Tick _ -> Decision.to(asking);
        };
    }

    private static Decision answered(Asking asking, Move.Answer answer, Instant now) {
        var who = answer.who().id();
        var match = asking.match;
        if (!match.isPlayer(who)) return onlyPlayers(asking, match);
        if (answer.question() != asking.question()) return Decision.to(asking, told("duel.question-closed"));
        if (answer.option() < 0 || answer.option() >= match.next().options()) return stale(asking);
        if (asking.hasAnswered(who)) return Decision.to(asking, told("duel.answered-already"));
        var picks = new ArrayList<>(asking.picks);
        picks.add(new Pick(who, answer.option()));
        var taken = Decision.to(
                new Asking(match, List.copyOf(picks), asking.deadline), told("duel.taken", letter(answer.option())));
        return picks.size() < 2 ? taken : taken.and(judged(match, List.copyOf(picks), now));
    }

    /// Options have letters: a phone would clip them on the buttons.
    private static Text letter(int option) {
        return Text.said("duel.letter." + option);
    }

    private static Decision judged(Match match, List<Pick> picks, Instant now) {
        return Decision.to(new Pausing(match.with(new Outcome(match.next(), picks)), now.plus(PAUSE)), new Note.Edit());
    }

    private static Decision goneOn(Match match, Instant now) {
        if (match.isPlayedOut()) return over(match, End.FINISHED, now);
        if (match.isDeserted()) return over(match, End.SILENT, now);
        var deadline = now.plus(TO_ANSWER);
        return deadline.isAfter(match.until())
                ? over(match, End.EXPIRED, now)
                : Decision.to(new Asking(match, List.of(), deadline), new Note.Fresh());
    }

    private static Decision stopped(Duel duel, Match match, Player who, Instant now) {
        return match.isPlayer(who.id()) ? over(match, End.STOPPED, now) : onlyPlayers(duel, match);
    }

    private static Decision afterwards(Duel duel, Move move) {
        return switch (move) {
            case Move.Answer _ -> Decision.to(duel, told("duel.question-closed"));
            case Move.Accept _, Move.Decline _, Move.Next _, Move.Stop _ -> Decision.to(duel, told("duel.none"));
            case Move.Show _, Move.Tick _ -> Decision.to(duel);
        };
    }

    private static Decision closed(Challenge challenge, Why why, Instant now) {
        return Decision.to(new Closed(challenge, why, now.plus(CLOSED_KEPT)), new Note.Edit());
    }

    private static Decision over(Match match, End end, Instant now) {
        return Decision.to(new Over(match, end, now.plus(KEPT)), new Note.Fresh());
    }

    private static Decision onlyPlayers(Duel duel, Match match) {
        return Decision.to(
                duel,
                told("duel.only-players", match.first().name(), match.second().name()));
    }

    private static Decision stale(Duel duel) {
        return Decision.to(duel, told("duel.stale"));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
