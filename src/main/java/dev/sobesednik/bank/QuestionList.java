package dev.sobesednik.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A list of questions in Markdown, as people keep them:
///
///     ## **Level 1: Basics (1-25)**
///     ### A section
///     1. **A question?**
///     **Any label:**
///         - A follow-up?
///         - Another follow-up?
///
/// What stands before the first question and after the last one (a title, footnotes, a closing word) is left aside.
///
/// @param anomalies what an importing person should look at, each with its line
public record QuestionList(List<Item> items, List<String> anomalies) {

    /// @param text the question's wording, byte for byte
    /// @param line where it stands in the list, from 1
    public record Item(
            int line, int number, int level, String levelTitle, String section, String text, List<String> followUps) {}

    public static QuestionList parse(String markdown) {
        return new Parser().parse(markdown);
    }

    private static final class Parser {
        private static final Pattern LEVEL = Pattern.compile(
                "##\\s+\\**\\s*\\D*(\\d{1,2})\\s*[:.]\\s*(.+?)\\s*(?:\\((\\d{1,4})\\s*[-\u2013]\\s*(\\d{1,4})\\))?\\**\\s*");
        private static final Pattern SECTION = Pattern.compile("###\\s+(.+?)\\s*");
        // Greedy on purpose: "**kwargs" inside a question looks like a bold marker.
        private static final Pattern QUESTION = Pattern.compile("(\\d{1,4})\\.\\s+\\*\\*(.+)\\*\\*\\s*");
        private static final Pattern PLAIN_QUESTION = Pattern.compile("(\\d{1,4})\\.\\s+(.+?)\\s*");
        private static final Pattern FOLLOW_UP = Pattern.compile("\\s+[-*]\\s+(.+?)\\s*");
        private static final Pattern LABEL = Pattern.compile("\\s*\\*\\*[^*]+:\\s*\\*\\*\\s*");

        private final List<Item> items = new ArrayList<>();
        private final List<String> anomalies = new ArrayList<>();
        private final List<String> strange = new ArrayList<>();
        private final Map<String, Integer> texts = new HashMap<>();
        private int level;
        private String levelTitle = "";
        private String section = "";
        private int promisedFrom;
        private int promisedTo;
        private int line;

        QuestionList parse(String markdown) {
            for (var text : markdown.split("\r?\n", -1)) {
                line++;
                read(line == 1 && text.startsWith("\ufeff") ? text.substring(1) : text);
            }
            levelEnds();
            items.forEach(this::lookAt);
            if (items.isEmpty()) anomalies.add("no questions found");
            return new QuestionList(List.copyOf(items), List.copyOf(anomalies));
        }

        private void read(String text) {
            if (text.isBlank() || LABEL.matcher(text).matches()) return;
            var heading = LEVEL.matcher(text);
            var title = SECTION.matcher(text);
            var question = QUESTION.matcher(text);
            var plain = PLAIN_QUESTION.matcher(text);
            var followUp = FOLLOW_UP.matcher(text);
            if (heading.matches()) {
                levelEnds();
                level = number(heading.group(1));
                levelTitle = heading.group(2);
                section = "";
                promisedFrom = number(heading.group(3));
                promisedTo = number(heading.group(4));
            } else if (title.matches()) {
                section = title.group(1).replaceAll("^\\*\\*|\\*\\*$", "");
            } else if (question.matches()) {
                add(number(question.group(1)), question.group(2));
            } else if (plain.matches() && !section.isEmpty()) {
                anomaly(line, "the question is not in bold");
                add(number(plain.group(1)), plain.group(2));
            } else if (followUp.matches() && !items.isEmpty() && strange.isEmpty()) {
                items.getLast().followUps().add(followUp.group(1));
            } else if (!items.isEmpty()) {
                strange.add("line %d: neither a heading, a question nor a follow-up".formatted(line));
            }
        }

        private void add(int number, String text) {
            anomalies.addAll(strange);
            strange.clear();
            if (level == 0) anomaly(line, "question %d comes before any level".formatted(number));
            if (section.isEmpty()) anomaly(line, "question %d stands in no section".formatted(number));
            int expected = items.isEmpty() ? number : items.getLast().number() + 1;
            if (number != expected) anomaly(line, "number %d, expected %d".formatted(number, expected));
            items.add(new Item(line, number, level, levelTitle, section, text, new ArrayList<>()));
        }

        private void levelEnds() {
            var numbers = items.stream()
                    .filter(item -> item.level() == level)
                    .mapToInt(Item::number)
                    .summaryStatistics();
            if (promisedTo > 0
                    && (numbers.getCount() == 0
                            || numbers.getMin() != promisedFrom
                            || numbers.getMax() != promisedTo)) {
                anomalies.add("level %d promises questions %d to %d".formatted(level, promisedFrom, promisedTo));
            }
            promisedTo = 0;
        }

        private void lookAt(Item item) {
            if (item.followUps().size() != 2) {
                anomaly(
                        item.line(),
                        "question %d has %d follow-ups, should have 2"
                                .formatted(item.number(), item.followUps().size()));
            }
            once(item, item.text());
            item.followUps().forEach(text -> once(item, text));
        }

        private void once(Item item, String text) {
            var before = texts.putIfAbsent(Wording.fold(text), item.line());
            if (before != null) anomaly(item.line(), "«%s» is asked on line %d too".formatted(text, before));
        }

        private void anomaly(int where, String text) {
            anomalies.add("line %d: %s".formatted(where, text));
        }

        private static int number(String digits) {
            return digits == null ? 0 : Integer.parseInt(digits);
        }
    }
}
