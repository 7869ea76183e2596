package dev.sobesednik.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to a chat.
public sealed interface Incoming {

    /// A person, as far as the bot wants to know.
    ///
    /// @param languageCode Telegram's IETF tag, absent for some clients
    /// @param username without the at sign; empty for people who have none
    /// @param isPerson false for bots, and for whoever writes in the name of a group or a channel
    /// @param standing in the chat where it happened
    record From(
            long id,
            String firstName,
            @Nullable String languageCode,
            String username,
            boolean isPerson,
            Standing standing) {

        public From(long id, String firstName, @Nullable String languageCode) {
            this(id, firstName, languageCode, "", true, Standing.UNASKED);
        }

        public From as(Standing other) {
            return new From(id, firstName, languageCode, username, isPerson, other);
        }
    }

    enum Standing {
        UNASKED,
        ADMINISTRATOR,
        MEMBER,
        /// Telegram did not say.
        UNKNOWN
    }

    /// @param name without the slash, in lower case
    /// @param argument the rest of the line, trimmed; empty when there is none
    /// @param repliedTo who wrote the message that the command replies to
    record Command(
            From from,
            String name,
            String argument,
            @Nullable From repliedTo) implements Incoming {

        public Command(From from, String name, String argument) {
            this(from, name, argument, null);
        }
    }

    record Words(From from, String text) implements Incoming {}

    /// A message that carries no text: a picture, a voice note, a sticker.
    record Wordless(From from) implements Incoming {}

    /// @param messageId the message under which the button is; 0 when it is too old for Telegram to say
    /// @param data as it came: anybody can forge it
    record Press(From from, String pressId, int messageId, String data) implements Incoming {}

    /// The person blocked the bot, or the group removed it.
    record Left() implements Incoming {}

    /// The person unblocked the bot, or a group added it.
    record Came(From from) implements Incoming {}

    /// Telegram refused a message to a person: the bot is blocked, was never started, or the account is gone.
    record Blocked() implements Incoming {}

    /// Telegram takes nothing for this chat at the moment. What waits is tried again; this comes with each try.
    ///
    /// @param tries how many in a row were refused so far
    record Silenced(Silence why, int tries) implements Incoming {}

    enum Silence {
        /// The bot is not in the group any more, as far as Telegram says.
        REMOVED,
        /// The bot may not write, or nobody may.
        FORBIDDEN,
        /// Telegram does not find the chat. It has been wrong about that.
        NOT_FOUND
    }

    /// A message got through where others were refused before, or may have been before the bot was started.
    record Reached() implements Incoming {}

    /// A message of [Effect.Post] or [Effect.PushPoll] will never reach Telegram.
    record Refused(String tag) implements Incoming {}

    /// The group became a supergroup with another id.
    record Migrated(ChatId to) implements Incoming {}

    /// A wake-up of this lane is due. Which feature asked for it is read off the record.
    ///
    /// @param due the instant that was asked for; `now` may be later
    record TimeIsUp(Lane lane, Instant due) implements Incoming {}

    /// Who waits for a wake-up.
    enum Lane {
        /// A game's clock: people look at it.
        DEADLINE,
        /// Something that nobody asked for just now: it comes at the pace at which pushes may leave.
        PUSH
    }

    /// What another chat's record told this one: see [Effect.Tell].
    record Letter(ChatId from, String text) implements Incoming {}

    /// A message of [Effect.Post] or [Effect.PushPoll] reached Telegram. When the answer was lost and it was sent
    /// again, both come.
    record Posted(String tag, int messageId) implements Incoming {}

    /// A person's answer to a poll of [Effect.PushPoll].
    ///
    /// @param option the place of the chosen one, from 0
    record Vote(From from, String tag, int option) implements Incoming {}

    /// Something that happened in a forum topic; outside of topics it comes bare. Never nested.
    record InTopic(int topic, Incoming incoming) implements Incoming {}

    /// An update of a kind that the bot has no use for. It is told apart so that a button never stays unanswered.
    record Unused() implements Incoming {}
}
