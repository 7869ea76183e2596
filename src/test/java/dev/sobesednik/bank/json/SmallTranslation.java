package dev.sobesednik.bank.json;

import dev.sobesednik.bank.Contents;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The small bank's words with a Latin letter for each Cyrillic one: as long as the original's, and the samples print
/// what it says. Its first entry is translated, the others are not.
public final class SmallTranslation {

    public static final String NAME = "small.en.json";

    private static final String LATIN = "abvgdezijklmnoprstufhcwyqxABVGDE";

    public static String text() {
        return with(translation -> {});
    }

    public static String with(Consumer<ObjectNode> change) {
        var bank = (ObjectNode) JsonMapper.shared().readTree(SmallBank.text());
        var root = bank.objectNode().put("schemaVersion", 1).put("language", "en");
        root.set("levels", bank.get("levels"));
        var sections = root.putArray("sections");
        for (var section : bank.get("sections")) sections.add(only(section, "id", "title"));
        var plan = root.putArray("plan");
        for (var item : bank.get("plan")) plan.add(only(item, "id", "area", "topic", "text"));
        root.putArray("tracks");
        root.putArray("questions").add(entry(SmallBank.entry(bank, 0)));
        var translated = (ObjectNode) latin(root);
        change.accept(translated);
        return Layout.of(translated, Shape.TRANSLATION);
    }

    public static Loaded over(Contents original, String text) {
        return TranslationFile.read(NAME, text.getBytes(StandardCharsets.UTF_8), original);
    }

    public static Contents original() {
        return ((Loaded.Ready) SmallBank.read(SmallBank.text())).contents();
    }

    private static ObjectNode entry(ObjectNode original) {
        var entry = only(original, "id", "question", "shortAnswer", "answer", "keyPoints", "pitfalls", "listensFor");
        entry.set("of", original.get("asOf").get("date"));
        entry.set("code", code(original));
        entry.set("quiz", only(original.get("quiz"), "question", "options", "explanation", "why"));
        var versions = entry.putArray("versions");
        for (var version : original.get("versions")) versions.add(version.get("note"));
        var followUps = entry.putArray("followUps");
        for (var followUp : original.get("followUps")) {
            var words = only(followUp, "id", "question", "answer", "keyPoints");
            if (followUp.has("code")) words.set("code", code(followUp));
            followUps.add(words);
        }
        var sources = entry.putArray("sources");
        for (var source : original.get("sources")) sources.add(only(source, "title", "supports"));
        var related = entry.putArray("related");
        for (var neighbour : original.get("related")) related.add(neighbour.get("why"));
        return entry;
    }

    private static ObjectNode code(JsonNode owner) {
        return only(owner.get("code"), "caption", "source", "stdout", "whyNotRun");
    }

    private static ObjectNode only(JsonNode node, String... fields) {
        var result = ((ObjectNode) node).objectNode();
        for (var field : fields) if (node.has(field)) result.set(field, node.get(field));
        return result;
    }

    private static JsonNode latin(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var result = object.objectNode();
                object.properties().forEach(field -> result.set(field.getKey(), latin(field.getValue())));
                yield result;
            }
            case ArrayNode array -> {
                var result = array.arrayNode();
                array.forEach(item -> result.add(latin(item)));
                yield result;
            }
            case StringNode text -> StringNode.valueOf(latin(text.stringValue()));
            default -> node;
        };
    }

    private static String latin(String text) {
        var result = new StringBuilder();
        text.chars()
                .map(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC
                        ? LATIN.charAt((c - '\u0410') & 31)
                        : c)
                .forEach(c -> result.append((char) c));
        return result.toString();
    }

    private SmallTranslation() {}
}
