package dev.sobesednik.conversation;

import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.From;
import java.util.Optional;
import java.util.regex.Pattern;

/// What still reaches a group's old id about its daily quiz, and goes on to the new one.
final class DailyQuizLetter {

    private static final Pattern POSTED = Pattern.compile("dailyquiz posted (\\S+) (\\d{1,9})");
    private static final Pattern VOTE =
            Pattern.compile("dailyquiz vote (\\S+) (\\d{1,2}) (\\d{1,18}) (.*)", Pattern.DOTALL);

    private DailyQuizLetter() {}

    static Optional<String> of(Incoming.Posted posted) {
        return GroupDailyRound.isTag(posted.tag())
                ? Optional.of("dailyquiz posted %s %d".formatted(posted.tag(), posted.messageId()))
                : Optional.empty();
    }

    static Optional<String> of(Incoming.Vote vote) {
        return Optional.of("dailyquiz vote %s %d %d %s"
                .formatted(
                        vote.tag(), vote.option(), vote.from().id(), vote.from().firstName()));
    }

    /// What happened, as if it had happened to the new id.
    static Optional<Incoming> read(String letter) {
        var posted = POSTED.matcher(letter);
        if (posted.matches())
            return Optional.of(new Incoming.Posted(posted.group(1), Integer.parseInt(posted.group(2))));
        var vote = VOTE.matcher(letter);
        if (!vote.matches()) return Optional.empty();
        var from = new From(Long.parseLong(vote.group(3)), vote.group(4), null);
        return Optional.of(new Incoming.Vote(from, vote.group(1), Integer.parseInt(vote.group(2))));
    }
}
