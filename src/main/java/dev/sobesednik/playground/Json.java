package dev.sobesednik.playground;

import java.util.stream.Collector;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The few JSON words that the playground needs.
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /// The tree of a text that is JSON; a text that is not throws a [JacksonException].
    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /// The tree, or the text itself where it is not JSON.
    static JsonNode readLeniently(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException _) {
            return JsonNodeFactory.instance.stringNode(text);
        }
    }

    static String string(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    static Collector<JsonNode, ?, ArrayNode> toArray() {
        return Collectors.collectingAndThen(Collectors.toList(), nodes -> array().addAll(nodes));
    }
}
