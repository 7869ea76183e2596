package dev.sobesednik.bank;

import dev.sobesednik.chat.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One question of the bank.
///
/// @param text Markdown-lite
/// @param answer absent while nobody has written it: such a question is asked, but has no answer to show
/// @param followUps any number, in the order in which an interviewer would dig; none where a list gave none
/// @param language of the words; in a translated bank some questions are still in the original's
/// @param translatedFrom the day of the original's last check when it was translated, an ISO date; absent: these are
/// the
///     original's own words
public record Question(
        Id id,
        Source source,
        int level,
        String section,
        Kind kind,
        String text,
        @Nullable Answer answer,
        List<FollowUp> followUps,
        List<Related> related,
        List<String> tags,
        @Nullable Tier tier,
        @Nullable StatedChance statedChance,
        Language language,
        @Nullable String translatedFrom) {

    /// In Russian words of its own.
    public Question(
            Id id,
            Source source,
            int level,
            String section,
            Kind kind,
            String text,
            @Nullable Answer answer,
            List<FollowUp> followUps,
            List<Related> related,
            List<String> tags,
            @Nullable Tier tier,
            @Nullable StatedChance statedChance) {
        this(
                id,
                source,
                level,
                section,
                kind,
                text,
                answer,
                followUps,
                related,
                tags,
                tier,
                statedChance,
                Language.RU,
                null);
    }

    /// `q001` to `q130` follow the seed's numbering; `x`, `s` and `d` ids are ours. At most 4 characters, so that an
    /// id fits callback data and deep links.
    public record Id(String value) {
        @Override
        public String toString() {
            return value;
        }
    }

    /// Where a question comes from.
    ///
    /// @param seed `000`, `002`, `003`, `own`, or [#LIST]
    /// @param number the question's number in seed 003
    /// @param seedText the seed's own wording where the shown one was mended, byte for byte
    public record Source(
            String seed, @Nullable Integer number, @Nullable String seedText) {

        /// Somebody's list, taken over by `bank import`.
        public static final String LIST = "list";
    }

    public enum Kind {
        THEORY,
        PRACTICE,
        DESIGN,
        SOFT
    }

    /// @param shortAnswer what one would say aloud in forty seconds
    /// @param listensFor what an interviewer hopes to hear
    public record Answer(
            String shortAnswer,
            String full,
            List<String> keyPoints,
            List<Pitfall> pitfalls,
            List<String> listensFor,
            @Nullable Code code,
            List<VersionNote> versions,
            @Nullable Quiz quiz,
            List<Reference> references,
            AsOf asOf) {}

    /// @param answer absent while nobody has written it
    public record FollowUp(
            String id,
            String text,
            @Nullable String seedText,
            @Nullable String answer,
            List<String> keyPoints,
            @Nullable Code code) {}

    public record Pitfall(String wrong, String right) {}

    /// @param run whether `source` runs under `python3` in isolated mode and prints exactly `stdout`
    public record Code(
            String caption,
            String lang,
            String source,
            boolean run,
            @Nullable String stdout,
            @Nullable String minPython,
            @Nullable String whyNotRun) {}

    public record VersionNote(String tech, String since, String note) {}

    /// A variant that fits a native quiz poll: four options of at most 100 characters, one of them right.
    public record Quiz(String question, List<String> options, int correct, String explanation, List<String> why) {}

    /// A primary source and the claim that it carries.
    public record Reference(String title, String url, String supports) {}

    /// A neighbour and the difference from it in one line.
    public record Related(Id id, String why) {}

    /// How often a question is met: the editors' estimate, not statistics.
    public enum Tier {
        OFTEN,
        SOMETIMES,
        RARELY
    }

    /// A figure that a source document states without saying how it was counted.
    public record StatedChance(double percent, String origin) {}

    /// @param date ISO date of the last check
    /// @param python the newest Python that the answer was checked against
    public record AsOf(String date, String python) {}
}
