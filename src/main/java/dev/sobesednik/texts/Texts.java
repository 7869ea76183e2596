package dev.sobesednik.texts;

import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Text;
import dev.sobesednik.profile.Zones;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts a [Text] into a language, as Telegram's HTML or as plain words.
///
/// Bundle sentences hold Telegram HTML and numbered places, `{0}`. They are not `MessageFormat` patterns: there an
/// apostrophe quotes, and numbers get thousands separators.
public final class Texts {

    /// Longer words of people are cut where a sentence repeats them.
    private static final int QUOTED = 64;

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Pattern LITE = Pattern.compile("`([^`]+)`|\\*\\*(.+?)\\*\\*");

    private final Map<Language, ResourceBundle> bundles = new EnumMap<>(Language.class);

    public Texts() {
        for (var language : Language.values())
            bundles.put(
                    language,
                    ResourceBundle.getBundle(
                            "texts.messages",
                            language == Language.EN ? Locale.ROOT : language.locale(),
                            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)));
    }

    /// Telegram HTML: core.telegram.org/bots/api#html-style
    public String html(Text text, Language language) {
        return new Html(language).render(text);
    }

    /// Without markup, for buttons and toasts.
    public String plain(Text text, Language language) {
        return new Words(language).render(text);
    }

    public String sentence(String key, Language language) {
        return bundle(language).getString(key);
    }

    /// Zones by the names of [Zones#CITIES] in all languages, lower case, with a plain "e" for the dotted one.
    public Map<String, ZoneId> cityNames() {
        var names = new HashMap<String, ZoneId>();
        for (var language : Language.values())
            for (var city : Zones.CITIES)
                names.put(
                        sentence("city." + city.name(), language)
                                .toLowerCase(language.locale())
                                .replace('\u0451', '\u0435'),
                        city.zone());
        return Map.copyOf(names);
    }

    private ResourceBundle bundle(Language language) {
        var bundle = bundles.get(language);
        if (bundle == null) throw new IllegalStateException("no bundle for " + language);
        return bundle;
    }

    private abstract class Rendering {
        final Language language;

        Rendering(Language language) {
            this.language = language;
        }

        abstract String escape(String words);

        abstract String tag(String name, String inner);

        abstract String code(Text.Code code);

        abstract String link(String inner, String url);

        final String render(Text text) {
            return switch (text) {
                case Text.Said(String key, List<Object> arguments) -> said(key, arguments);
                case Text.Plain(String words) -> escape(words);
                case Text.Lite(String markdown) -> lite(markdown);
                case Text.Bold(Text inner) -> tag("b", render(inner));
                case Text.Code code -> code(code);
                case Text.Quote(Text inner, boolean expandable) ->
                    tag(expandable ? "blockquote expandable" : "blockquote", render(inner));
                case Text.Link(Text inner, String url) -> link(render(inner), url);
                case Text.Joined(String separator, List<Text> parts) ->
                    String.join(separator, parts.stream().map(this::render).toList());
            };
        }

        private String said(String key, List<Object> arguments) {
            return PLACE.matcher(sentence(key, language))
                    .replaceAll(place ->
                            Matcher.quoteReplacement(argument(arguments.get(Integer.parseInt(place.group(1))))));
        }

        private String argument(Object value) {
            return switch (value) {
                case Text text -> render(text);
                case LocalTime time -> time.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
                case LocalDate date -> date.format(DateTimeFormatter.ofPattern("EEE, d MMMM", language.locale()));
                case ZoneId zone -> escape(zone(zone));
                case String words -> escape(cut(words));
                default -> value.toString();
            };
        }

        private String zone(ZoneId zone) {
            if (zone instanceof ZoneOffset offset)
                return offset.equals(ZoneOffset.UTC)
                        ? "UTC"
                        : "UTC" + offset.getId().replaceFirst(":00$", "");
            return Zones.CITIES.stream()
                    .filter(city -> city.zone().equals(zone))
                    .findFirst()
                    .map(city -> sentence("city." + city.name(), language))
                    .orElse(zone.getId());
        }

        /// Markdown-lite is far less than CommonMark, on purpose: `__init__` and `*args` stay as they are.
        private String lite(String markdown) {
            var lines = markdown.split("\n", -1);
            for (int i = 0; i < lines.length; i++)
                lines[i] = lines[i].startsWith("- ") ? "\u2022 " + spans(lines[i].substring(2)) : spans(lines[i]);
            return String.join("\n", lines);
        }

        private String spans(String line) {
            var out = new StringBuilder();
            var matcher = LITE.matcher(line);
            var from = 0;
            while (matcher.find()) {
                out.append(escape(line.substring(from, matcher.start())));
                var code = matcher.group(1);
                out.append(code == null ? tag("b", spans(matcher.group(2))) : tag("code", escape(code)));
                from = matcher.end();
            }
            return out.append(escape(line.substring(from))).toString();
        }
    }

    private static String cut(String words) {
        return words.codePointCount(0, words.length()) <= QUOTED
                ? words
                : words.substring(0, words.offsetByCodePoints(0, QUOTED - 1)) + "\u2026";
    }

    private final class Html extends Rendering {
        Html(Language language) {
            super(language);
        }

        @Override
        String escape(String words) {
            return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }

        @Override
        String tag(String name, String inner) {
            return "<" + name + ">" + inner + "</" + name.split(" ")[0] + ">";
        }

        @Override
        String code(Text.Code code) {
            return code.language().isEmpty()
                    ? "<pre>" + escape(code.source()) + "</pre>"
                    : "<pre><code class=\"language-" + code.language() + "\">" + escape(code.source())
                            + "</code></pre>";
        }

        @Override
        String link(String inner, String url) {
            return "<a href=\"" + escape(url).replace("\"", "&quot;") + "\">" + inner + "</a>";
        }
    }

    private final class Words extends Rendering {
        Words(Language language) {
            super(language);
        }

        @Override
        String escape(String words) {
            return words;
        }

        @Override
        String tag(String name, String inner) {
            return inner;
        }

        @Override
        String code(Text.Code code) {
            return code.source();
        }

        @Override
        String link(String inner, String url) {
            return inner;
        }
    }
}
