package dev.sobesednik.bank.json;

import java.util.LinkedHashSet;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The one way in which a bank or a translation is written down, so that a diff shows what changed and nothing else.
final class Layout {

    private static final ObjectWriter WRITER = StrictJson.MAPPER
            .writer()
            .with(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private final Shape shape;

    private Layout(Shape shape) {
        this.shape = shape;
    }

    /// A bank's.
    static String of(JsonNode root) {
        return of(root, Shape.BANK);
    }

    static String of(JsonNode root, Shape shape) {
        return WRITER.writeValueAsString(new Layout(shape).ordered(root, shape.schema())) + "\n";
    }

    private JsonNode ordered(JsonNode node, JsonNode schema) {
        var described = resolved(schema);
        return switch (node) {
            case ObjectNode object -> {
                var properties = described.path("properties");
                var names = new LinkedHashSet<>(properties.propertyNames());
                // A field that the schema does not know is the checker's business: it stays, at the end.
                names.addAll(object.propertyNames());
                var result = object.objectNode();
                for (var name : names) {
                    var value = object.get(name);
                    if (value != null) result.set(name, ordered(value, properties.path(name)));
                }
                yield result;
            }
            case ArrayNode array -> {
                var result = array.arrayNode();
                array.forEach(item -> result.add(ordered(item, described.path("items"))));
                yield result;
            }
            default -> node;
        };
    }

    private JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref");
        return reference.isString() ? shape.schema().at(reference.stringValue().substring(1)) : schema;
    }
}
