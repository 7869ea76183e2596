package dev.sobesednik.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionListTest {

    @Test
    void levels_sections_questions_and_follow_ups_are_read_in_their_own_words() {
        var list = QuestionList.parse("""
            # A title that nobody needs

            ## **Level 3: The web (7-8)**

            ### HTTP

            7. **How do *args and **kwargs work?**
            **Related questions:**
                - What is `**`?
                - In which order?
            8. **What is `a < b & c`?**
            **Related questions:**
                - One?
                - Two?

            A closing word.

            [^1]: https://example.org
            """);

        assertThat(list.anomalies()).isEmpty();
        assertThat(list.items())
                .extracting(QuestionList.Item::text)
                .containsExactly("How do *args and **kwargs work?", "What is `a < b & c`?");
        assertThat(list.items().getFirst().followUps()).containsExactly("What is `**`?", "In which order?");
        assertThat(list.items().getLast())
                .extracting(
                        QuestionList.Item::line,
                        QuestionList.Item::number,
                        QuestionList.Item::level,
                        QuestionList.Item::levelTitle,
                        QuestionList.Item::section)
                .containsExactly(11, 8, 3, "The web", "HTTP");
    }

    @Test
    void what_an_importing_person_should_look_at_is_named_with_its_line() {
        var list = QuestionList.parse("""
            1. **Before everything?**
                - First?
                - Second?
            ## Level 1: Basics (1-5)
            3. **No section?**
                - One more?
            ### Section
            4. Not bold?
                - apples?
                - pears?
                - plums?
            What is this line?
            4. **Again number four?**
                - not bold
                - nuts?
            """);

        assertThat(list.anomalies())
                .containsExactly(
                        "line 1: question 1 comes before any level",
                        "line 4: level 1 promises questions 1 to 5",
                        "line 5: number 3, expected 2",
                        "line 13: number 4, expected 5",
                        "line 13: «not bold» is asked on line 8 too");
        assertThat(list.items().getFirst().level()).isEqualTo(1);
        assertThat(list.items().get(2).followUps()).containsExactly("apples?", "pears?", "plums?");
        assertThat(list.numbered()).isTrue();
    }

    @Test
    void a_text_without_questions_says_so() {
        assertThat(QuestionList.parse("Hello.\n").anomalies()).containsExactly("no questions found");
    }

    @Test
    void line_ends_of_another_system_make_no_difference() {
        var list = QuestionList.parse("## 1: Basics\r\n### S\r\n1. **A?**\r\n    - B?\r\n    - C?\r\n");

        assertThat(list.items().getFirst().text()).isEqualTo("A?");
        assertThat(list.items().getFirst().followUps()).containsExactly("B?", "C?");
    }

    static Stream<Arguments> layouts() {
        return Stream.of(
                Arguments.of("## …", """
                    # Questions
                    ## 4. What is a list?
                    A list is a sequence.
                    ## 5. What is a tuple?
                    """),
                Arguments.of("### …", """
                    # Python
                    ## Sequences
                    ### What is a list?
                    A list is a sequence.
                    ### What is a tuple?
                    """),
                Arguments.of("* …", """
                    * What is a list?
                    * What is a tuple?
                    """),
                Arguments.of("* …", """
                    - [ ] What is a list?
                    - [x] What is a tuple?
                    """),
                Arguments.of("### …", """
                    1. ### What is a list?

                        1. A sequence.
                        2. Of anything.

                    2. ### What is a tuple?
                    """),
                Arguments.of("1. …", """
                    1. What is a list?
                    1) What is a tuple?
                    """),
                Arguments.of("1. …", """
                    1. **What is a list?** A sequence, see [here](https://example.org).
                    2. **What is a tuple?**
                    """),
                Arguments.of("**…**", """
                    **1. What is a list?**

                    A sequence.

                    **2. What is a tuple?**
                    """),
                Arguments.of("## …", """
                    ## Q. ***What is a list?***
                    ## Q. What is a tuple? [[↑]](#top)
                    """),
                Arguments.of("### …", """
                    ### Question 1: What is a list?
                    ### Question 2: <a name="tuple">What is a tuple?</a>
                    """),
                Arguments.of("<summary>…</summary>", """
                    <details><summary>What is a list?</summary>
                    A sequence.
                    </details>
                    <details>
                    <summary><b>What is a tuple?</b></summary>
                    </details>
                    """));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void lists_are_read_in_the_layouts_that_people_use(String layout, String markdown) {
        var list = QuestionList.parse(markdown);

        assertThat(texts(list)).containsExactly("What is a list?", "What is a tuple?");
        assertThat(list.items()).allSatisfy(item -> assertThat(item.followUps()).isEmpty());
        assertThat(list.anomalies()).isEmpty();
        assertThat(list.layout()).isEqualTo(layout);
        assertThat(list.numbered()).isFalse();
    }

    @Test
    void any_number_of_follow_ups_is_taken_and_answers_are_left_aside() {
        var list = QuestionList.parse("""
            ## What is a list?
            **Follow-ups:**
            - What is its limit?
            - How does it grow?
            - Explain `sort`

            A list is a sequence.

            - Why would one ask this inside an answer?

            ## What is a tuple?
            - An immutable list
            - Where two meet, one wins

            ## What is a set?
            """);

        assertThat(list.items())
                .extracting(QuestionList.Item::followUps)
                .containsExactly(
                        List.of("What is its limit?", "How does it grow?", "Explain `sort`"), List.of(), List.of());
        assertThat(list.aside()).isPositive();
    }

    @Test
    void questions_without_question_marks_are_known_by_their_words() {
        var list = QuestionList.parse("""
            # Python
            ## Последовательности
            ### Что такое последовательность
            ### Можно ли изменить строку
            ### Для чего нужен кортеж
            ### В чём разница между списком и кортежем
            ### Опишите словарь
            ### Множества
            """);

        assertThat(list.items()).hasSize(6);
        assertThat(list.items().getFirst().section()).isEqualTo("Последовательности");
        assertThat(list.anomalies())
                .containsExactly("line 8: «Множества» does not look like a question, but is taken for one");
        assertThat(list.language()).isEqualTo("ru");
    }

    @Test
    void a_number_sign_inside_a_fence_is_no_heading() {
        var list = QuestionList.parse("""
            ## What is a comment?
            ```python
            # What is this?
            ## And this?
            ```
            ~~~
            ## What about tildes?
            ```
            ~~~
            ## What is code?
            - ````
              ## Not this one?
              ```
              ````
            ## What is text?
            """);

        assertThat(texts(list)).containsExactly("What is a comment?", "What is code?", "What is text?");
        assertThat(list.anomalies()).isEmpty();
    }

    @Test
    void a_fence_that_never_closes_does_not_swallow_the_list() {
        var list = QuestionList.parse("## What is it?\n```\n1\n```\n## How?\n```python\nx = 1\n## Why so?\n");

        assertThat(texts(list)).containsExactly("What is it?", "How?", "Why so?");
        assertThat(list.anomalies())
                .containsExactly(
                        "line 6: a code fence opens here and never closes; it is read as if it were not there");
    }

    @Test
    void contents_links_tables_comments_and_front_matter_are_no_questions() {
        var list = QuestionList.parse("""
            ---
            title: What is this?
            ---
            # Interview questions
            ## Disclaimer
            Ask what you like.
            ## Contents
            * [What is a list?](#list)
            * [What is a tuple?](#tuple)
            ## People
            * [somebody](https://example.org)
            <!-- * What is hidden?
            * What is hidden too?
            -->
            | What is a table? |
            | --- |
            ## Questions
            * [What is a list?](https://example.org/list)
            * What is a tuple?
            ---
            * * *
            """);

        assertThat(texts(list)).containsExactly("What is a list?", "What is a tuple?");
        assertThat(list.items()).extracting(QuestionList.Item::section).containsOnly("Questions");
        assertThat(list.anomalies()).containsExactly("line 11: «somebody» is nothing but a link");
    }

    @Test
    void a_part_of_the_list_in_another_layout_is_read_too() {
        var list = QuestionList.parse("""
            1. ### What is a list
            2. ### What is a tuple
            3. ### What is a set

            ### Exercises

            #### 1. What is the output of this?
            - 1
            - 2
            """);

        assertThat(texts(list))
                .containsExactly("What is a list", "What is a tuple", "What is a set", "What is the output of this?");
        assertThat(list.items().getLast().section()).isEqualTo("Exercises");
    }

    @Test
    void what_was_not_understood_is_said() {
        var list = QuestionList.parse("""
            * What is a list?
            * What is a list?
            * What is %s?
            * Make this work:
            ```
            code
            ```
            ## Is this a title?
            * What is a tuple?
            1. What about numbers?
            """.formatted("x".repeat(300)));

        assertThat(texts(list)).containsExactly("What is a list?", "Make this work:", "What is a tuple?");
        assertThat(list.anomalies())
                .containsExactly(
                        "line 2: «What is a list?» is asked on line 1 too, so it is left aside",
                        "line 3: «What is %s…» has 309 characters, a question has 2 to 300".formatted("x".repeat(71)),
                        "line 4: «Make this work:» is about the code below it, which is left aside",
                        "line 8: «Is this a title?» is taken for a title: the questions here are «* …»",
                        "line 10: «What about numbers?» is left aside: the questions here are «* …»");
    }

    @Test
    void numbers_that_begin_anew_in_each_section_are_no_ids() {
        var list = QuestionList.parse("""
            ## 1. Python
            ### Lists
            1. What is a list?
            2. How does it grow?
            ### Tuples
            1. What is a tuple?
            """);

        assertThat(list.numbered()).isFalse();
        assertThat(list.anomalies()).isEmpty();
        assertThat(list.items())
                .hasSize(3)
                .extracting(QuestionList.Item::levelTitle)
                .containsOnly("Python");
    }

    @Test
    void more_than_nine_numbered_chapters_are_sections_of_one_level() {
        var chapters = new StringBuilder();
        for (int i = 1; i <= 12; i++)
            chapters.append("## %d. Chapter %d\n### Part\n* What is number %d?\n".formatted(i, i, i));
        var list = QuestionList.parse(chapters.toString());

        assertThat(list.items())
                .hasSize(12)
                .extracting(QuestionList.Item::level)
                .containsOnly(1);
        assertThat(QuestionList.parse("## Уровень 2: Дальше\n1. Что это?\n")
                        .items()
                        .getFirst())
                .extracting(QuestionList.Item::level, QuestionList.Item::levelTitle, QuestionList.Item::section)
                .containsExactly(2, "Дальше", "Дальше");
    }

    @Test
    void a_hundred_headings_become_the_few_above_them() {
        var text = new StringBuilder();
        for (int i = 0; i < 120; i++)
            text.append(i % 40 == 0 ? "## Chapter %d\n".formatted(i) : "")
                    .append("### Topic %d\n* What is %d?\n".formatted(i, i));

        var list = QuestionList.parse(text.toString());

        assertThat(list.items()).hasSize(120);
        assertThat(list.items().stream().map(QuestionList.Item::section).distinct())
                .containsExactly("Chapter 0", "Chapter 40", "Chapter 80");
    }

    @Test
    void a_byte_order_mark_and_any_line_ends_make_no_difference() {
        for (var end : List.of("\n", "\r\n", "\r")) {
            var list = QuestionList.parse("\ufeff## What is a list?" + end + "Text" + end + "## What is a tuple?");
            assertThat(texts(list)).containsExactly("What is a list?", "What is a tuple?");
        }
    }

    @Test
    void markup_inside_a_question_stays_and_around_it_goes() {
        var list = QuestionList.parse("""
            * What is the use of `<b>` and `*args`?
            * **What are *args and **kwargs?**
            * What does **bold** mean in [Markdown](https://example.org/a_(b))?
            * Что такое `__init__`?
            * What is \\_ and C\\#?
            * What does ```x = 1``` do?
            """);

        assertThat(texts(list))
                .containsExactly(
                        "What is the use of `<b>` and `*args`?",
                        "What are *args and **kwargs?",
                        "What does **bold** mean in Markdown?",
                        "Что такое `__init__`?",
                        "What is _ and C#?",
                        "What does `x = 1` do?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[", "(", "*", "`", "#", "- ", "1. ", "**a", "[a](", "<a ", "\\", "```\n", "> ", "? ", "_a_"})
    void hostile_text_is_read_in_no_time(String part) {
        var started = System.nanoTime();

        QuestionList.parse("## What?\n" + part.repeat(20_000) + "\n## " + part.repeat(400) + "\n");

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    private static List<String> texts(QuestionList list) {
        return list.items().stream().map(QuestionList.Item::text).toList();
    }
}
