package dev.sobesednik.bank;

import dev.sobesednik.bank.ListWords.Bare;
import dev.sobesednik.bank.MarkdownLine.Kind;
import dev.sobesednik.bank.QuestionList.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds a list's questions. One kind of line holds most of them ([#questions]); a part of the list that has none of
/// that kind is looked at by itself, since lists end in another layout than they began with.
final class ListReader {

    private static final Pattern LABEL = Pattern.compile("\\s*(?:\\*\\*[^*]+:\\s*\\*\\*|.{1,60}:)\\s*");

    /// A line with what it says.
    private record Entry(MarkdownLine line, Bare bare, boolean asks) {
        Kind kind() {
            return line.kind();
        }

        boolean labelled() {
            return (line.number() > 0 && kind().isHeading()) || bare.labelled();
        }

        boolean isHeading() {
            return kind().isHeading();
        }

        /// Whether it may be a question at all.
        boolean counts() {
            return line.top() && kind().compareTo(Kind.TEXT) < 0 && !ListWords.isAnchor(line.text());
        }
    }

    private record Complaint(int line, String text) {}

    private final List<Entry> entries = new ArrayList<>();
    private final ListOutline outline = new ListOutline();
    private final List<Item> items = new ArrayList<>();
    private final List<Complaint> complaints = new ArrayList<>();
    private int aside;

    ListReader(String markdown) {
        var read = MarkdownLine.read(markdown);
        for (var line : read.lines()) {
            var bare = ListWords.bare(line.text());
            entries.add(new Entry(line, bare, ListWords.asks(bare.text())));
        }
        if (read.openFence() > 0)
            complain(read.openFence(), "a code fence opens here and never closes; it is read as if it were not there");
    }

    QuestionList list() {
        var kind = questions(entries);
        if (kind.isEmpty()) return new QuestionList(List.of(), "", false, 0, List.of("no questions found"));
        var chosen = chosen(kind.get());
        walk(kind.get(), chosen);
        outline.settle(items.stream().map(Item::line).toList());
        // Where each section counts from 1 again, a number names no question.
        boolean countsOnce = items.stream().filter(item -> item.number() == 1).count() < 2;
        boolean numbered = kind.get() == Kind.NUMBERED && outline.hasLevels() && countsOnce;
        items.replaceAll(this::placed);
        if (numbered) lookAtNumbers();
        var kept = once(numbered);
        complaints.sort(Comparator.comparingInt(Complaint::line));
        return new QuestionList(
                kept,
                kind.get().shown(),
                numbered,
                aside,
                complaints.stream()
                        .map(complaint -> "line %d: %s".formatted(complaint.line, complaint.text))
                        .toList());
    }

    /// The kind of line that the questions are: the outermost that asks much, so that what is asked inside an answer
    /// stays there.
    private static Optional<Kind> questions(List<Entry> among) {
        var all = new HashMap<Kind, Integer>();
        var asking = new HashMap<Kind, Integer>();
        for (var entry : among) {
            if (!entry.counts()) continue;
            all.merge(entry.kind(), 1, Integer::sum);
            if (entry.asks) asking.merge(entry.kind(), 1, Integer::sum);
        }
        int most = asking.values().stream().mapToInt(count -> count).max().orElse(0);
        if (most == 0) return items(all);
        var first = among.stream()
                .filter(entry -> entry.counts() && entry.asks)
                .findFirst()
                .map(Entry::kind)
                .orElseThrow();
        for (var kind : Kind.values()) {
            int asked = asking.getOrDefault(kind, 0);
            // One heading among bullets may ask by accident, unless the list begins with it.
            boolean meant = asked > 2 || (asked > 0 && kind == first);
            if (meant && 5 * asked >= most && 2 * asked >= all.getOrDefault(kind, 0)) return Optional.of(kind);
        }
        return asking.entrySet().stream()
                .max(Map.Entry.<Kind, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /// A list of mere topics is a list too, a text with headings is not.
    private static Optional<Kind> items(Map<Kind, Integer> all) {
        return all.keySet().stream().filter(Kind::isItem).max(Comparator.comparing(all::get));
    }

    /// The questions' lines: those of the one kind, and those of other kinds in parts that have none of it.
    private Set<Entry> chosen(Kind kind) {
        var ours = entries.stream()
                .filter(entry -> entry.kind() == kind && entry.counts())
                .toList();
        long labelled = ours.stream().filter(Entry::labelled).count();
        boolean byLabel = ours.size() > 2 && 5 * labelled >= 3L * ours.size();
        boolean byAsking = byLabel || (!kind.isHeading() && !kind.isItem());
        boolean allAsk = 5 * ours.stream().filter(Entry::asks).count() >= 4L * ours.size() && ours.size() > 4;

        var chosen = new HashSet<Entry>();
        for (var entry : ours) {
            if (entry.isHeading() && ListWords.isContents(entry.bare.text())) continue;
            if (!entry.asks && !entry.labelled()) {
                if (byAsking || (entry.equals(entries.getFirst()) && kind == Kind.H1)) continue;
                if (ListWords.isLink(entry.line.text())) {
                    complain(entry, "is nothing but a link");
                    continue;
                }
                if (allAsk && kind.isHeading()) complain(entry, "does not look like a question, but is taken for one");
            }
            chosen.add(entry);
        }
        for (var part : parts(kind, chosen)) {
            if (part.stream().anyMatch(chosen::contains)) continue;
            questions(part)
                    .ifPresent(other -> part.stream()
                            .filter(entry -> entry.kind() == other && entry.counts() && entry.asks)
                            .forEach(chosen::add));
        }
        return chosen;
    }

    /// The list cut at the headings over its questions. What a table of contents names is no part.
    private List<List<Entry>> parts(Kind kind, Set<Entry> chosen) {
        var parts = new ArrayList<List<Entry>>();
        var part = new ArrayList<Entry>();
        for (var entry : entries) {
            if (isOver(kind, entry) && !chosen.contains(entry)) {
                parts.add(part);
                part = new ArrayList<>();
                if (ListWords.isContents(entry.bare.text())) parts.add(new ArrayList<>());
            } else {
                part.add(entry);
            }
        }
        parts.add(part);
        return parts;
    }

    private static boolean isOver(Kind kind, Entry entry) {
        return entry.isHeading() && (!kind.isHeading() || entry.kind().compareTo(kind) <= 0);
    }

    private void walk(Kind kind, Set<Entry> chosen) {
        Item item = null;
        Entry question = null;
        boolean open = false;
        for (var entry : entries) {
            if (chosen.contains(entry)) {
                item = item(entry);
                question = entry;
                open = item != null;
            } else if (isOver(kind, entry)) {
                heading(kind, entry);
                item = null;
                question = null;
            } else if (question != null) {
                open = open && item != null && follows(item, question, entry);
                if (!open) leftAside(question, entry);
            } else if (entry.counts() && entry.bare.text().endsWith("?")) {
                complain(entry, "is left aside: the questions here are «%s»".formatted(kind.shown()));
            }
        }
    }

    private void heading(Kind kind, Entry entry) {
        boolean contents = ListWords.isContents(entry.bare.text());
        outline.add(entry.line.at(), entry.kind().depth(), contents ? "" : entry.line.text());
        if (entry.bare.text().endsWith("?"))
            complain(entry, "is taken for a title: the questions here are «%s»".formatted(kind.shown()));
    }

    private @Nullable Item item(Entry entry) {
        var text = entry.bare.text();
        if (!fits(entry, text)) return null;
        int number = entry.line.number() > 0 ? entry.line.number() : entry.bare.number();
        var item = new Item(entry.line.at(), number, 0, "", "", text, new ArrayList<>());
        items.add(item);
        return item;
    }

    /// @return whether more follow-ups may come
    private boolean follows(Item item, Entry question, Entry entry) {
        if (entry.kind() == Kind.CODE) {
            if (item.text().endsWith(":")) complain(question, "is about the code below it, which is left aside");
            return question.kind().isItem();
        }
        if (!entry.kind().isItem())
            return entry.kind() == Kind.TEXT && LABEL.matcher(entry.line.text()).matches();
        boolean below = !question.kind().isItem() || !entry.line.top();
        // Nested below a numbered question everything digs deeper; below the others it may be part of an answer.
        boolean digs = ListWords.digs(entry.bare.text()) || question.kind() == Kind.NUMBERED;
        if (!below || !digs || ListWords.isAnchor(entry.line.text()))
            return question.kind().isItem() && below && aside(1);
        followUp(item, entry);
        return true;
    }

    private void followUp(Item item, Entry entry) {
        var text = entry.bare.text();
        var before = item.followUps();
        int length = before.stream().mapToInt(String::length).sum() + text.length();
        if (before.size() == QuestionList.MOST_FOLLOW_UPS || length > QuestionList.LONGEST_FOLLOW_UPS)
            complain(entry, "is a follow-up too many for one message, and left aside");
        else if (fits(entry, text)) before.add(text);
    }

    private void leftAside(Entry question, Entry entry) {
        if (entry.kind() == Kind.TEXT) aside++;
        boolean another = question.kind().isHeading()
                ? entry.isHeading()
                : entry.isHeading() || entry.kind().isItem();
        if (another && entry.line.top() && entry.bare.text().endsWith("?") && !ListWords.isAnchor(entry.line.text()))
            complain(
                    entry,
                    "is left aside: the questions here are «%s»"
                            .formatted(question.kind().shown()));
    }

    private boolean aside(int lines) {
        aside += lines;
        return true;
    }

    private boolean fits(Entry entry, String text) {
        int length = text.codePointCount(0, text.length());
        if (length >= QuestionList.SHORTEST_QUESTION && length <= QuestionList.LONGEST_QUESTION) return true;
        complain(
                entry,
                "has %d characters, a question has %d to %d"
                        .formatted(length, QuestionList.SHORTEST_QUESTION, QuestionList.LONGEST_QUESTION));
        return false;
    }

    private Item placed(Item item) {
        var place = outline.place(item.line());
        return new Item(
                item.line(),
                item.number(),
                place.level(),
                place.levelTitle(),
                place.section(),
                item.text(),
                List.copyOf(item.followUps()));
    }

    private void lookAtNumbers() {
        Integer expected = null;
        for (var item : items) {
            if (!outline.inLevel(item.line()))
                complain(item.line(), "question %d comes before any level".formatted(item.number()));
            if (expected != null && item.number() != expected)
                complain(item.line(), "number %d, expected %d".formatted(item.number(), expected));
            expected = item.number() + 1;
        }
        for (var promise : outline.promises()) {
            var numbers = items.stream()
                    .filter(item -> item.level() == promise.level())
                    .mapToInt(Item::number)
                    .summaryStatistics();
            if (numbers.getCount() == 0 || numbers.getMin() != promise.from() || numbers.getMax() != promise.to()) {
                complain(
                        promise.at(),
                        "level %d promises questions %d to %d"
                                .formatted(promise.level(), promise.from(), promise.to()));
            }
        }
    }

    /// A list of numbers keeps what it repeats: its numbers are ids.
    private List<Item> once(boolean numbered) {
        var kept = new ArrayList<Item>();
        var lines = new HashMap<String, Integer>();
        var same = new HashSet<String>();
        for (var item : items) {
            boolean again = !same.add(item.text().toLowerCase(Locale.ROOT)) && !numbered;
            asked(lines, item, item.text(), again ? ", so it is left aside" : "");
            if (again) continue;
            item.followUps().forEach(text -> asked(lines, item, text, ""));
            kept.add(item);
        }
        return List.copyOf(kept);
    }

    private void asked(Map<String, Integer> lines, Item item, String text, String then) {
        var before = lines.putIfAbsent(TextRules.fold(text), item.line());
        if (before != null)
            complain(item.line(), "«%s» is asked on line %d too%s".formatted(ListWords.cut(text, 80), before, then));
    }

    private void complain(Entry entry, String text) {
        complain(entry.line.at(), "«%s» %s".formatted(ListWords.cut(entry.bare.text(), 80), text));
    }

    private void complain(int line, String text) {
        complaints.add(new Complaint(line, Objects.requireNonNull(text)));
    }
}
