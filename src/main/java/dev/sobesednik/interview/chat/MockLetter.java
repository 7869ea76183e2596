package dev.sobesednik.interview.chat;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.interview.InterviewSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a group's record and a person's tell each other about an interview: `mock:1:KIND:TOPIC:NUMBER:WORDS…`, the
/// words percent-encoded. A later version may say more; what cannot be read is no letter.
///
/// @param number of the interview in its group
record MockLetter(Kind kind, int topic, int number, List<String> words) {

    enum Kind {
        /// To a person: can you be reached?
        HELLO,
        /// To the interviewer: round, question, the candidate's name.
        BRIEF,
        /// To both: a form for round, `own` or `theirs`, question, the candidate's name.
        FORM,
        /// To the candidate: question, rating.
        GRADED,
        /// To the interviewer: it counts as a day.
        ASKED,
        /// To all, at the end: each weak question with the bits of the points that were missing.
        WEAK,
        /// To the group: the person can be written to.
        HERE,
        /// To the group: the person cannot be written to.
        STRANGER,
        /// To the group: round, ticks, the four scales.
        SHEET
    }

    private static final Logger log = System.getLogger(MockLetter.class.getName());

    /// The first word: it finds the feature.
    static final String NAME = "mock";

    private static final String FORMAT = "1";

    static Effect to(ChatId to, Kind kind, int topic, int number, Object... words) {
        var letter = new ArrayList<String>(
                List.of(NAME, FORMAT, kind.name(), Integer.toString(topic), Integer.toString(number)));
        for (var word : words) letter.add(URLEncoder.encode(word.toString(), StandardCharsets.UTF_8));
        return new Effect.Tell(to, String.join(":", letter));
    }

    static Effect to(ChatId to, Kind kind, InterviewSession session, Object... words) {
        return to(to, kind, session.topic(), session.mock().table().number(), words);
    }

    static Optional<MockLetter> read(ChatId from, String text) {
        try {
            return Optional.of(read(text));
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            log.log(Level.WARNING, "a letter from {0} cannot be read and is dropped", from);
            return Optional.empty();
        }
    }

    private static MockLetter read(String text) {
        var words = text.split(":", -1);
        if (!words[0].equals(NAME) || !words[1].equals(FORMAT)) throw new IllegalArgumentException("format");
        return new MockLetter(
                Kind.valueOf(words[2]),
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]),
                Arrays.stream(words)
                        .skip(5)
                        .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                        .toList());
    }

    String word(int index) {
        return words.get(index);
    }

    int number(int index) {
        return Integer.parseInt(words.get(index));
    }
}
