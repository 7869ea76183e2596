package dev.sobesednik.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Updates as the Bot API describes them, and as nobody would wish them: fields that are missing, null, huge or of
/// another kind, texts that read backwards or cannot be seen, forged presses.
final class Fuzz {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 5;
    private static final List<String> WANTED = List.of("message", "callback_query", "my_chat_member");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "/start",
            "/start q_q001",
            "/start q_\u0000",
            "/quiz",
            "/quiz 3",
            "/quiz 99999999999999999999",
            "/quiz@sobesednik_bot 1",
            "/daily 25:61",
            "/daily 09:00",
            "/zone ../../etc/passwd",
            "/reload",
            "/export",
            "/forget",
            "/settings <b>&amp;</i>",
            "\u202Etxet tfel-ot-thgir\u202C",
            "\u200B\u200D\u2060\uFEFF",
            "/quiz\u200B 3",
            "\uD83D\uDE00 half a pair: \uD83D",
            "'); DROP TABLE people; --",
            "{p00}:chat:42",
            "\r\nHGETALL {p42}:chat:42\r\n",
            "\u0646\u0635 \u0639\u0631\u0628\u064A",
            "x".repeat(256),
            "й".repeat(4_096),
            "<".repeat(4_096));
    private static final List<String> PRESSES = List.of(
            "1:card:answer:q001:1",
            "1:grade:3:q001:1",
            "1:grade:9:q001:-1",
            "1:grade:3:q001:99999999999",
            "1:next:1",
            "1:begin:1",
            "1:begin:-7",
            "1:ask:0",
            "1:set:zone",
            "1:city:0",
            "1:city:99999",
            "1:offset:abc",
            "1:time:9999",
            "1:daily:off",
            "1:forget:yes",
            "1:level:x",
            "2:card",
            ":",
            "::::",
            "1:",
            "1:card:answer:q001:1:42",
            "\u0000",
            "й".repeat(32));

    private final Random random;
    private final JsonNode types;
    private final List<Long> ids;

    /// @param ids of the people who are made to say things
    Fuzz(long seed, List<Long> ids) {
        this.random = new Random(seed);
        this.ids = ids;
        try (var stream = Fuzz.class.getResourceAsStream("/telegram/bot-api.json")) {
            types = JsonMapper.shared().readTree(Objects.requireNonNull(stream)).path("types");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// Without its id.
    ObjectNode update() {
        var update = NODES.objectNode();
        var kind = random.nextInt(10) < 9
                ? any(WANTED)
                : any(types.path("Update").propertyNames().stream().toList());
        if (kind.equals("update_id")) kind = "message";
        var type = types.path("Update").path(kind).asString("Message").replace("!", "");
        var body = value(type, 0);
        if (body instanceof ObjectNode object && random.nextInt(10) < 8) likely(kind, object);
        update.set(kind, body);
        return update;
    }

    /// So that most get past the first look: somebody in a chat of their own, with words or a button.
    private void likely(String kind, ObjectNode body) {
        var person = any(ids);
        body.set("from", user(person));
        var group = random.nextInt(10) == 0;
        var chat = NODES.objectNode();
        long elsewhere = random.nextInt(50) == 0 ? any(ids) : person;
        long id = group ? -1_000L - random.nextInt(50) : elsewhere;
        chat.put("id", id);
        chat.put("type", group ? "supergroup" : "private");
        switch (kind) {
            case "message" -> {
                body.set("chat", chat);
                if (random.nextInt(20) > 0) body.remove("migrate_to_chat_id");
                body.put("text", any(TEXTS));
            }
            case "callback_query" -> {
                body.put("id", Long.toString(random.nextLong()));
                body.put("data", any(PRESSES));
                if (body.path("message") instanceof ObjectNode message) message.set("chat", chat);
            }
            default -> body.set("chat", chat);
        }
    }

    private ObjectNode user(long id) {
        var user = NODES.objectNode().put("id", id).put("is_bot", false).put("first_name", any(TEXTS));
        if (random.nextBoolean())
            user.put("language_code", any(List.of("ru", "en", "", "xx-YY", "\u202E", "й".repeat(300))));
        return user;
    }

    private JsonNode value(String declared, int depth) {
        if (random.nextInt(120) == 0) return wrong();
        var alternatives = declared.replace("!", "").split("\\|", -1);
        var type = alternatives[random.nextInt(alternatives.length)];
        if (type.startsWith("Array of ")) {
            var array = NODES.arrayNode();
            for (int left = random.nextInt(3); left > 0 && depth < DEEPEST; left--)
                array.add(value(type.substring("Array of ".length()), depth + 1));
            return array;
        }
        return switch (type) {
            case "Integer" -> NODES.numberNode(number());
            case "Float" -> NODES.numberNode(random.nextDouble() * 1e9);
            case "String" -> NODES.stringNode(any(TEXTS));
            case "Boolean", "True" -> NODES.booleanNode(random.nextBoolean());
            default -> object(type, depth);
        };
    }

    private JsonNode object(String type, int depth) {
        var fields = types.path(type);
        if (fields.has("|")) return value(fields.path("|").asString(), depth);
        var object = NODES.objectNode();
        if (depth >= DEEPEST) return object;
        for (var field : fields.properties()) {
            var needed = field.getValue().asString("").endsWith("!");
            if (needed ? random.nextInt(30) == 0 : random.nextInt(12) > 0) continue;
            object.set(field.getKey(), value(field.getValue().asString(""), depth + 1));
        }
        return object;
    }

    private JsonNode wrong() {
        return switch (random.nextInt(8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.objectNode();
            case 2 -> NODES.arrayNode().add(1).add("two");
            case 3 -> NODES.stringNode("not a number");
            case 4 -> NODES.numberNode(Long.MAX_VALUE);
            case 5 -> NODES.numberNode(new java.math.BigInteger("9".repeat(200)));
            case 6 -> NODES.stringNode("y".repeat(random.nextInt(20) == 0 ? 1_000_000 : 5_000));
            default -> nested();
        };
    }

    private JsonNode nested() {
        var inner = NODES.objectNode();
        for (int depth = 0; depth < 300; depth++) inner = NODES.objectNode().set("reply_to_message", inner);
        return inner;
    }

    private long number() {
        return switch (random.nextInt(8)) {
            case 0 -> any(ids);
            case 1 -> -1_000L - random.nextInt(50);
            case 2 -> (1L << 52) - 1;
            case 3 -> -(1L << 52);
            case 4 -> 0;
            case 5 -> Long.MIN_VALUE;
            default -> random.nextInt(2_000_000_000);
        };
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
