package dev.sobesednik.bank;

import java.util.List;

/// A list of questions in Markdown, as people keep them: as headings, bullets, numbered items, bold lines or
/// summaries, with answers below or without, with follow-ups as nested items or right below. docs/bank.md shows the
/// layouts.
///
/// Answers are left aside: an entry's answer is written by hand.
///
/// @param layout how a question of this list looks, as `### …`; empty when there is none
/// @param numbered whether the list is the one whose numbers are ids: numbered items below levels
/// @param aside how many lines of answers were left aside
/// @param anomalies what an importing person should look at, each with its line
public record QuestionList(List<Item> items, String layout, boolean numbered, int aside, List<String> anomalies) {

    static final int MOST_FOLLOW_UPS = 20;

    /// All of a question's follow-ups, which are shown in one message.
    static final int LONGEST_FOLLOW_UPS = 3000;

    static final int LONGEST_QUESTION = 300;
    static final int SHORTEST_QUESTION = 2;

    /// @param text the question's wording, without markup around it
    /// @param line where it stands in the list, from 1
    /// @param number its number in the list, 0 for none
    /// @param level 1 where the list has no levels
    /// @param levelTitle empty where the list has no levels
    /// @param section empty where the list has no headings
    public record Item(
            int line, int number, int level, String levelTitle, String section, String text, List<String> followUps) {}

    /// `ru` or `en`: Russian questions are full of English words, not the other way round.
    public String language() {
        var letters = items.stream()
                .flatMapToInt(item -> item.text().codePoints())
                .filter(Character::isLetter)
                .boxed()
                .toList();
        long cyrillic = letters.stream()
                .filter(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC)
                .count();
        return letters.isEmpty() || 5 * cyrillic > letters.size() ? "ru" : "en";
    }

    /// What levels and sections are called in the bank where the list has no headings.
    public static String untitled(String language) {
        return ListWords.word("title." + language);
    }

    public static QuestionList parse(String markdown) {
        return new ListReader(markdown).list();
    }
}
