package dev.sobesednik.bank.json;

import dev.sobesednik.bank.Question;
import dev.sobesednik.bank.QuestionList;
import dev.sobesednik.bank.QuestionList.Item;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Questions of a list become entries of a bank, without answers. What the bank already has stays as it is.
///
/// @param bank the bank with the new entries, laid out
/// @param differences questions that the bank has under the same number in other words, or has no id left for
public record Import(String bank, int added, int known, List<String> differences) {

    /// Whose numbers the list has.
    public enum Numbering {
        /// Those of the source document 003: number 7 becomes `q007`, whatever else is in the bank.
        SOURCE,
        /// None that matter: the questions are the bank's own and get the next free `x` ids.
        OWN,
        /// None that matter: the questions are somebody's list and get the next free `x` ids.
        LIST
    }

    // An id has four characters.
    private static final int LAST_OWN_ID = 999;

    /// @param date the day of the content, for the new bank's head
    public static Import fresh(QuestionList list, LocalDate date, Numbering numbering) {
        var root = StrictJson.MAPPER.createObjectNode();
        root.put("schemaVersion", 1).put("language", list.language()).put("contentDate", date.toString());
        List.of("levels", "sections", "plan", "tracks", "core", "alike", "questions")
                .forEach(root::putArray);
        return new Merge(root, numbering).of(list);
    }

    /// @param bytes a bank that [BankFile] has read without findings
    public static Import into(byte[] bytes, QuestionList list, Numbering numbering) {
        return switch (StrictJson.parse(bytes)) {
            case StrictJson.Parsed.Tree(ObjectNode root) -> new Merge(root, numbering).of(list);
            case StrictJson.Parsed unread -> throw new IllegalArgumentException(unread.toString());
        };
    }

    private record Merge(ObjectNode root, Numbering numbering) {

        Import of(QuestionList list) {
            int added = 0;
            int known = 0;
            var differences = new ArrayList<String>();
            for (var item : list.items()) {
                var there = find(item);
                if (there.isEmpty() && numbering != Numbering.SOURCE && highestOwnId() == LAST_OWN_ID) {
                    differences.add(
                            "line %d: no id is left for «%s»: a bank holds %d imported questions; split the list"
                                    .formatted(item.line(), item.text(), LAST_OWN_ID));
                } else if (there.isEmpty()) {
                    add(item);
                    added++;
                } else if (wordings(there.get()).equals(wordings(item))) {
                    known++;
                } else {
                    differences.add("line %d: %s asks «%s»"
                            .formatted(
                                    item.line(),
                                    there.get().get("id").stringValue(),
                                    String.join("» «", wordings(there.get()))));
                }
            }
            return new Import(Layout.of(root), added, known, differences);
        }

        private Optional<JsonNode> find(Item item) {
            return list("questions")
                    .valueStream()
                    .filter(entry -> numbering == Numbering.SOURCE
                            ? entry.path("source").path("number").asInt(0) == item.number()
                            : wording(entry).equals(item.text()))
                    .findFirst();
        }

        private void add(Item item) {
            var entry = root.objectNode();
            var id = numbering == Numbering.SOURCE ? "q%03d".formatted(item.number()) : nextOwnId();
            entry.put("id", id);
            var source = entry.putObject("source");
            if (numbering == Numbering.SOURCE) source.put("seed", "003").put("number", item.number());
            else source.put("seed", numbering == Numbering.OWN ? "own" : Question.Source.LIST);
            entry.put("level", item.level());
            entry.put("section", section(item));
            entry.put("kind", "theory");
            entry.put("question", item.text());
            var followUps = entry.putArray("followUps");
            for (var text : item.followUps()) {
                followUps.addObject().put("id", id + "." + followUps.size()).put("question", text);
            }
            list("questions").insert(place(id), entry);
        }

        // Behind the last entry of the same kind with a smaller id, so that the file stays in its order.
        private int place(String id) {
            var entries = list("questions");
            for (int i = entries.size(); i > 0; i--) {
                var before = entries.get(i - 1).get("id").stringValue();
                if (before.charAt(0) == id.charAt(0) && number(before) < number(id)) return i;
            }
            return id.startsWith("q") ? 0 : entries.size();
        }

        private String nextOwnId() {
            return "x%02d".formatted(highestOwnId() + 1);
        }

        private int highestOwnId() {
            return list("questions")
                    .valueStream()
                    .map(entry -> entry.get("id").stringValue())
                    .filter(id -> id.startsWith("x"))
                    .mapToInt(Merge::number)
                    .max()
                    .orElse(0);
        }

        private static int number(String id) {
            return Integer.parseInt(id.substring(1));
        }

        private String section(Item item) {
            var sections = list("sections");
            var title = item.section().isEmpty() ? untitled() : item.section();
            for (var section : sections) {
                if (section.get("level").intValue() == item.level()
                        && section.get("title").stringValue().equals(title)) {
                    return section.get("id").stringValue();
                }
            }
            level(item);
            long next = 1
                    + sections.valueStream()
                            .filter(section -> section.get("level").intValue() == item.level())
                            .count();
            while (hasSection("section-%d-%d".formatted(item.level(), next))) next++;
            var id = "section-%d-%d".formatted(item.level(), next);
            sections.addObject().put("id", id).put("level", item.level()).put("title", title);
            return id;
        }

        private boolean hasSection(String id) {
            return list("sections")
                    .valueStream()
                    .anyMatch(section -> section.get("id").stringValue().equals(id));
        }

        private void level(Item item) {
            var levels = list("levels");
            if (levels.valueStream().noneMatch(level -> level.get("number").intValue() == item.level())) {
                var title = item.levelTitle().isEmpty() ? untitled() : item.levelTitle();
                levels.addObject().put("number", item.level()).put("title", title);
            }
        }

        private String untitled() {
            return QuestionList.untitled(root.get("language").stringValue());
        }

        private ArrayNode list(String name) {
            return (ArrayNode) Objects.requireNonNull(root.get(name));
        }

        private static List<String> wordings(JsonNode entry) {
            var wordings = new ArrayList<String>();
            wordings.add(wording(entry));
            entry.get("followUps").forEach(followUp -> wordings.add(wording(followUp)));
            return wordings;
        }

        private static List<String> wordings(Item item) {
            var wordings = new ArrayList<String>();
            wordings.add(item.text());
            wordings.addAll(item.followUps());
            return wordings;
        }

        private static String wording(JsonNode node) {
            return node.path("seedText").asString(node.get("question").stringValue());
        }
    }
}
