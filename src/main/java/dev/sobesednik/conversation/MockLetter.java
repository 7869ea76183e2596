package dev.sobesednik.conversation;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.interview.Stage;
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

    private static final String PREFIX = "mock:";
    private static final String FORMAT = "1";
    private static final String VIA = "via:";

    /// @param from whose record wrote it
    record Received(ChatId from, MockLetter letter) {}

    static Effect to(ChatId to, Kind kind, int topic, int number, Object... words) {
        var letter = new ArrayList<String>(
                List.of("mock", FORMAT, kind.name(), Integer.toString(topic), Integer.toString(number)));
        for (var word : words) letter.add(URLEncoder.encode(word.toString(), StandardCharsets.UTF_8));
        return new Effect.Tell(to, String.join(":", letter));
    }

    static Effect to(ChatId to, Kind kind, Stage stage, Object... words) {
        return to(to, kind, stage.topic(), stage.mock().table().number(), words);
    }

    static boolean isOne(String text) {
        return text.startsWith(PREFIX) || text.startsWith(VIA);
    }

    /// A letter to a group that has moved goes after it, and still says who wrote it.
    static Effect forwarded(ChatId to, ChatId from, String text) {
        return new Effect.Tell(to, text.startsWith(VIA) ? text : VIA + from + ":" + text);
    }

    static Optional<Received> read(ChatId from, String text) {
        try {
            if (!text.startsWith(VIA)) return Optional.of(new Received(from, read(text)));
            var cut = text.indexOf(':', VIA.length());
            var writer = new ChatId(Long.parseLong(text.substring(VIA.length(), cut)));
            return Optional.of(new Received(writer, read(text.substring(cut + 1))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            log.log(Level.WARNING, "a letter from {0} cannot be read and is dropped", from);
            return Optional.empty();
        }
    }

    private static MockLetter read(String text) {
        var words = text.split(":", -1);
        if (!words[0].equals("mock") || !words[1].equals(FORMAT)) throw new IllegalArgumentException("format");
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
