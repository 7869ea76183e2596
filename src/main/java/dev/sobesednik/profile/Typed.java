package dev.sobesednik.profile;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;

/// What people type, with everything taken out that makes no difference, and the words that are looked for in it.
final class Typed {

    // Keyboards and web pages slip these in: directional marks, zero-width spaces, soft hyphens.
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern DASH = Pattern.compile("[\\p{Pd}\u2212]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}_]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{Mn}");
    private static final Pattern SHORT_I = Pattern.compile("\u0438\u0306");
    private static final Pattern LAST_MARKS = Pattern.compile("[\\s.,;!]+$");

    /// Lower case, one kind of dash and of space, no accents, no full stop at the end. The letter yo is ye.
    static String fold(String words) {
        var bare = INVISIBLE.matcher(words).replaceAll("");
        var lower = Normalizer.normalize(bare, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        // Taken apart, the short i looks like an accented letter; people do not leave its breve out as they do accents.
        var whole = ACCENT.matcher(SHORT_I.matcher(lower).replaceAll("\u0439")).replaceAll("");
        var plain = SPACE.matcher(DASH.matcher(whole).replaceAll("-")).replaceAll(" ");
        return LAST_MARKS.matcher(plain.strip()).replaceAll("");
    }

    /// Lists of words by key; several files' lists are joined.
    static Map<String, List<String>> words(String... resources) {
        var all = new HashMap<String, List<String>>();
        for (var resource : resources) {
            load(resource)
                    .forEach((key, list) -> all.computeIfAbsent(key.toString(), none -> new ArrayList<>())
                            .addAll(List.of(list.toString().split("\\|", -1))));
        }
        return Map.copyOf(all);
    }

    /// The words as a group of alternatives for a pattern, the longest first.
    static String either(List<String> words) {
        var longestFirst = words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .toList();
        return "(?:" + String.join("|", longestFirst) + ")";
    }

    private static Properties load(String resource) {
        var properties = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(Typed.class.getResourceAsStream(resource)), StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private Typed() {}
}
