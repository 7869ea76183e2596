package dev.sobesednik.playground.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {

    private static String words(FormattedText parsed) {
        return parsed.entities().stream()
                .map(entity -> "%s %d %d %s"
                        .formatted(entity.type(), entity.offset(), entity.length(), entity.detail())
                        .strip())
                .collect(Collectors.joining(";"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '"', textBlock = """
        *a*                              ! a      ! bold 0 1
        _a_                              ! a      ! italic 0 1
        __a__                            ! a      ! underline 0 1
        ~a~                              ! a      ! strikethrough 0 1
        ||a||                            ! a      ! spoiler 0 1
        `a*b`                            ! a*b    ! code 0 3
        ```a*b```                        ! a*b    ! pre 0 3
        [a](https://example.org/)        ! a      ! text_link 0 1 https://example.org/
        [a](nothing)                     ! a      ! ""
        *a _b_*                          ! a b    ! italic 2 1;bold 0 3
        *\\_a\\**                          ! _a*    ! bold 0 3
        a**b                             ! ab     ! ""
        """)
    void a_mark_of_the_new_style_becomes_an_entity(String markdown, String text, String entities) {
        var parsed = MarkdownText.parse(markdown);

        assertThat(parsed.text()).isEqualTo(text);
        assertThat(words(parsed)).isEqualTo(entities);
    }

    @Test
    void lines_of_the_new_style_may_be_quotes() {
        assertThat(MarkdownText.parse("a\n>b\n>c\nd"))
                .returns("a\nb\nc\nd", FormattedText::text)
                .returns("blockquote 2 3", MarkdownTextTest::words);
        assertThat(MarkdownText.parse(">b\n**>c\n>d||"))
                .returns("b\nc\nd", FormattedText::text)
                .returns("blockquote 0 1;expandable_blockquote 2 3", MarkdownTextTest::words);
    }

    @Test
    void code_of_both_styles_may_name_its_language() {
        for (var parsed : new FormattedText[] {
            MarkdownText.parse("```python\nx = 1```"), MarkdownText.parseOld("```python\nx = 1```")
        }) {
            assertThat(parsed.text()).isEqualTo("x = 1");
            assertThat(words(parsed)).isEqualTo("pre 0 5 python");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '"', textBlock = """
        *a*                        ! a        ! bold 0 1
        _a*b_                      ! a*b      ! italic 0 3
        [a](https://example.org/)  ! a        ! text_link 0 1 https://example.org/
        \\_a. 2 > 1, (b) - c|d       ! _a. 2 > 1, (b) - c|d ! ""
        """)
    void the_old_style_nests_nothing_and_leaves_alone_what_is_no_mark(String markdown, String text, String entities) {
        var parsed = MarkdownText.parseOld(markdown);

        assertThat(parsed.text()).isEqualTo(text);
        assertThat(words(parsed)).isEqualTo(entities);
    }

    @Test
    void what_telegram_refuses_is_refused_in_its_words() {
        assertThatThrownBy(() -> MarkdownText.parse("1.5"))
                .hasMessage("Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the"
                        + " preceding '\\'");
        assertThatThrownBy(() -> MarkdownText.parse("да *нет"))
                .hasMessage("Bad Request: can't parse entities: Can't find end of Bold entity at byte offset 5");
        assertThatThrownBy(() -> MarkdownText.parseOld("да _нет"))
                .hasMessage(
                        "Bad Request: can't parse entities: Can't find end of the entity starting at byte offset 5");
    }
}
