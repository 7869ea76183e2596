package dev.sobesednik.feedback;

import dev.sobesednik.bank.Question;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the record of a person and that of an administrator tell each other about one report.
///
/// @param number the report's number in the record of the person
/// @param asOf the date on which the answer was checked; empty where there is none, or where nobody asks
/// @param words somebody's own, of any length and kind, or empty
public record Note(Kind kind, int number, Question.Id question, String asOf, String words) {

    /// The first word of each letter.
    public static final String ROOM = "feedback";

    private static final Pattern LETTER =
            Pattern.compile(ROOM + ":([a-z]{1,20}):(\\d{1,9}):([^:\\s]{1,40}):([^:\\s]{0,40}):(.*)", Pattern.DOTALL);

    public enum Kind {
        /// To an administrator: this is wrong.
        REPORT,
        /// To the person: that did not reach me.
        UNREACHED,
        /// To the person: these are my words about it.
        ANSWER,
        /// To the person: it is right now.
        MENDED,
        /// To an administrator: another one has mended it.
        CLOSED,
        /// To an administrator: the person cannot be reached any more.
        GONE;

        private static Optional<Kind> of(String word) {
            for (var kind : values()) if (kind.word().equals(word)) return Optional.of(kind);
            return Optional.empty();
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Note about(Kind kind, int number, Question.Id question) {
        return new Note(kind, number, question, "", "");
    }

    public String letter() {
        return "%s:%s:%d:%s:%s:%s".formatted(ROOM, kind.word(), number, question, asOf, words);
    }

    public static Optional<Note> read(String letter) {
        var parts = LETTER.matcher(letter);
        if (!parts.matches()) return Optional.empty();
        return Kind.of(parts.group(1))
                .map(kind -> new Note(
                        kind,
                        Integer.parseInt(parts.group(2)),
                        new Question.Id(parts.group(3)),
                        parts.group(4),
                        parts.group(5)));
    }
}
