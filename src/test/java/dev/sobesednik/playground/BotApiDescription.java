package dev.sobesednik.playground;

import dev.sobesednik.playground.call.Call;
import dev.sobesednik.playground.call.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Compares requests with the description of the Bot API in `telegram/bot-api.json`: method names, unknown and
/// missing parameters, types, down into nested objects.
///
/// `BotApiDescription.watch(telegram)` makes every later request of a test pass through it; what it finds is among
/// [EmulatedTelegram#complaints].
public final class BotApiDescription {

    private static final BotApiDescription SHARED = load();

    private final JsonNode types;
    private final TreeMap<String, JsonNode> methods = new TreeMap<>();

    private BotApiDescription(JsonNode description) {
        types = description.path("types");
        for (var method : description.path("methods").properties()) {
            methods.put(method.getKey().toLowerCase(Locale.ROOT), method.getValue());
        }
    }

    private static BotApiDescription load() {
        try (var stream = BotApiDescription.class.getResourceAsStream("/telegram/bot-api.json")) {
            return new BotApiDescription(
                    JsonMapper.shared().readTree(Objects.requireNonNull(stream, "telegram/bot-api.json")));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public static BotApiDescription get() {
        return SHARED;
    }

    public static void watch(EmulatedTelegram telegram) {
        telegram.check(SHARED::problems);
    }

    /// What is wrong with a request; empty when nothing is.
    public List<String> problems(Call call) {
        var fields = methods.get(call.method().toLowerCase(Locale.ROOT));
        if (fields == null) return List.of("the Bot API has no method " + call.method());
        var problems = new ArrayList<String>();
        for (var parameter : call.parameters().properties()) {
            var name = parameter.getKey();
            // The client library writes the method's name into each request's body.
            if (name.equals("method")) continue;
            var type = fields.path(name).asString("");
            if (type.isEmpty()) {
                problems.add(call.method() + " has no parameter " + name);
                continue;
            }
            var value = parameter.getValue();
            if (value.isNull()) continue;
            // The client library writes every chat_id as a string.
            if (name.equals("chat_id") && value.isString()) continue;
            var typed = call.encoding() == Call.Encoding.JSON ? value : typed(value, type);
            problems.addAll(problems(name, typed, type));
        }
        for (var field : fields.properties()) {
            var missing = !call.parameters().hasNonNull(field.getKey())
                    && !call.files().containsKey(field.getKey());
            if (missing && field.getValue().asString().endsWith("!")) {
                problems.add(call.method() + " needs the parameter " + field.getKey());
            }
        }
        return problems;
    }

    /// What is wrong with a value of a type, for example of `Update`.
    public List<String> problems(JsonNode value, String type) {
        return problems(type, value, type);
    }

    // In a form every value is text; objects, numbers and truth values are JSON inside it.
    private static JsonNode typed(JsonNode value, String type) {
        if (type.contains("String") && !type.contains("Array of")) return value;
        return Json.readLeniently(value.asString(""));
    }

    private List<String> problems(String place, JsonNode value, String declared) {
        var alternatives = declared.replace("!", "").split("\\|", -1);
        var best = new ArrayList<List<String>>();
        for (var alternative : alternatives) best.add(problemsOfOne(place, value, alternative));
        return best.stream().min(Comparator.comparingInt(List::size)).orElse(List.of());
    }

    private List<String> problemsOfOne(String place, JsonNode value, String type) {
        if (type.startsWith("Array of ")) {
            if (!value.isArray()) return List.of(place + " should be an array, not " + value);
            var problems = new ArrayList<String>();
            for (var i = 0; i < value.size(); i++) {
                problems.addAll(problems(place + "[" + i + "]", value.path(i), type.substring("Array of ".length())));
            }
            return problems;
        }
        return switch (type) {
            case "Integer" -> wrongUnless(value.isIntegralNumber(), place, value, type);
            case "Float" -> wrongUnless(value.isNumber(), place, value, type);
            case "String" -> wrongUnless(value.isString(), place, value, type);
            case "Boolean", "True" -> wrongUnless(value.isBoolean(), place, value, type);
            case "InputFile" ->
                wrongUnless(value.isString() && value.asString().startsWith("attach://"), place, value, type);
            default -> problemsOfObject(place, value, type);
        };
    }

    private static List<String> wrongUnless(boolean right, String place, JsonNode value, String type) {
        return right ? List.of() : List.of("%s should be %s, not %s".formatted(place, type, value));
    }

    private List<String> problemsOfObject(String place, JsonNode value, String type) {
        var fields = types.path(type);
        if (fields.isMissingNode()) return List.of(place + " has the unknown type " + type);
        if (fields.has("|")) return problems(place, value, fields.path("|").asString());
        if (!value.isObject()) return List.of("%s should be %s, not %s".formatted(place, type, value));
        var problems = new ArrayList<String>();
        for (var field : value.properties()) {
            var declared = fields.path(field.getKey()).asString("");
            var inside = place + "." + field.getKey();
            if (declared.isEmpty()) problems.add("%s has no field %s".formatted(type, inside));
            else if (!field.getValue().isNull()
                    && !(field.getKey().equals("chat_id") && field.getValue().isString()))
                problems.addAll(problems(inside, field.getValue(), declared));
        }
        for (var field : fields.properties()) {
            if (field.getValue().asString().endsWith("!") && !value.hasNonNull(field.getKey())) {
                problems.add("%s needs the field %s.%s".formatted(type, place, field.getKey()));
            }
        }
        return problems;
    }

    /// A JSON object out of single-quoted text, for short tests.
    public static JsonNode json(String text) {
        return text.isEmpty() ? JsonNodeFactory.instance.objectNode() : Json.read(text.replace('\'', '"'));
    }
}
