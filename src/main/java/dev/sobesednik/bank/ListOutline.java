package dev.sobesednik.bank;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The headings over a list's questions, and which of them are its levels and sections.
final class ListOutline {

    /// What a person chooses after `/quiz`; a list with more numbered chapters has sections, not levels.
    private static final int MOST_LEVELS = 9;

    /// Section titles of one level are shown in one message, numbered, with a button each.
    private static final int MOST_SECTIONS = 50;

    /// @param level 0 when its text names none
    /// @param worded whether the text says that it is a level
    private record Heading(
            int at, int depth, String title, int level, boolean worded, String levelTitle, int from, int to) {}

    /// Where a question stands.
    record Place(int level, String levelTitle, String section) {}

    /// A level that says which questions it holds.
    record Promise(int at, int level, int from, int to) {}

    private final List<Heading> headings = new ArrayList<>();
    /// The list's own title, above everything; names a section only where nothing else does.
    private @Nullable Heading title;

    private int levelDepth;
    private int deepestSection = 6;

    /// @param raw empty where the list's own contents begin: what follows them is below the list's title again
    void add(int at, int depth, String raw) {
        var plain = ListWords.heading(raw);
        var named = ListWords.LEVEL.matcher(plain);
        if (!named.matches()) {
            headings.add(new Heading(at, depth, ListWords.title(raw), 0, false, "", 0, 0));
            return;
        }
        boolean worded = named.group("word") != null;
        int level = Integer.parseInt(worded ? named.group("after") : named.group("alone"));
        headings.add(new Heading(
                at,
                depth,
                ListWords.title(raw),
                level,
                worded,
                ListWords.title(named.group("title")),
                number(named.group("from")),
                number(named.group("to"))));
    }

    /// To be called when all headings are there.
    ///
    /// @param questions the questions' lines
    void settle(List<Integer> questions) {
        levelDepth = levelDepth();
        title = onlyOneOfDepthOne();
        while (deepestSection > 1 && tooMany(questions)) deepestSection--;
    }

    boolean hasLevels() {
        return levelDepth > 0;
    }

    Place place(int line) {
        Heading level = null;
        Heading section = null;
        for (var heading : headings) {
            if (heading.at > line) break;
            if (isLevel(heading)) {
                level = heading;
                section = null;
            } else if (heading.equals(title)) {
                section = null;
            } else if (heading.depth <= deepestSection) {
                section = heading.title.isEmpty() ? null : heading;
            }
        }
        int number = level == null ? lowest() : level.level;
        return new Place(number, level == null ? titleOf(number) : level.levelTitle, section(section, level));
    }

    /// Whether a level stands above the line, in a list that has levels.
    boolean inLevel(int line) {
        return headings.stream().anyMatch(heading -> heading.at < line && isLevel(heading));
    }

    List<Promise> promises() {
        return headings.stream()
                .filter(heading -> isLevel(heading) && heading.to > 0)
                .map(heading -> new Promise(heading.at, heading.level, heading.from, heading.to))
                .toList();
    }

    private String section(@Nullable Heading section, @Nullable Heading level) {
        if (section != null) return section.title;
        if (level != null) return level.levelTitle;
        return title == null ? "" : title.title;
    }

    private int levelDepth() {
        OptionalInt depth = headings.stream()
                .filter(this::mayBeLevel)
                .mapToInt(Heading::depth)
                .min();
        if (depth.isEmpty()) return 0;
        boolean tooHigh =
                headings.stream().anyMatch(heading -> heading.depth == depth.getAsInt() && heading.level > MOST_LEVELS);
        return tooHigh ? 0 : depth.getAsInt();
    }

    private boolean mayBeLevel(Heading heading) {
        return heading.level > 0 && (heading.worded || hasSections(heading));
    }

    private boolean hasSections(Heading heading) {
        int next = headings.indexOf(heading) + 1;
        return next < headings.size() && headings.get(next).depth > heading.depth;
    }

    private boolean isLevel(Heading heading) {
        return levelDepth > 0 && heading.depth == levelDepth && heading.level > 0;
    }

    private @Nullable Heading onlyOneOfDepthOne() {
        var highest = headings.stream().filter(heading -> heading.depth == 1).toList();
        return highest.size() == 1 ? highest.getFirst() : null;
    }

    private int lowest() {
        return headings.stream()
                .filter(this::isLevel)
                .mapToInt(Heading::level)
                .min()
                .orElse(1);
    }

    private String titleOf(int level) {
        return headings.stream()
                .filter(heading -> isLevel(heading) && heading.level == level)
                .map(Heading::levelTitle)
                .findFirst()
                .orElse("");
    }

    private boolean tooMany(List<Integer> questions) {
        var sections = new ArrayList<Set<String>>();
        for (int level = 0; level <= MOST_LEVELS; level++) sections.add(new HashSet<>());
        for (var line : questions) {
            var place = place(line);
            sections.get(place.level()).add(place.section());
        }
        return sections.stream().anyMatch(titles -> titles.size() > MOST_SECTIONS);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
