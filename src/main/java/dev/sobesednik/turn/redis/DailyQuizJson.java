package dev.sobesednik.turn.redis;

import dev.sobesednik.bank.Question;
import dev.sobesednik.dailyquiz.DailyQuiz;
import dev.sobesednik.dailyquiz.Digest;
import dev.sobesednik.dailyquiz.Player;
import dev.sobesednik.dailyquiz.Round;
import dev.sobesednik.dailyquiz.Round.State;
import dev.sobesednik.dailyquiz.Run;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A group's daily quiz as it is stored. A player's votes are one character a round, in the order of the rounds: with
/// 200 players of five weeks the record stays under 30 KB.
final class DailyQuizJson {

    private static final char RIGHT = '1';
    private static final char WRONG = '0';
    private static final char NONE = '-';
    private static final int ROUND_WORDS = 5;

    private DailyQuizJson() {}

    static void write(ObjectNode node, DailyQuiz quiz) {
        StateJson.daily(node.putObject("daily"), quiz.daily());
        if (quiz.zone() != null) node.put("zone", quiz.zone().getId());
        if (quiz.topic() != 0) node.put("topic", quiz.topic());
        var digest = node.putObject("digest");
        if (!quiz.digest().on()) digest.put("off", true);
        if (quiz.digest().next() != null)
            digest.put("next", quiz.digest().next().getEpochSecond());
        if (quiz.digest().told() != null)
            digest.put("told", quiz.digest().told().toString());
        if (!quiz.run().equals(Run.NONE))
            node.putArray("run").add(quiz.run().length()).add(quiz.run().best());
        if (!quiz.asked().isEmpty())
            node.put(
                    "asked",
                    String.join(
                            " ", quiz.asked().stream().map(Question.Id::value).toList()));
        rounds(node, quiz.rounds());
        var players = node.putObject("players");
        quiz.players().forEach((id, player) -> {
            var entry = players.putArray(id.toString());
            entry.add(player.seen().toString()).add(votes(player, quiz.rounds()));
            if (player.name() != null) entry.add(player.name());
        });
    }

    private static void rounds(ObjectNode node, List<Round> rounds) {
        var all = node.putArray("rounds");
        for (var round : rounds) {
            all.add("%s %s %d %d %d"
                    .formatted(round.date(), round.question(), round.correct(), round.answered(), round.right()));
            switch (round.state()) {
                case State.Open(Instant closes, List<Integer> messages) -> {
                    var open = node.putObject("open").put("closes", closes.getEpochSecond());
                    var sent = open.putArray("messages");
                    messages.forEach(sent::add);
                }
                case State.Counting(Instant until, boolean posted) ->
                    node.putObject("counting")
                            .put("until", until.getEpochSecond())
                            .put("posted", posted);
                case State.Done() -> {}
            }
        }
    }

    private static String votes(Player player, List<Round> rounds) {
        var votes = new StringBuilder();
        for (var round : rounds) {
            var vote = player.votes().get(round.date());
            votes.append(vote == null ? NONE : vote ? RIGHT : WRONG);
        }
        return votes.toString();
    }

    static DailyQuiz read(JsonNode node) {
        var rounds = rounds(node);
        var digest = node.get("digest");
        var run = node.get("run");
        return new DailyQuiz(
                StateJson.daily(node.get("daily")),
                node.has("zone") ? ZoneId.of(node.get("zone").asString()) : null,
                node.path("topic").asInt(0),
                new Digest(!digest.path("off").asBoolean(false), instant(digest, "next"), date(digest, "told")),
                rounds,
                players(node.get("players"), rounds),
                run == null ? Run.NONE : new Run(run.get(0).asInt(), run.get(1).asInt()),
                asked(node.path("asked").asString("")));
    }

    private static List<Round> rounds(JsonNode node) {
        var written = node.get("rounds");
        var rounds = new ArrayList<Round>();
        for (int number = 0; number < written.size(); number++) {
            var words = written.get(number).asString().split(" ", ROUND_WORDS);
            var last = number == written.size() - 1;
            rounds.add(new Round(
                    LocalDate.parse(words[0]),
                    new Question.Id(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]),
                    Integer.parseInt(words[4]),
                    last ? state(node) : new State.Done()));
        }
        return List.copyOf(rounds);
    }

    private static State state(JsonNode node) {
        if (node.has("open")) {
            var open = node.get("open");
            var messages = new ArrayList<Integer>();
            for (var message : open.get("messages")) messages.add(message.asInt());
            return new State.Open(Instant.ofEpochSecond(open.get("closes").asLong()), List.copyOf(messages));
        }
        if (node.has("counting")) {
            var counting = node.get("counting");
            return new State.Counting(
                    Instant.ofEpochSecond(counting.get("until").asLong()),
                    counting.get("posted").asBoolean());
        }
        return new State.Done();
    }

    private static Map<Long, Player> players(JsonNode node, List<Round> rounds) {
        var players = new HashMap<Long, Player>();
        for (var entry : node.properties()) {
            var player = entry.getValue();
            var letters = player.get(1).asString();
            var votes = new HashMap<LocalDate, Boolean>();
            for (int number = 0; number < letters.length(); number++)
                if (letters.charAt(number) != NONE)
                    votes.put(rounds.get(number).date(), letters.charAt(number) == RIGHT);
            players.put(
                    Long.parseLong(entry.getKey()),
                    new Player(
                            player.has(2) ? player.get(2).asString() : null,
                            LocalDate.parse(player.get(0).asString()),
                            Map.copyOf(votes)));
        }
        return Map.copyOf(players);
    }

    private static List<Question.Id> asked(String ids) {
        if (ids.isEmpty()) return List.of();
        var asked = new ArrayList<Question.Id>();
        for (var id : ids.split(" ")) asked.add(new Question.Id(id));
        return List.copyOf(asked);
    }

    private static @Nullable Instant instant(JsonNode node, String field) {
        return node.has(field) ? Instant.ofEpochSecond(node.get(field).asLong()) : null;
    }

    private static @Nullable LocalDate date(JsonNode node, String field) {
        return node.has(field) ? LocalDate.parse(node.get(field).asString()) : null;
    }
}
