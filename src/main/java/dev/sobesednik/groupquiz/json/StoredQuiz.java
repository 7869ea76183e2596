package dev.sobesednik.groupquiz.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sobesednik.bank.Question;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.groupquiz.DailyQuiz;
import dev.sobesednik.groupquiz.Digest;
import dev.sobesednik.groupquiz.Player;
import dev.sobesednik.groupquiz.Round;
import dev.sobesednik.groupquiz.Round.State;
import dev.sobesednik.groupquiz.Run;
import dev.sobesednik.groupquiz.Upkeep;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A daily quiz with its rounds and votes as texts: with 200 players of five weeks it stays under 20 KB, where an
/// object for each vote would take 150.
///
/// @param rounds `2026-03-02 q017 2 5 3`: the date, the question, the right option, how many answered, how many rightly
/// @param open of the last round, while its poll is open
/// @param counting of the last round, while its last votes land
/// @param players the date seen last, a character for each round, and the name if there is one
/// @param run absent in records in which it is nought
/// @param by whoever set the quiz; nought where nobody is known
record StoredQuiz(
        @JsonProperty(required = true) Daily daily,
        int topic,
        @JsonProperty(required = true) Digest digest,
        List<String> rounds,
        State.@Nullable Open open,
        State.@Nullable Counting counting,
        Map<Long, List<String>> players,
        @Nullable Run run,
        List<Question.Id> asked,
        long by,
        int unposted) {

    private static final char RIGHT = '1';
    private static final char WRONG = '0';
    private static final char NONE = '-';
    private static final int ROUND_WORDS = 5;
    private static final int WITH_NAME = 3;

    static StoredQuiz of(DailyQuiz quiz) {
        var state = quiz.underWay().map(Round::state).orElse(null);
        // In one order, so that what did not change is written as it was.
        var players = new TreeMap<Long, List<String>>();
        quiz.players().forEach((id, player) -> players.put(id, text(player, quiz.rounds())));
        return new StoredQuiz(
                quiz.daily(),
                quiz.topic(),
                quiz.digest(),
                quiz.rounds().stream().map(StoredQuiz::text).toList(),
                state instanceof State.Open open ? open : null,
                state instanceof State.Counting counting ? counting : null,
                players,
                quiz.run(),
                quiz.asked(),
                quiz.upkeep().by(),
                quiz.upkeep().unposted());
    }

    private static String text(Round round) {
        return "%s %s %d %d %d"
                .formatted(round.date(), round.question(), round.correct(), round.answered(), round.right());
    }

    private static List<String> text(Player player, List<Round> rounds) {
        var votes = new StringBuilder();
        for (var round : rounds) {
            var vote = player.votes().get(round.date());
            votes.append(vote == null ? NONE : vote ? RIGHT : WRONG);
        }
        var name = player.name();
        var seen = player.seen().toString();
        return name == null ? List.of(seen, votes.toString()) : List.of(seen, votes.toString(), name);
    }

    DailyQuiz quiz() {
        var all = new ArrayList<Round>();
        for (var text : rounds) all.add(round(text, all.size() == rounds.size() - 1));
        var people = new HashMap<Long, Player>();
        players.forEach((id, texts) -> people.put(id, player(texts, all)));
        return new DailyQuiz(
                daily,
                topic,
                digest,
                List.copyOf(all),
                Map.copyOf(people),
                run == null ? Run.NONE : run,
                asked,
                new Upkeep(by, unposted));
    }

    private Round round(String text, boolean last) {
        var words = text.split(" ", ROUND_WORDS);
        return new Round(
                LocalDate.parse(words[0]),
                new Question.Id(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]),
                last ? state() : new State.Done());
    }

    private State state() {
        return open != null ? open : counting != null ? counting : new State.Done();
    }

    private static Player player(List<String> texts, List<Round> rounds) {
        var letters = texts.get(1);
        var votes = new HashMap<LocalDate, Boolean>();
        for (int number = 0; number < letters.length(); number++)
            if (letters.charAt(number) != NONE) votes.put(rounds.get(number).date(), letters.charAt(number) == RIGHT);
        return new Player(
                texts.size() < WITH_NAME ? null : texts.get(2), LocalDate.parse(texts.get(0)), Map.copyOf(votes));
    }
}
