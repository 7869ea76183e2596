package dev.sobesednik.playground.world;

import dev.sobesednik.playground.call.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A poll with its votes.
public final class Poll {

    public final String id;
    /// Everything about the poll that votes do not change.
    public final ObjectNode content;

    public final Map<Long, List<Integer>> votes = new LinkedHashMap<>();
    public boolean closed;
    /// Unix time; 0 when the poll stays open.
    public long closesAt;

    public Poll(String id, ObjectNode content) {
        this.id = id;
        this.content = content;
    }

    boolean isQuiz() {
        return Json.string(content, "type").equals("quiz");
    }

    public boolean isAnonymous() {
        return content.path("is_anonymous").asBoolean(true);
    }

    public boolean allowsRevoting() {
        return content.path("allows_revoting").asBoolean(true);
    }

    public boolean allowsSeveral() {
        return content.path("allows_multiple_answers").asBoolean(false);
    }

    public boolean hidesResults() {
        return content.path("hide_results_until_closes").asBoolean(false);
    }

    int options() {
        return content.path("options").size();
    }

    List<Integer> correct() {
        return content.path("correct_option_ids")
                .valueStream()
                .map(JsonNode::asInt)
                .toList();
    }

    public List<String> persistentIds(List<Integer> options) {
        return options.stream()
                .map(option -> Json.string(content.path("options").path(option), "persistent_id"))
                .toList();
    }

    /// The poll with its counts.
    ///
    /// @param viewer a person, who sees counts and right answers only after voting, or at the end where the poll
    ///     hides them until then; null for the bot, which sees all of its own poll
    public ObjectNode json(@Nullable Long viewer) {
        var json = content.deepCopy();
        json.put("id", id);
        json.put("is_closed", closed);
        json.put(
                "total_voter_count",
                votes.values().stream().filter(vote -> !vote.isEmpty()).count());
        var open = viewer == null || closed || (votes.containsKey(viewer) && !hidesResults());
        var counts = new ArrayList<Integer>();
        for (var option = 0; option < options(); option++) {
            var number = option;
            var count = votes.values().stream()
                    .filter(vote -> vote.contains(number))
                    .count();
            counts.add(open ? (int) count : 0);
        }
        var options = json.path("options");
        for (var option = 0; option < options.size(); option++) {
            ((ObjectNode) options.path(option)).put("voter_count", counts.get(option));
        }
        json.remove("hide_results_until_closes");
        json.remove("shuffle_options");
        if (!open) {
            json.remove("correct_option_ids");
            json.remove("explanation");
            json.remove("explanation_entities");
        }
        return json;
    }
}
