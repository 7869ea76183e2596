package dev.sobesednik.turn.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming.Silence;
import dev.sobesednik.telegram.Reply;
import java.time.Duration;
import java.util.List;

/// What becomes of a message after Telegram's answer.
sealed interface SendResult {

    record Delivered(JsonNode result) implements SendResult {}

    /// It may have arrived.
    record Unknown(String why) implements SendResult {}

    /// 429.
    record Held(Duration pause) implements SendResult {}

    /// The token is not accepted. The poll says so to a human; the message waits for one that is.
    record Locked() implements SendResult {}

    record Moved(ChatId to) implements SendResult {}

    /// The person blocked the bot, never started it, or deleted the account.
    record Blocked() implements SendResult {}

    /// Nothing can be written to the chat at the moment. It may be for ever, or for an hour; Telegram's words are the
    /// same.
    record Silenced(Silence why, String reason) implements SendResult {}

    /// The topic is closed or gone.
    record NoTopic(String reason) implements SendResult {}

    /// The chat takes no files.
    record NoFiles(String reason) implements SendResult {}

    /// Nothing more can be done, and nothing needs to be: the message shows this already or was deleted by its owner,
    /// the poll is closed, or the spinner is over.
    record Needless() implements SendResult {}

    record Refused(String reason) implements SendResult {}

    Duration WITHOUT_A_WORD = Duration.ofSeconds(1);
    List<String> BLOCKED =
            List.of("bot was blocked by the user", "user is deactivated", "bot can't initiate conversation");
    /// A basic group that became a supergroup is called deleted, too.
    List<String> REMOVED = List.of("bot was kicked", "bot is not a member", "group chat was deleted");
    List<String> NOT_FOUND = List.of("chat not found", "PEER_ID_INVALID");
    List<String> NO_TOPIC = List.of("TOPIC_CLOSED", "TOPIC_DELETED", "TOPIC_ID_INVALID", "message thread not found");
    List<String> NO_FILES = List.of("not enough rights to send documents", "CHAT_SEND_DOCS_FORBIDDEN");
    /// A chat that takes no polls may take everything else.
    List<String> NO_POLLS = List.of("not enough rights to send polls", "CHAT_SEND_POLL_FORBIDDEN");
    /// Whoever may not send texts may send nothing of ours.
    List<String> MUTED = List.of(
            "CHAT_WRITE_FORBIDDEN",
            "CHAT_RESTRICTED",
            "CHAT_SEND_PLAIN_FORBIDDEN",
            "USER_BANNED_IN_CHANNEL",
            "not enough rights to send text messages",
            "have no rights to send");
    List<String> NEEDLESS = List.of(
            "message is not modified",
            "message to edit not found",
            "poll has already been closed",
            "message with poll to stop not found",
            "query is too old",
            "query ID is invalid");

    int UNAUTHORIZED = 401;
    int FORBIDDEN = 403;
    int TOO_MANY = 429;

    static SendResult of(Reply reply) {
        return switch (reply) {
            case Reply.Accepted(JsonNode result) -> new Delivered(result);
            case Reply.Unanswered(String why) -> new Unknown(why);
            case Reply.Refused refused -> of(refused);
        };
    }

    private static SendResult of(Reply.Refused refused) {
        if (refused.code() == TOO_MANY)
            return new Held(refused.retryAfter() == null ? WITHOUT_A_WORD : refused.retryAfter());
        if (refused.migratedTo() != null) return new Moved(new ChatId(refused.migratedTo()));
        if (refused.code() == UNAUTHORIZED) return new Locked();
        var said = refused.description();
        var reason = refused.code() + " " + said;
        if (has(said, BLOCKED)) return new Blocked();
        if (has(said, REMOVED)) return new Silenced(Silence.REMOVED, reason);
        if (has(said, NOT_FOUND)) return new Silenced(Silence.NOT_FOUND, reason);
        if (has(said, NO_TOPIC)) return new NoTopic(reason);
        if (has(said, NO_FILES)) return new NoFiles(reason);
        if (has(said, NO_POLLS)) return new Refused(reason);
        if (refused.code() == FORBIDDEN || has(said, MUTED)) return new Silenced(Silence.FORBIDDEN, reason);
        return has(said, NEEDLESS) ? new Needless() : new Refused(reason);
    }

    private static boolean has(String description, List<String> words) {
        return words.stream().anyMatch(description::contains);
    }
}
