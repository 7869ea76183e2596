package dev.sobesednik.bank;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A line of a Markdown text that may be, name or part questions. Code, tables, comments and front matter are left
/// out, so that a `#` inside a fence is no heading.
///
/// @param at from 1
/// @param top not inside another list item
/// @param number the list's own number, 0 for none
record MarkdownLine(int at, Kind kind, boolean top, int number, String text) {

    /// From the outermost inwards.
    enum Kind {
        H1(1),
        H2(2),
        H3(3),
        H4(4),
        H5(5),
        H6(6),
        SUMMARY(0),
        EMPHASIS(0),
        NUMBERED(0),
        BULLET(0),
        TEXT(0),
        CODE(0);

        private static final List<Kind> HEADINGS = List.of(H1, H2, H3, H4, H5, H6);

        private final int depth;

        Kind(int depth) {
            this.depth = depth;
        }

        private static Kind heading(String marks) {
            return HEADINGS.get(marks.length() - 1);
        }

        /// Of a heading; 0 for what is none.
        int depth() {
            return depth;
        }

        boolean isHeading() {
            return depth > 0;
        }

        boolean isItem() {
            return this == NUMBERED || this == BULLET;
        }

        /// What this kind of line looks like, for people.
        String shown() {
            return switch (this) {
                case SUMMARY -> "<summary>…</summary>";
                case EMPHASIS -> "**…**";
                case NUMBERED -> "1. …";
                case BULLET -> "* …";
                case TEXT, CODE -> "…";
                default -> "#".repeat(depth) + " …";
            };
        }
    }

    /// @param openFence the line where a fence opens that nothing closes, 0 for none
    record Read(List<MarkdownLine> lines, int openFence) {}

    /// A longer line is a paragraph, whatever it begins with.
    private static final int LONGEST = 2000;

    private static final int MOST_OPEN_FENCES = 20;

    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern FENCE = Pattern.compile("\\s*(?:(?:[-*+]|\\d{1,4}[.)])\\s+)?(`{3,}|~{3,})([^`]*)");
    private static final Pattern HEADING = Pattern.compile("\\s{0,3}(#{2,6}|#(?=\\s))\\s*(.*?)(?:\\s+#+)?\\s*");
    private static final Pattern ITEM = Pattern.compile("(\\s*)(?:[-*+\u2022]|(\\d{1,4})[.)])\\s+(.*?)\\s*");
    private static final Pattern RULE = Pattern.compile("\\s*(?:(?:- *){3,}|(?:\\* *){3,}|(?:_ *){3,})");
    private static final Pattern CHECK_BOX = Pattern.compile("\\[[ xX]] +");
    // A bold line that ends with a colon is the label of what follows.
    private static final Pattern EMPHASIS = Pattern.compile("\\s{0,3}(\\*{1,3}|_{1,3})([^*_\\s].*[^:\\s])\\1\\s*");
    private static final Pattern SUMMARY = Pattern.compile(
            "\\s*(?:<details[^>]*>)?\\s*<summary[^>]*>(.+?)(?:</summary>.*)?\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT = Pattern.compile("<!--.*?(-->|$)");

    static Read read(String markdown) {
        var texts = LINE_END.split(markdown.startsWith("\ufeff") ? markdown.substring(1) : markdown, -1);
        var read = new Reader(texts, Set.of()).read();
        var first = read.openFence;
        // A fence that nobody closed would swallow the rest of the list.
        var noFences = new HashSet<Integer>();
        while (read.openFence > 0 && noFences.size() < MOST_OPEN_FENCES) {
            noFences.add(read.openFence);
            read = new Reader(texts, noFences).read();
        }
        return new Read(read.lines, first);
    }

    private static final class Reader {
        private final String[] texts;
        private final Set<Integer> noFences;
        private final List<MarkdownLine> lines = new ArrayList<>();
        private final Deque<Integer> indents = new ArrayDeque<>();
        private boolean comment;
        private boolean blank = true;

        Reader(String[] texts, Set<Integer> noFences) {
            this.texts = texts;
            this.noFences = noFences;
        }

        Read read() {
            String fence = null;
            int fenceLine = 0;
            for (int i = frontMatter(); i < texts.length; i++) {
                var mark = FENCE.matcher(texts[i]);
                boolean marked = mark.matches() && !noFences.contains(i + 1) && !comment;
                if (fence == null && marked) {
                    fence = mark.group(1);
                    fenceLine = i + 1;
                    lines.add(new MarkdownLine(i + 1, Kind.CODE, indents.isEmpty(), 0, ""));
                } else if (fence == null) {
                    line(i + 1, texts[i]);
                } else if (marked
                        && mark.group(1).startsWith(fence)
                        && mark.group(2).isBlank()) {
                    fence = null;
                }
            }
            return new Read(List.copyOf(lines), fence == null ? 0 : fenceLine);
        }

        private int frontMatter() {
            if (!texts[0].equals("---")) return 0;
            for (int i = 1; i < texts.length; i++) if (texts[i].strip().equals("---")) return i + 1;
            return 0;
        }

        private void line(int at, String raw) {
            if (raw.length() > LONGEST) {
                add(at, Kind.TEXT, 0, raw.substring(0, LONGEST).strip());
                blank = false;
                return;
            }
            var text = comment ? afterComment(raw) : raw;
            comment |= text.stripLeading().startsWith("<!--") && !text.contains("-->");
            text = COMMENT.matcher(text).replaceAll("");
            if (text.isBlank() || RULE.matcher(text).matches()) {
                blank = true;
                return;
            }
            var heading = HEADING.matcher(text);
            var item = ITEM.matcher(text);
            var emphasis = EMPHASIS.matcher(text);
            var summary = SUMMARY.matcher(text);
            if (heading.matches()) {
                indents.clear();
                add(at, Kind.heading(heading.group(1)), 0, heading.group(2));
            } else if (item.matches()) {
                item(at, item.group(1).length(), item.group(2), item.group(3));
            } else if (summary.matches()) {
                add(at, Kind.SUMMARY, 0, summary.group(1));
            } else if (emphasis.matches()) {
                if (blank) indents.clear();
                add(at, Kind.EMPHASIS, 0, text.strip());
            } else {
                if (blank && !Character.isWhitespace(text.charAt(0))) indents.clear();
                add(at, Kind.TEXT, 0, text.strip());
            }
            blank = false;
        }

        private String afterComment(String text) {
            int end = text.indexOf("-->");
            if (end < 0) return "";
            comment = false;
            return text.substring(end + 3);
        }

        private void item(int at, int indent, String digits, String text) {
            while (!indents.isEmpty() && indent < indents.peek() + 2) indents.pop();
            var heading = HEADING.matcher(text);
            int number = digits == null ? 0 : Integer.parseInt(digits);
            if (heading.matches()) {
                add(at, Kind.heading(heading.group(1)), number, heading.group(2));
            } else {
                add(
                        at,
                        digits == null ? Kind.BULLET : Kind.NUMBERED,
                        number,
                        CHECK_BOX.matcher(text).replaceFirst(""));
            }
            indents.push(indent);
        }

        private void add(int at, Kind kind, int number, String text) {
            if (!text.isEmpty()) lines.add(new MarkdownLine(at, kind, indents.isEmpty(), number, text));
        }
    }
}
