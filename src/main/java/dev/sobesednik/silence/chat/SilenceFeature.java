package dev.sobesednik.silence.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.profile.Silence;
import dev.sobesednik.record.ChatRecord;
import java.util.regex.Pattern;

/// Tells whoever set something going in a group that the group cannot be written to.
public final class SilenceFeature implements Feature {

    private static final Pattern LETTER = Pattern.compile("silence:(FORBIDDEN|NOT_FOUND):-?\\d{1,18}");
    /// A supergroup's id in links is what follows this.
    private static final String SUPERGROUP = "-100";

    @Override
    public String name() {
        return "silence";
    }

    @Override
    public Place place() {
        return Place.PRIVATE;
    }

    @Override
    public Step<ChatRecord> letter(ChatId from, String text, ChatRecord record, Context context) {
        var letter = LETTER.matcher(text);
        if (!letter.matches() || !Silence.isOpen(record)) return Step.to(record);
        var key = letter.group(1).equals("FORBIDDEN") ? "silence.forbidden" : "silence.not-found";
        return Step.to(record, new Effect.Push(Message.of(said(key), link(from))));
    }

    /// The record keeps no titles, and whoever looks knows the group. A basic group has no link.
    private static Keyboard link(ChatId group) {
        var id = group.toString();
        return id.startsWith(SUPERGROUP)
                ? keyboard()
                        .row(new Keyboard.Open(
                                said("silence.button"),
                                "https://t.me/c/%s/1".formatted(id.substring(SUPERGROUP.length()))))
                        .build()
                : Keyboard.NONE;
    }
}
