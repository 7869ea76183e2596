package dev.sobesednik.turn.redis;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Budget;
import dev.sobesednik.duel.Arena;
import dev.sobesednik.duel.Drawn;
import dev.sobesednik.duel.Duel;
import dev.sobesednik.duel.Duels;
import dev.sobesednik.duel.Match;
import dev.sobesednik.duel.Outcome;
import dev.sobesednik.duel.Outcome.Pick;
import dev.sobesednik.duel.Wanted;
import dev.sobesednik.interview.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Duels as they are stored with their group. Instants are milliseconds.
final class DuelJson {

    private DuelJson() {}

    static void write(ObjectNode node, Duels duels) {
        node.put("n", duels.count());
        var arenas = node.putArray("on");
        duels.arenas().values().forEach(arena -> arena(arenas.addObject(), arena));
    }

    static Duels duels(JsonNode node) {
        var arenas = new HashMap<Integer, Arena>();
        for (var entry : node.path("on")) {
            var arena = arena(entry);
            arenas.put(arena.topic(), arena);
        }
        return new Duels(node.path("n").asInt(0), Map.copyOf(arenas));
    }

    private static void arena(ObjectNode node, Arena arena) {
        node.put("topic", arena.topic()).put("msg", arena.message()).put("posts", arena.posts());
        node.put("owed", arena.owed().name());
        instant(node, "spent", arena.budget().spent());
        if (arena.wake() != null) instant(node, "wake", arena.wake());
        switch (arena.duel()) {
            case Duel.Challenge challenge -> {
                node.put("is", "challenge");
                challenge(node, challenge);
            }
            case Duel.Closed closed -> {
                node.put("is", "closed").put("why", closed.why().name());
                instant(node, "kept", closed.until());
                challenge(node, closed.challenge());
            }
            case Duel.Pausing pausing -> {
                node.put("is", "pausing");
                instant(node, "ends", pausing.until());
                match(node, pausing.match());
            }
            case Duel.Asking asking -> {
                node.put("is", "asking");
                instant(node, "deadline", asking.deadline());
                picks(node, asking.picks());
                match(node, asking.match());
            }
            case Duel.Over over -> {
                node.put("is", "over").put("end", over.end().name());
                instant(node, "kept", over.until());
                match(node, over.match());
            }
        }
    }

    private static Arena arena(JsonNode node) {
        return new Arena(
                node.path("topic").asInt(0),
                duel(node),
                node.path("msg").asInt(0),
                node.path("posts").asInt(0),
                Arena.Owed.valueOf(node.get("owed").asString()),
                new Budget(instant(node, "spent")),
                node.has("wake") ? instant(node, "wake") : null);
    }

    private static Duel duel(JsonNode node) {
        return switch (node.get("is").asString()) {
            case "challenge" -> challenge(node);
            case "closed" ->
                new Duel.Closed(
                        challenge(node), Duel.Why.valueOf(node.get("why").asString()), instant(node, "kept"));
            case "pausing" -> new Duel.Pausing(match(node), instant(node, "ends"));
            case "asking" -> new Duel.Asking(match(node), picks(node), instant(node, "deadline"));
            case "over" ->
                new Duel.Over(match(node), Duel.End.valueOf(node.get("end").asString()), instant(node, "kept"));
            default -> throw new IllegalArgumentException("no state of a duel: " + node.get("is"));
        };
    }

    private static void challenge(ObjectNode node, Duel.Challenge challenge) {
        node.put("n", challenge.number()).put("level", challenge.level());
        member(node, "from", challenge.from());
        switch (challenge.wanted()) {
            case Wanted.Anybody _ -> {}
            case Wanted.Named(String username) -> node.put("username", username);
            case Wanted.Known(Member member) -> member(node, "to", member);
        }
        instant(node, "until", challenge.until());
    }

    private static Duel.Challenge challenge(JsonNode node) {
        Wanted wanted = new Wanted.Anybody();
        if (node.has("username")) wanted = new Wanted.Named(node.get("username").asString());
        if (node.has("to")) wanted = new Wanted.Known(member(node.get("to")));
        return new Duel.Challenge(
                node.get("n").asInt(),
                node.path("level").asInt(0),
                member(node.get("from")),
                wanted,
                instant(node, "until"));
    }

    private static void match(ObjectNode node, Match match) {
        node.put("n", match.number()).put("level", match.level());
        member(node, "first", match.first());
        member(node, "second", match.second());
        var questions = node.putArray("questions");
        for (var drawn : match.questions())
            questions
                    .addObject()
                    .put("q", drawn.id().value())
                    .put("of", drawn.options())
                    .put("right", drawn.correct());
        var outcomes = node.putArray("outcomes");
        for (var outcome : match.outcomes()) picks(outcomes.addObject(), outcome.picks());
        instant(node, "until", match.until());
    }

    private static Match match(JsonNode node) {
        var questions = new ArrayList<Drawn>();
        for (var entry : node.path("questions"))
            questions.add(new Drawn(
                    new Question.Id(entry.get("q").asString()),
                    entry.get("of").asInt(),
                    entry.get("right").asInt()));
        var outcomes = new ArrayList<Outcome>();
        for (var entry : node.path("outcomes")) outcomes.add(new Outcome(questions.get(outcomes.size()), picks(entry)));
        return new Match(
                node.get("n").asInt(),
                node.path("level").asInt(0),
                member(node.get("first")),
                member(node.get("second")),
                List.copyOf(questions),
                List.copyOf(outcomes),
                instant(node, "until"));
    }

    private static void picks(ObjectNode node, List<Pick> picks) {
        var array = node.putArray("picks");
        for (var pick : picks) array.addObject().put("who", pick.who()).put("option", pick.option());
    }

    private static List<Pick> picks(JsonNode node) {
        var picks = new ArrayList<Pick>();
        for (var pick : node.path("picks"))
            picks.add(new Pick(pick.get("who").asLong(), pick.get("option").asInt()));
        return List.copyOf(picks);
    }

    private static void member(ObjectNode node, String field, Member member) {
        node.putObject(field).put("id", member.id()).put("name", member.name());
    }

    private static Member member(JsonNode node) {
        return new Member(node.get("id").asLong(), node.get("name").asString());
    }

    private static void instant(ObjectNode node, String field, Instant instant) {
        node.put(field, instant.toEpochMilli());
    }

    private static Instant instant(JsonNode node, String field) {
        return Instant.ofEpochMilli(node.get(field).asLong());
    }
}
