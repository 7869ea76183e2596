package dev.sobesednik.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
    void anomalies_are_named_with_their_lines() {
        var list = QuestionList.parse("""
            1. **Before everything?**
                - One?
                - Two?
            ## Level 1: Basics (1-5)
            3. **No section?**
                - One more?
            ### Section
            4. Not bold?
                - a?
                - b?
                - c?
            What is this line?
            4. **Again number four?**
                - not bold
                - d?
            """);

        assertThat(list.anomalies())
                .containsExactly(
                        "line 1: question 1 comes before any level",
                        "line 1: question 1 stands in no section",
                        "line 5: question 3 stands in no section",
                        "line 5: number 3, expected 2",
                        "line 8: the question is not in bold",
                        "line 12: neither a heading, a question nor a follow-up",
                        "line 13: number 4, expected 5",
                        "level 1 promises questions 1 to 5",
                        "line 5: question 3 has 1 follow-ups, should have 2",
                        "line 8: question 4 has 3 follow-ups, should have 2",
                        "line 13: «not bold» is asked on line 8 too");
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
}
