package dev.sobesednik.turn.redis;

import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.profile.Profile;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Records of format 1: one JSON text for everything but the cards. Taken apart it is the first version of each slice.
final class Format1 {

    static final String STATE = "s";

    private static final JsonMapper JSON = new JsonMapper();

    private Format1() {}

    /// The same record as the fields of [RecordFields#FORMAT].
    static Map<String, String> upgraded(Map<String, String> old) {
        var tree = JSON.readTree(old.get(STATE));
        var format = tree.path(RecordFields.FORMAT_FIELD).asInt(0);
        var fields = new HashMap<>(old);
        fields.remove(STATE);
        if (format != 1) {
            fields.put(RecordFields.FORMAT_FIELD, Integer.toString(format > 1 ? Integer.MAX_VALUE : 0));
            return fields;
        }
        fields.put(RecordFields.FORMAT_FIELD, Integer.toString(RecordFields.FORMAT));
        if (tree.has("moved")) fields.put("moved", tree.get("moved").asString());
        else if (tree.has("p")) person(fields, tree.get("p"));
        else if (tree.has("g")) group(fields, tree.get("g"));
        else throw new IllegalArgumentException("neither a person nor a group");
        return fields;
    }

    private static void person(Map<String, String> fields, JsonNode person) {
        fields.put(Profile.SLICE.name(), part(person, "lang", "spoken", "zone", "away"));
        fields.put(QuestionHistory.SLICE.name(), part(person, "n", "today"));
        fields.put("practice", part(person, "level", "on"));
        copy(fields, person, "daily", "daily");
        copy(fields, person, "streak", "streak");
        copy(fields, person, "mock", "mock");
    }

    private static void group(Map<String, String> fields, JsonNode group) {
        var profile = JSON.createObjectNode().put("spoken", group.get("lang").asString());
        var zone = group.path("daily").get("zone");
        if (zone != null) profile.set("zone", zone);
        fields.put(Profile.SLICE.name(), JSON.writeValueAsString(profile));
        var history = (ObjectNode) JSON.readTree(part(group, "n", "level"));
        if (group.has("d")) history.putObject("today").set("d", group.get("d")).set("q", group.get("q"));
        fields.put(QuestionHistory.SLICE.name(), JSON.writeValueAsString(history));
        copy(fields, group, "mocks", "mocks");
        copy(fields, group, "daily", "dailyquiz");
        copy(fields, group, "duels", "duels");
        copy(fields, group, "pairs", "pairs");
    }

    private static String part(JsonNode from, String... names) {
        var part = JSON.createObjectNode();
        for (var name : names) if (from.has(name)) part.set(name, from.get(name));
        return JSON.writeValueAsString(part);
    }

    private static void copy(Map<String, String> fields, JsonNode from, String name, String slice) {
        if (from.has(name)) fields.put(slice, JSON.writeValueAsString(from.get(name)));
    }
}
