package dev.sobesednik.interview.json;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The upgrade from version 1: a list of sessions, in each of which the fields of the table and of the state lay side
/// by side.
final class FlatSessions {

    private static final List<String> OF_SETTING = List.of("level", "section", "rounds", "minutes");
    private static final List<String> OF_TABLE = List.of("n", "host", "seen", "seats", "outcomes", "until");
    private static final List<String> OF_STATE =
            List.of("is", "choosing", "over", "round", "own", "theirs", "votes", "ends", "end");
    private static final List<String> OF_QUESTION = List.of("q", "points", "ups");

    private FlatSessions() {}

    static ObjectNode upgraded(ObjectNode mocks) {
        var flat = mocks.path("on");
        var sessions = mocks.putObject("on");
        for (var session : flat) sessions.set(session.path("topic").asString("0"), session((ObjectNode) session));
        return mocks;
    }

    private static ObjectNode session(ObjectNode session) {
        var table = taken(session, OF_TABLE);
        table.set("set", taken(session, OF_SETTING));
        table.set("round", session.path("round-n"));
        // The wake-up is read off the state now.
        session.remove(List.of("round-n", "wake"));
        var state = taken(session, OF_STATE);
        if (state.get("round") instanceof ObjectNode round) round.set("question", taken(round, OF_QUESTION));
        state.set("table", table);
        session.set("mock", state);
        return session;
    }

    private static ObjectNode taken(ObjectNode from, List<String> names) {
        var taken = from.objectNode();
        for (var name : names) {
            JsonNode value = from.remove(name);
            if (value != null) taken.set(name, value);
        }
        return taken;
    }
}
