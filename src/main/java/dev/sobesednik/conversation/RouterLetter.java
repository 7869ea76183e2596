package dev.sobesednik.conversation;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.From;
import java.util.Optional;
import java.util.regex.Pattern;

/// The letters that belong to no feature: a group's record on its way to the new id, and what still reached the old
/// one.
final class RouterLetter {

    private static final String RECORD = "record:";
    private static final Pattern VIA = Pattern.compile("via:(-?\\d{1,18}):(.*)", Pattern.DOTALL);
    private static final Pattern POSTED = Pattern.compile("posted:(\\S+):(\\d{1,9})");
    private static final Pattern VOTE = Pattern.compile("vote:(\\S+):(\\d{1,2}):(\\d{1,18}):(.*)", Pattern.DOTALL);

    private RouterLetter() {}

    static Effect record(ChatId to, String packed) {
        return new Effect.Tell(to, RECORD + packed);
    }

    /// To whoever set something going in a group that cannot be written to. It is the business of a private feature.
    static Effect silence(ChatId to, Incoming.Silence why, ChatId group) {
        return new Effect.Tell(to, "silence:%s:%s".formatted(why, group));
    }

    static Optional<String> record(String letter) {
        return letter.startsWith(RECORD) ? Optional.of(letter.substring(RECORD.length())) : Optional.empty();
    }

    /// A letter to a group that has moved goes after it, and still says who wrote it.
    static Effect forwarded(ChatId to, Incoming.Letter letter) {
        return new Effect.Tell(
                to,
                VIA.matcher(letter.text()).matches()
                        ? letter.text()
                        : "via:%s:%s".formatted(letter.from(), letter.text()));
    }

    static Effect forwarded(ChatId to, Incoming.Posted posted) {
        return new Effect.Tell(to, "posted:%s:%d".formatted(posted.tag(), posted.messageId()));
    }

    static Effect forwarded(ChatId to, Incoming.Vote vote) {
        return new Effect.Tell(
                to,
                "vote:%s:%d:%d:%s"
                        .formatted(
                                vote.tag(),
                                vote.option(),
                                vote.from().id(),
                                vote.from().firstName()));
    }

    /// What the letter is about, as if it had happened here.
    static Incoming opened(Incoming.Letter letter) {
        var via = VIA.matcher(letter.text());
        if (via.matches()) return new Incoming.Letter(new ChatId(Long.parseLong(via.group(1))), via.group(2));
        var posted = POSTED.matcher(letter.text());
        if (posted.matches()) return new Incoming.Posted(posted.group(1), Integer.parseInt(posted.group(2)));
        var vote = VOTE.matcher(letter.text());
        if (vote.matches())
            return new Incoming.Vote(
                    new From(Long.parseLong(vote.group(3)), vote.group(4), null),
                    vote.group(1),
                    Integer.parseInt(vote.group(2)));
        return letter;
    }
}
