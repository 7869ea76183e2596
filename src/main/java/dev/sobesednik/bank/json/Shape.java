package dev.sobesednik.bank.json;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sobesednik.bank.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// A file against its schema, in words.
final class Shape {

    static final Shape BANK = new Shape("questions.schema.json");

    static final Shape TRANSLATION = new Shape("translation.schema.json");

    private static final Pattern TELEGRAMS_OWN = Pattern.compile("quiz\\.(question|options\\[\\d+]|explanation)");

    private final JsonNode schema;
    private final Schema validator;

    private Shape(String resource) {
        schema = read(resource);
        validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }

    JsonNode schema() {
        return schema;
    }

    List<Finding> findings(JsonNode root) {
        return validator.validate(root).stream()
                .map(error -> finding(root, error))
                .distinct()
                .toList();
    }

    private static Finding finding(JsonNode root, Error error) {
        var location = error.getInstanceLocation();
        int depth = location.getNameCount();
        boolean inEntry = depth >= 2 && location.getElement(0).equals("questions");
        var entry = inEntry ? entry(root, location.getElement(1)) : "";
        var field = new StringBuilder();
        for (int i = inEntry ? 2 : 0; i < depth; i++) append(field, location.getElement(i));
        var missing = missing(error);
        if (!missing.isEmpty()) append(field, missing);
        if (error.getKeyword().equals("additionalProperties")) append(field, error.getProperty());
        return new Finding(entry, field.toString(), text(error, field.toString()));
    }

    private static void append(StringBuilder field, Object element) {
        if (element instanceof Integer index) field.append('[').append(index).append(']');
        else field.append(field.isEmpty() ? "" : ".").append(quoted(element.toString()));
    }

    private static String entry(JsonNode root, Object index) {
        var place = "questions[%s]".formatted(index);
        if (!(index instanceof Integer i)) return place;
        var id = root.path("questions").path(i).path("id");
        return id.isString() && id.stringValue().length() <= 6 ? quoted(id.stringValue()) : place;
    }

    private static String missing(Error error) {
        return switch (error.getKeyword()) {
            case "required", "dependentRequired" -> String.valueOf(error.getArguments()[0]);
            default -> "";
        };
    }

    private static String text(Error error, String field) {
        var arguments = error.getArguments();
        var node = error.getInstanceNode();
        return switch (error.getKeyword()) {
            case "required" -> "missing";
            case "dependentRequired" -> "missing; it is needed beside %s".formatted(arguments[1]);
            case "additionalProperties" -> "unknown field";
            case "false" -> "not allowed here";
            case "type" -> "has to be %s, is %s".formatted(kind(arguments[1]), kind(arguments[0]));
            case "maxLength" ->
                "%d characters, %s %s"
                        .formatted(length(node), allows(field, "Telegram allows", "at most"), arguments[0]);
            case "minLength" -> "%d characters, at least %s".formatted(length(node), arguments[0]);
            case "maxItems" -> "%d items, at most %s".formatted(node.size(), arguments[0]);
            case "minItems" -> "%d items, at least %s".formatted(node.size(), arguments[0]);
            case "uniqueItems" -> "the same item twice";
            case "const" -> "has to be %s".formatted(arguments[0]);
            case "enum" -> "has to be one of %s".formatted(arguments[0]);
            case "maximum" -> "at most %s".formatted(arguments[0]);
            case "minimum" -> "at least %s".formatted(arguments[0]);
            case "pattern" -> "%s does not fit %s".formatted(quoted(node.asString("")), arguments[0]);
            default -> error.getMessage();
        };
    }

    private static String allows(String field, String telegram, String own) {
        return TELEGRAMS_OWN.matcher(field).matches() ? telegram : own;
    }

    private static int length(JsonNode node) {
        var text = node.asString("");
        return text.codePointCount(0, text.length());
    }

    private static String kind(Object type) {
        return switch (type.toString()) {
            case "string" -> "a text";
            case "array" -> "a list";
            case "object" -> "an object";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            default -> type.toString();
        };
    }

    private static String quoted(String text) {
        var line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }

    private static JsonNode read(String resource) {
        try (var in = Objects.requireNonNull(Shape.class.getResourceAsStream(resource))) {
            return StrictJson.MAPPER.readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
