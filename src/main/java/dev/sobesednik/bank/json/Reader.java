package dev.sobesednik.bank.json;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Contents;
import dev.sobesednik.bank.Question;
import dev.sobesednik.bank.Question.Answer;
import dev.sobesednik.bank.Question.AsOf;
import dev.sobesednik.bank.Question.Code;
import dev.sobesednik.bank.Question.FollowUp;
import dev.sobesednik.bank.Question.Kind;
import dev.sobesednik.bank.Question.Pitfall;
import dev.sobesednik.bank.Question.Quiz;
import dev.sobesednik.bank.Question.Reference;
import dev.sobesednik.bank.Question.Related;
import dev.sobesednik.bank.Question.Source;
import dev.sobesednik.bank.Question.StatedChance;
import dev.sobesednik.bank.Question.Tier;
import dev.sobesednik.bank.Question.VersionNote;
import dev.sobesednik.chat.Language;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A tree that fits the schema becomes the model. Types and required fields have been checked: nothing here asks
/// again.
final class Reader {

    static Contents contents(JsonNode root) {
        return new Contents(
                language(root),
                LocalDate.parse(text(root, "contentDate")),
                list(root, "levels", level -> new Bank.Level(level.get("number").intValue(), text(level, "title"))),
                list(root, "sections", Reader::section),
                list(root, "tracks", Reader::track),
                ids(root, "core"),
                list(root, "plan", Reader::planItem),
                list(root, "alike", Reader::alike),
                list(root, "questions", node -> question(node, language(root))));
    }

    private static Bank.Section section(JsonNode node) {
        return new Bank.Section(text(node, "id"), node.get("level").intValue(), text(node, "title"));
    }

    private static Bank.Track track(JsonNode node) {
        var titles = new LinkedHashMap<String, String>();
        node.get("title")
                .properties()
                .forEach(title -> titles.put(title.getKey(), title.getValue().stringValue()));
        return new Bank.Track(
                text(node, "id"),
                Map.copyOf(titles),
                node.path("note").asString(""),
                texts(node, "sections"),
                ids(node, "questions"));
    }

    private static Bank.PlanItem planItem(JsonNode node) {
        return new Bank.PlanItem(
                text(node, "id"), text(node, "area"), text(node, "topic"), text(node, "text"), ids(node, "questions"));
    }

    private static Bank.Alike alike(JsonNode node) {
        return new Bank.Alike(text(node, "title"), new LinkedHashSet<>(ids(node, "members")));
    }

    private static Language language(JsonNode root) {
        return Language.of(text(root, "language"));
    }

    private static Question question(JsonNode node, Language language) {
        return new Question(
                new Question.Id(text(node, "id")),
                source(node),
                node.get("level").intValue(),
                text(node, "section"),
                constant(Kind.class, text(node, "kind")),
                text(node, "question"),
                node.has("answer") ? answer(node) : null,
                list(node, "followUps", Reader::followUp),
                list(
                        node,
                        "related",
                        related -> new Related(new Question.Id(text(related, "id")), text(related, "why"))),
                texts(node, "tags"),
                node.has("frequency") ? constant(Tier.class, text(node.get("frequency"), "tier")) : null,
                node.has("statedChance") ? statedChance(node.get("statedChance")) : null,
                language,
                null);
    }

    private static Source source(JsonNode question) {
        var source = question.get("source");
        return new Source(
                text(source, "seed"),
                source.has("number") ? source.get("number").intValue() : null,
                optional(question, "seedText"));
    }

    private static Answer answer(JsonNode node) {
        return new Answer(
                lines(node, "shortAnswer"),
                lines(node, "answer"),
                texts(node, "keyPoints"),
                list(node, "pitfalls", pitfall -> new Pitfall(text(pitfall, "wrong"), text(pitfall, "right"))),
                texts(node, "listensFor"),
                code(node),
                list(node, "versions", Reader::versionNote),
                node.has("quiz") ? quiz(node.get("quiz")) : null,
                list(node, "sources", Reader::reference),
                new AsOf(text(node.get("asOf"), "date"), text(node.get("asOf"), "python")));
    }

    private static FollowUp followUp(JsonNode node) {
        return new FollowUp(
                text(node, "id"),
                text(node, "question"),
                optional(node, "seedText"),
                node.has("answer") ? lines(node, "answer") : null,
                texts(node, "keyPoints"),
                code(node));
    }

    private static @Nullable Code code(JsonNode owner) {
        if (!owner.has("code")) return null;
        var node = owner.get("code");
        return new Code(
                text(node, "caption"),
                text(node, "lang"),
                lines(node, "source"),
                node.get("run").booleanValue(),
                node.has("stdout") ? lines(node, "stdout") : null,
                optional(node, "minPython"),
                optional(node, "whyNotRun"));
    }

    private static VersionNote versionNote(JsonNode node) {
        return new VersionNote(node.path("tech").asString("Python"), text(node, "since"), text(node, "note"));
    }

    private static Quiz quiz(JsonNode node) {
        return new Quiz(
                text(node, "question"),
                texts(node, "options"),
                node.get("correct").intValue(),
                text(node, "explanation"),
                texts(node, "why"));
    }

    private static Reference reference(JsonNode node) {
        return new Reference(text(node, "title"), text(node, "url"), text(node, "supports"));
    }

    private static StatedChance statedChance(JsonNode node) {
        return new StatedChance(node.get("percent").doubleValue(), text(node, "origin"));
    }

    static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }

    static @Nullable String optional(JsonNode node, String field) {
        return node.has(field) ? text(node, field) : null;
    }

    static String lines(JsonNode node, String field) {
        return String.join("\n", texts(node, field));
    }

    static List<String> texts(JsonNode node, String field) {
        return list(node, field, JsonNode::stringValue);
    }

    private static List<Question.Id> ids(JsonNode node, String field) {
        return list(node, field, id -> new Question.Id(id.stringValue()));
    }

    static <T> List<T> list(JsonNode node, String field, Function<JsonNode, T> read) {
        return node.path(field).valueStream().map(read).toList();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }

    private Reader() {}
}
