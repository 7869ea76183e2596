package dev.sobesednik.texts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Text;
import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.call.Call;
import dev.sobesednik.playground.world.BotAccount;
import dev.sobesednik.playground.world.Persona;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TextsTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private final Texts texts = new Texts();

    @Test
    void both_languages_say_the_same_things() {
        assertThat(bundle(Language.RU).keySet()).isEqualTo(bundle(Language.EN).keySet());
    }

    @Test
    void a_sentence_has_the_same_places_in_both_languages() {
        var english = bundle(Language.EN);
        bundle(Language.RU)
                .forEach((key, sentence) ->
                        assertThat(places(sentence)).as(key).isEqualTo(places(english.getOrDefault(key, ""))));
    }

    @Test
    void no_key_stands_twice_in_a_file() {
        for (var file : List.of("messages.properties", "messages_ru.properties"))
            assertThat(lines(Path.of("src/main/resources/texts", file)).stream()
                            .filter(line -> line.matches("[a-z].*=.*"))
                            .map(line -> line.substring(0, line.indexOf('='))))
                    .doesNotHaveDuplicates();
    }

    /// A key is written as a whole, or as a beginning to which the code adds a word: `"city." + name`.
    @Test
    void what_the_code_says_is_in_the_bundles_and_nothing_else_is() {
        var keys = bundle(Language.EN).keySet();
        var families = keys.stream().map(TextsTest::family).collect(Collectors.toSet());
        var literals = literals();

        assertThat(literals.stream()
                        .filter(literal -> literal.matches("[a-z]+(\\.[a-z0-9-]+)+\\.?"))
                        .filter(literal -> families.contains(family(literal)))
                        .filter(literal -> literal.matches(".*[.-]")
                                ? keys.stream().noneMatch(key -> key.startsWith(literal))
                                : !keys.contains(literal)))
                .as("said, but in no bundle")
                .isEmpty();
        assertThat(keys.stream()
                        .filter(key -> !literals.contains(key))
                        .filter(key -> literals.stream()
                                .noneMatch(literal -> literal.matches("[a-z.-]+[.-]") && key.startsWith(literal))))
                .as("in the bundles, but never said")
                .isEmpty();
    }

    @Test
    void the_code_holds_no_words_for_people() {
        for (var file : sources())
            assertThat(String.join("\n", lines(file))).as(file.toString()).doesNotContainPattern("\\p{IsCyrillic}");
    }

    @Test
    void every_sentence_is_html_that_telegram_takes() {
        var telegram = new EmulatedTelegram(InstantSource.system(), new BotAccount("1000:t", "some_bot", "Some"));
        telegram.person(new Persona(42, "A", null, "ru")).starts("");
        for (var language : Language.values())
            bundle(language).forEach((key, sentence) -> {
                var html = PLACE.matcher(sentence).replaceAll("&lt;x&gt; &amp;");
                var request = JsonMapper.shared()
                        .createObjectNode()
                        .put("chat_id", 42)
                        .put("text", html)
                        .put("parse_mode", "HTML");

                var answer = telegram.call("1000:t", "sendMessage", Call.Encoding.JSON, request, Map.of());

                assertThat(answer.body()).as(key).startsWith("{\"ok\":true");
            });
    }

    @Test
    void buttons_toasts_and_menus_carry_no_markup_and_fit() {
        for (var language : Language.values())
            bundle(language).forEach((key, sentence) -> {
                if (!key.matches("(button|command|city|grade|bot|level)\\..*|.*\\.button\\..*|settings\\.(?!title).*"))
                    return;
                assertThat(sentence).as(key).doesNotContain("<", "&", "\n");
                if (key.matches("(button|grade)\\..*"))
                    assertThat(sentence.length()).as(key).isLessThanOrEqualTo(200);
                if (key.startsWith("command."))
                    assertThat(sentence.length()).as(key).isBetween(1, 256);
                if (key.equals("bot.description")) assertThat(sentence.length()).isLessThanOrEqualTo(512);
                if (key.equals("bot.short-description"))
                    assertThat(sentence.length()).isLessThanOrEqualTo(120);
            });
    }

    @Test
    void every_city_has_a_name_in_both_languages_and_is_found_by_it() {
        var names = texts.cityNames();

        assertThat(names.get("moscow")).isEqualTo(ZoneId.of("Europe/Moscow"));
        assertThat(names.get("\u043c\u043e\u0441\u043a\u0432\u0430")).isEqualTo(ZoneId.of("Europe/Moscow"));
        assertThat(names.keySet())
                .allMatch(name -> !name.contains("\u0451") && name.equals(name.toLowerCase(Locale.ROOT)));
    }

    @Test
    void words_of_people_are_escaped_and_cut_where_they_are_repeated() {
        assertThat(texts.html(Text.said("zone.unknown", "<b>&\"{1}$0\\"), Language.EN))
                .contains("“&lt;b&gt;&amp;\"{1}$0\\”");
        assertThat(texts.html(Text.said("zone.unknown", "x".repeat(65)), Language.EN))
                .contains("“" + "x".repeat(63) + "…”");
        assertThat(texts.html(Text.said("zone.unknown", "🙂".repeat(64)), Language.EN))
                .contains("“" + "🙂".repeat(64) + "”");
        assertThat(texts.plain(Text.said("zone.unknown", "<b>"), Language.EN)).contains("“<b>”");
    }

    @Test
    void markdown_lite_is_bold_code_and_lists_and_leaves_the_rest_of_python_alone() {
        assertThat(lite("**bold** and `a < b`")).isEqualTo("<b>bold</b> and <code>a &lt; b</code>");
        assertThat(lite("**bold `code`**")).isEqualTo("<b>bold <code>code</code></b>");
        assertThat(lite("- one\n- two")).isEqualTo("• one\n• two");
        assertThat(lite("__init__ *args **kwargs a*b*c")).isEqualTo("__init__ *args **kwargs a*b*c");
        assertThat(lite("`**not bold**`")).isEqualTo("<code>**not bold**</code>");
        assertThat(lite("<script> & `unclosed")).isEqualTo("&lt;script&gt; &amp; `unclosed");
    }

    @Test
    void code_quotes_and_links_are_telegrams() {
        assertThat(texts.html(new Text.Code("python", "a < b"), Language.EN))
                .isEqualTo("<pre><code class=\"language-python\">a &lt; b</code></pre>");
        assertThat(texts.html(new Text.Code("", "x"), Language.EN)).isEqualTo("<pre>x</pre>");
        assertThat(texts.html(new Text.Quote(new Text.Plain("<"), true), Language.EN))
                .isEqualTo("<blockquote expandable>&lt;</blockquote>");
        assertThat(texts.html(new Text.Link(new Text.Plain("a"), "https://x/?a=1&b=\""), Language.EN))
                .isEqualTo("<a href=\"https://x/?a=1&amp;b=&quot;\">a</a>");
    }

    @Test
    void times_dates_and_zones_are_in_the_language_of_the_reader() {
        var text = Text.lines(
                Text.said("zone.set", ZoneOffset.ofHoursMinutes(5, 30), LocalTime.of(7, 5)),
                Text.said("start.daily", LocalDate.parse("2026-03-03"), LocalTime.MIDNIGHT));

        assertThat(texts.html(text, Language.EN))
                .isEqualTo("Time zone: UTC+05:30. Your time now is 07:05.\n"
                        + "Your daily question comes Tue, 3 March, at 00:00.");
        assertThat(texts.plain(Text.said("settings.zone", ZoneOffset.UTC), Language.EN))
                .isEqualTo("Time zone: UTC");
        assertThat(texts.plain(Text.said("settings.zone", ZoneId.of("Asia/Samarkand")), Language.EN))
                .isEqualTo("Time zone: Asia/Samarkand");
    }

    private String lite(String markdown) {
        return texts.html(new Text.Lite(markdown), Language.EN);
    }

    private static Set<String> literals() {
        var all = new TreeSet<String>();
        // The bank's readers name fields of the file: `quiz.question`.
        for (var file : sources().stream()
                .filter(file -> !file.startsWith(MAIN.resolve("dev/sobesednik/bank")))
                .toList())
            for (var line : lines(file))
                LITERAL.matcher(line).results().map(match -> match.group(1)).forEach(all::add);
        return all;
    }

    private static String family(String key) {
        return key.split("\\.")[0];
    }

    private static Set<String> places(String sentence) {
        return PLACE.matcher(sentence).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> bundle(Language language) {
        var name = language == Language.EN ? "messages.properties" : "messages_ru.properties";
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/texts", name))) {
            var properties = new Properties();
            properties.load(reader);
            var sorted = new TreeMap<String, String>();
            properties.stringPropertyNames().forEach(key -> sorted.put(key, properties.getProperty(key)));
            return sorted;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static List<Path> sources() {
        try (var files = Files.walk(MAIN)) {
            return new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".java")).toList());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
