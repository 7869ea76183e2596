package dev.sobesednik.duel.json;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Duels as records of format 1 held them: everything of a duel lay side by side with its message.
final class FormatOne {

    /// By the state: the fields that were the state's own, with their names of today. What is missing is the match's.
    private static final Map<String, Map<String, String>> STATES = Map.of(
            "closed", Map.of("why", "why", "kept", "until"),
            "pausing", Map.of("ends", "until"),
            "asking", Map.of("deadline", "deadline", "picks", "picks"),
            "over", Map.of("end", "end", "kept", "until"));

    private static final List<String> MATCH =
            List.of("n", "level", "first", "second", "questions", "outcomes", "until");

    private FormatOne() {}

    static ObjectNode upgraded(ObjectNode duels) {
        for (var entry : duels.path("on")) session((ObjectNode) entry);
        return duels;
    }

    private static void session(ObjectNode session) {
        // It is reckoned from the state now.
        session.remove("wake");
        var is = session.remove("is").asString();
        var duel = session.objectNode();
        if (is.equals("challenge")) {
            duel = challenge(session);
        } else {
            for (var field : STATES.getOrDefault(is, Map.of()).entrySet())
                move(session, field.getKey(), duel, field.getValue());
            if (is.equals("closed")) duel.set("challenge", challenge(session));
            else duel.set("match", match(session));
        }
        session.set("duel", duel.put("is", is));
    }

    private static ObjectNode challenge(ObjectNode session) {
        var challenge = session.objectNode().put("is", "challenge");
        for (var field : List.of("n", "level", "from", "until")) move(session, field, challenge, field);
        var wanted = challenge.putObject("wanted").put("is", "anybody");
        if (session.has("username")) move(session, "username", wanted.put("is", "named"), "username");
        if (session.has("to")) move(session, "to", wanted.put("is", "known"), "who");
        return challenge;
    }

    /// An outcome's question was found by its place.
    private static ObjectNode match(ObjectNode session) {
        var match = session.objectNode();
        for (var field : MATCH) move(session, field, match, field);
        var number = 0;
        for (var outcome : match.path("outcomes"))
            ((ObjectNode) outcome).set("q", match.get("questions").get(number++).deepCopy());
        return match;
    }

    private static void move(ObjectNode from, String field, ObjectNode to, String name) {
        var value = from.remove(field);
        if (value != null) to.set(name, value);
    }
}
