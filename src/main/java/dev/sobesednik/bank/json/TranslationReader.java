package dev.sobesednik.bank.json;

import static dev.sobesednik.bank.json.Reader.lines;
import static dev.sobesednik.bank.json.Reader.list;
import static dev.sobesednik.bank.json.Reader.optional;
import static dev.sobesednik.bank.json.Reader.text;
import static dev.sobesednik.bank.json.Reader.texts;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.bank.Translation;
import dev.sobesednik.bank.Translation.AnswerWords;
import dev.sobesednik.bank.Translation.CodeWords;
import dev.sobesednik.bank.Translation.Entry;
import dev.sobesednik.bank.Translation.FollowUpWords;
import dev.sobesednik.bank.Translation.Line;
import dev.sobesednik.bank.Translation.PlanWords;
import dev.sobesednik.bank.Translation.QuizWords;
import dev.sobesednik.bank.Translation.ReferenceWords;
import dev.sobesednik.chat.Language;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A tree that fits the schema becomes the translation, as in [Reader].
final class TranslationReader {

    static Translation translation(JsonNode root) {
        return new Translation(
                Language.of(text(root, "language")),
                list(root, "levels", level -> new Bank.Level(level.get("number").intValue(), text(level, "title"))),
                list(root, "sections", section -> new Line(text(section, "id"), text(section, "title"))),
                list(
                        root,
                        "plan",
                        item -> new PlanWords(
                                text(item, "id"), text(item, "area"), text(item, "topic"), text(item, "text"))),
                list(root, "tracks", track -> new Line(text(track, "id"), text(track, "note"))),
                list(root, "questions", TranslationReader::entry));
    }

    private static Entry entry(JsonNode node) {
        return new Entry(
                new Question.Id(text(node, "id")),
                text(node, "of"),
                text(node, "question"),
                node.has("answer") ? answer(node) : null,
                list(node, "followUps", TranslationReader::followUp),
                texts(node, "related"));
    }

    private static AnswerWords answer(JsonNode node) {
        return new AnswerWords(
                lines(node, "shortAnswer"),
                lines(node, "answer"),
                texts(node, "keyPoints"),
                list(node, "pitfalls", pitfall -> new Question.Pitfall(text(pitfall, "wrong"), text(pitfall, "right"))),
                texts(node, "listensFor"),
                code(node),
                texts(node, "versions"),
                node.has("quiz") ? quiz(node.get("quiz")) : null,
                list(node, "sources", source -> new ReferenceWords(text(source, "title"), text(source, "supports"))));
    }

    private static FollowUpWords followUp(JsonNode node) {
        return new FollowUpWords(
                text(node, "id"),
                text(node, "question"),
                node.has("answer") ? lines(node, "answer") : null,
                texts(node, "keyPoints"),
                code(node));
    }

    private static @Nullable CodeWords code(JsonNode owner) {
        if (!owner.has("code")) return null;
        var node = owner.get("code");
        return new CodeWords(
                text(node, "caption"),
                lines(node, "source"),
                node.has("stdout") ? lines(node, "stdout") : null,
                optional(node, "whyNotRun"));
    }

    private static QuizWords quiz(JsonNode node) {
        return new QuizWords(
                text(node, "question"), texts(node, "options"), text(node, "explanation"), texts(node, "why"));
    }

    private TranslationReader() {}
}
