package dev.sobesednik.bank.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A correct bank of three entries, the first with answers, to be spoilt by a test.
public final class SmallBank {

    public static final String NAME = "small.json";

    public static String text() {
        try (var in = SmallBank.class.getResourceAsStream("/dev/sobesednik/bank/small.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static Loaded read(String text) {
        return BankFile.read(NAME, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Loaded with(Consumer<ObjectNode> change) {
        var root = (ObjectNode) JsonMapper.shared().readTree(text());
        change.accept(root);
        return read(root.toString());
    }

    public static Loaded withFirstEntry(Consumer<ObjectNode> change) {
        return with(root -> change.accept(entry(root, 0)));
    }

    public static ObjectNode entry(ObjectNode root, int index) {
        return (ObjectNode) root.get("questions").get(index);
    }

    public static ArrayNode list(ObjectNode node, String... path) {
        for (int i = 0; i < path.length - 1; i++) node = (ObjectNode) node.get(path[i]);
        return (ArrayNode) node.get(path[path.length - 1]);
    }

    private SmallBank() {}
}
