package dev.sobesednik.turn.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.telegram.Reply;
import java.time.Duration;

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

    /// Nothing reaches this chat any more: the bot is blocked or removed, or the chat is no more.
    record Unreachable() implements SendResult {}

    /// Nothing more can be done, and nothing needs to be: the message shows this already or was deleted by its owner,
    /// the poll is closed, or the spinner is over.
    record Needless() implements SendResult {}

    record Refused(String reason) implements SendResult {}

    Duration WITHOUT_A_WORD = Duration.ofSeconds(1);
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
        if (refused.code() == FORBIDDEN || isGone(refused.description())) return new Unreachable();
        if (refused.code() == UNAUTHORIZED) return new Locked();
        if (isNeedless(refused.description())) return new Needless();
        return new Refused(refused.code() + " " + refused.description());
    }

    private static boolean isGone(String description) {
        return description.contains("chat not found") || description.contains("user is deactivated");
    }

    private static boolean isNeedless(String description) {
        return description.contains("message is not modified")
                || description.contains("message to edit not found")
                || description.contains("poll has already been closed")
                || description.contains("message with poll to stop not found")
                || description.contains("query is too old")
                || description.contains("query ID is invalid");
    }
}
