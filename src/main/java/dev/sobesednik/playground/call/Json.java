package dev.sobesednik.playground.call;

import java.util.stream.Collector;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The few JSON words that the playground needs.
public final class Json {

    public static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /// The tree of a text that is JSON; a text that is not throws a [JacksonException].
    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /// The tree, or the text itself where it is not JSON.
    public static JsonNode readLeniently(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException _) {
            return JsonNodeFactory.instance.stringNode(text);
        }
    }

    public static String string(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    public static Collector<JsonNode, ?, ArrayNode> toArray() {
        return Collectors.collectingAndThen(Collectors.toList(), nodes -> array().addAll(nodes));
    }
}
