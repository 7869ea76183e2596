package dev.sobesednik.bank;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is a question by its words, and what it is without the list's own markup and numbering.
final class ListWords {

    private static final Properties WORDS = load();
    private static final Set<String> QUESTION = words("question");
    private static final Set<String> OPENING = words("opening");
    private static final Set<String> TASK = words("task");
    private static final Set<String> CONTENTS = words("contents");

    private static final String LABEL = "(?iu:%s)".formatted(WORDS.getProperty("label"));
    private static final Pattern NUMBER = Pattern.compile(
            "(?:%s\\s*)?(?:[#\u2116]\\s*)?(\\d{1,4})(?:[.):]|(?:\\.\\d{1,3})+[.):]?)\\s+(?=\\S)".formatted(LABEL));
    private static final Pattern LABELLED = Pattern.compile("%s\\s*[.:)]\\s+(?=\\S)".formatted(LABEL));
    /// "Level 1: Basics (1-25)", "1: Basics". Without the word a heading is a level only where sections follow.
    static final Pattern LEVEL = Pattern.compile(
            "[^\\p{L}\\p{N}]*(?:(?<word>(?iu:%s))\\s*(?<after>\\d{1,3})\\s*[:.)\u2013\u2014-]|(?<alone>\\d{1,3})\\s*[:.)])\\s+"
                            .formatted(WORDS.getProperty("level"))
                    + "(?<title>.+?)\\s*(?:\\((?<from>\\d{1,4})\\s*[-\u2013]\\s*(?<to>\\d{1,4})\\))?");

    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]*]\\([^)]*\\)");
    private static final Pattern LINK = Pattern.compile(
            "\\[((?:[^\\[\\]]++|\\[[^\\]]*+])*+)]\\(([^()\\s]*+(?:\\([^()]*+\\)[^()\\s]*+)*+)(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern TAG = Pattern.compile(
            "</?(?:a|b|i|u|em|strong|br|sup|sub|span|font|kbd|h[1-6]|p|div)(?:\\s[^<>]*)?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WRAPPED = Pattern.compile("(\\*{1,3}|_{1,3})(?=\\S)(.+?)(?<=\\S)\\1");
    private static final Pattern BOLD_FIRST = Pattern.compile("(\\*\\*|__)(?=\\S)(.+?\\?)\\1\\s*(.*)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\`*_{}\\[\\]()#+.!|<>~-])");
    private static final Pattern CODE = Pattern.compile("(`+)[^`].*?\\1");
    private static final Pattern SPACES = Pattern.compile("[\\s\u00a0]+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");

    /// @param number the number that the text began with, 0 for none
    /// @param labelled whether it began with a number or a word such as "Question"
    record Bare(String text, int number, boolean labelled) {}

    /// A question as the bank shows it: no links, tags or emphasis around the whole; code spans stay.
    static Bare bare(String raw) {
        var text = withoutMarkup(raw);
        var unwrapped = unwrapped(text);
        var number = NUMBER.matcher(unwrapped);
        if (number.lookingAt())
            return new Bare(unwrapped(unwrapped.substring(number.end())), Integer.parseInt(number.group(1)), true);
        var label = LABELLED.matcher(unwrapped);
        if (label.lookingAt()) return new Bare(unwrapped(unwrapped.substring(label.end())), 0, true);
        // "**What is X?** It is …": the answer begins on the question's line.
        var first = BOLD_FIRST.matcher(unwrapped);
        return new Bare(first.matches() ? first.group(2).strip() : unwrapped, 0, false);
    }

    /// A heading without its markup, with its number.
    static String heading(String raw) {
        return unwrapped(withoutMarkup(raw));
    }

    /// The title of a level or a section.
    static String title(String raw) {
        var text = bare(raw).text();
        var bare = text.replaceAll("[:\\s]+$", "");
        return cut(bare.isEmpty() ? text : bare, 60);
    }

    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)).strip() + "…";
    }

    /// A question mark, or words that begin a question or a task.
    static boolean asks(String text) {
        if (digs(text)) return true;
        var words = words(text, 4);
        // A single word is a topic.
        if (words.size() < 2) return false;
        return OPENING.contains(words.getFirst()) || words.stream().limit(3).anyMatch(QUESTION::contains);
    }

    /// What asks beyond doubt; below a question "Where two threads meet" is a part of the answer.
    static boolean digs(String text) {
        if (CODE.matcher(text).replaceAll("x").contains("?")) return true;
        var words = words(text, 2);
        return words.size() > 1 && TASK.contains(words.getFirst());
    }

    private static List<String> words(String text, int most) {
        var lower = CODE.matcher(text).replaceAll("x").toLowerCase(Locale.ROOT).replace('\u0451', '\u0435');
        return NO_WORD.splitAsStream(lower)
                .filter(word -> !word.isEmpty())
                .limit(most)
                .toList();
    }

    /// Nothing but a link to another place of the same page.
    static boolean isAnchor(String raw) {
        var link = LINK.matcher(raw.strip());
        return link.matches() && link.group(2).startsWith("#");
    }

    /// Nothing but a link, to a person or to another file.
    static boolean isLink(String raw) {
        return LINK.matcher(raw.strip()).matches() || raw.strip().matches("<?https?://\\S+");
    }

    static boolean isContents(String title) {
        return CONTENTS.contains(
                NO_WORD.matcher(title.toLowerCase(Locale.ROOT)).replaceAll(" ").strip());
    }

    static String word(String key) {
        return WORDS.getProperty(key);
    }

    private static String withoutMarkup(String raw) {
        var parts = new StringBuilder();
        var code = CODE.matcher(raw);
        int from = 0;
        while (code.find()) {
            parts.append(plain(raw.substring(from, code.start()))).append(inOneTick(code.group()));
            from = code.end();
        }
        var linked = LINK.matcher(parts.append(plain(raw.substring(from)))).replaceAll(link -> {
            var text = link.group(1);
            // An arrow that leads back to the top.
            return NO_WORD.matcher(text).replaceAll("").isEmpty() ? "" : Matcher.quoteReplacement(text);
        });
        return SPACES.matcher(linked).replaceAll(" ").strip();
    }

    /// Markdown-lite has spans in single backticks only.
    private static String inOneTick(String span) {
        int ticks = 0;
        while (span.charAt(ticks) == '`') ticks++;
        var inside = span.substring(ticks, span.length() - ticks);
        return ticks == 1 || inside.indexOf('`') >= 0 ? span : "`" + inside.strip() + "`";
    }

    private static String plain(String text) {
        var bare = TAG.matcher(IMAGE.matcher(text).replaceAll("")).replaceAll("");
        return ESCAPE.matcher(bare)
                .replaceAll("$1")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /// "**What are *args and **kwargs?**" is bold as a whole, "**This** or **that**?" is not.
    private static String unwrapped(String text) {
        var wrapped = WRAPPED.matcher(text);
        if (!wrapped.matches()) return text;
        var mark = wrapped.group(1);
        var inside = wrapped.group(2);
        int marks = (CODE.matcher(inside).replaceAll("x") + " ").split(Pattern.quote(mark), -1).length - 1;
        boolean whole = marks == 0 || (mark.equals("**") && marks % 2 == 1);
        // A lone __init__ is a name.
        return whole && (mark.startsWith("*") || inside.contains(" ")) ? unwrapped(inside.strip()) : text;
    }

    private static Set<String> words(String key) {
        return Set.of(word(key).split("\\|", -1));
    }

    private static Properties load() {
        var properties = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(ListWords.class.getResourceAsStream("list-words.properties")),
                StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private ListWords() {}
}
