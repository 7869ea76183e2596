package dev.sobesednik.playground.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <b>a</b>                                            | a  | bold 0 1
        <strong>a</strong>                                  | a  | bold 0 1
        <i>a</i>                                            | a  | italic 0 1
        <em>a</em>                                          | a  | italic 0 1
        <u>a</u>                                            | a  | underline 0 1
        <ins>a</ins>                                        | a  | underline 0 1
        <s>a</s>                                            | a  | strikethrough 0 1
        <strike>a</strike>                                  | a  | strikethrough 0 1
        <del>a</del>                                        | a  | strikethrough 0 1
        <tg-spoiler>a</tg-spoiler>                          | a  | spoiler 0 1
        <span class="tg-spoiler">a</span>                   | a  | spoiler 0 1
        <blockquote>a</blockquote>                          | a  | blockquote 0 1
        <blockquote expandable>a</blockquote>               | a  | expandable_blockquote 0 1
        <code>a</code>                                      | a  | code 0 1
        <pre>a</pre>                                        | a  | pre 0 1
        <pre><code class="language-python">a</code></pre>   | a  | pre 0 1 python
        <a href="https://example.org/">a</a>                | a  | text_link 0 1 https://example.org/
        <a href='example.org'>a</a>                         | a  | text_link 0 1 http://example.org/
        <B>a</B>                                            | a  | bold 0 1
        <b>a</>                                             | a  | bold 0 1
        <a href="nothing">a</a>                             | a  | ''
        <b></b>a                                            | a  | ''
        """)
    void a_tag_becomes_an_entity(String html, String text, String entities) {
        var parsed = HtmlText.parse(html);

        assertThat(parsed.text()).isEqualTo(text);
        assertThat(String.join(
                        ";", parsed.entities().stream().map(HtmlTextTest::words).toList()))
                .isEqualTo(entities);
    }

    private static String words(Entity entity) {
        return "%s %d %d %s"
                .formatted(entity.type(), entity.offset(), entity.length(), entity.detail())
                .strip();
    }

    @Test
    void offsets_count_utf_16_units() {
        var parsed = HtmlText.parse("🙂 да <b>🙂</b>");

        assertThat(parsed.entities()).containsExactly(new Entity("bold", 6, 2, ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        &lt;b&gt; &amp; &quot;   | <b> & "
        &#65;&#x42;              | AB
        &nbsp; &copy             | &nbsp; &copy
        a & b                    | a & b
        """)
    void only_four_named_references_are_known(String html, String text) {
        assertThat(HtmlText.parse(html).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <b>a              | Can't find end tag corresponding to start tag "b"
        a</b>             | Unexpected end tag at byte offset 1
        <b>a</i>          | Unmatched end tag at byte offset 4, expected "</b>", found "</i>"
        <b><i>a</b></i>   | Unmatched end tag at byte offset 7, expected "</i>", found "</b>"
        <div>a</div>      | Unsupported start tag "div" at byte offset 0
        да <br>           | Unsupported start tag "br" at byte offset 5
        1 < 2             | Unsupported start tag "" at byte offset 2
        <b                | Unclosed start tag at byte offset 0
        a <b>x</b         | Unclosed end tag at byte offset 6
        <span>a</span>    | Tag "span" must have class "tg-spoiler" at byte offset 0
        List<String> x    | Unsupported start tag "string" at byte offset 4
        """)
    void what_telegram_cannot_parse_is_refused_in_its_words(String html, String why) {
        assertThatThrownBy(() -> HtmlText.parse(html)).hasMessage("Bad Request: can't parse entities: " + why);
    }

    @Test
    void a_style_is_cut_around_code() {
        var tidied = HtmlText.parse("<b>one <code>two</code> three</b>").tidied();

        assertThat(tidied.entities())
                .containsExactly(
                        new Entity("bold", 0, 4, ""), new Entity("code", 4, 3, ""), new Entity("bold", 7, 6, ""));
    }

    @Test
    void blanks_around_a_text_go_and_entities_move_with_it() {
        var tidied = HtmlText.parse("\n  <b>a </b> \n").tidied();

        assertThat(tidied).isEqualTo(new FormattedText("a", List.of(new Entity("bold", 0, 1, ""))));
    }

    @Test
    void commands_mentions_addresses_and_tags_are_found_outside_of_code() {
        var tidied = HtmlText.parse("/quiz @anya https://example.org/a. #java <code>/stop</code>")
                .tidied();

        assertThat(tidied.entities().stream()
                        .map(e -> e.type() + " " + tidied.text().substring(e.offset(), e.end())))
                .containsExactly(
                        "bot_command /quiz",
                        "mention @anya",
                        "url https://example.org/a",
                        "hashtag #java",
                        "code /stop");
    }

    @Test
    void a_quote_may_hold_code_but_no_quote() {
        var tidied = HtmlText.parse("<blockquote>a <code>b</code> <blockquote>c</blockquote></blockquote>")
                .tidied();

        assertThat(tidied.entities()).containsExactly(new Entity("blockquote", 0, 5, ""), new Entity("code", 2, 1, ""));
    }
}
