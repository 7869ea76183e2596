package dev.sobesednik.turn.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.telegram.Reply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Telegram's own words, as they were met.
class SendResultTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        403 | Forbidden: bot was blocked by the user                                        | Blocked
        403 | Forbidden: user is deactivated                                                | Blocked
        403 | Forbidden: bot can't initiate conversation with a user                        | Blocked
        403 | Forbidden: bot was kicked from the supergroup chat                            | REMOVED
        403 | Forbidden: bot is not a member of the supergroup chat                         | REMOVED
        403 | Forbidden: the group chat was deleted                                         | REMOVED
        403 | Forbidden: CHAT_WRITE_FORBIDDEN                                               | FORBIDDEN
        400 | Bad Request: CHAT_WRITE_FORBIDDEN                                             | FORBIDDEN
        400 | Bad Request: CHAT_RESTRICTED                                                  | FORBIDDEN
        400 | Bad Request: have no rights to send a message                                 | FORBIDDEN
        400 | Bad Request: not enough rights to send text messages to the chat              | FORBIDDEN
        403 | Forbidden: something new                                                      | FORBIDDEN
        400 | Bad Request: chat not found                                                   | NOT_FOUND
        400 | Bad Request: PEER_ID_INVALID                                                  | NOT_FOUND
        400 | Bad Request: TOPIC_CLOSED                                                     | NoTopic
        400 | Bad Request: message thread not found                                         | NoTopic
        400 | Bad Request: not enough rights to send documents to the chat                  | NoFiles
        400 | Bad Request: not enough rights to send polls to the chat                      | Refused
        400 | Bad Request: not enough rights to send photos to the chat                     | Refused
        400 | Bad Request: message can't be edited                                          | Refused
        400 | Bad Request: message is not modified: specified new message content           | Needless
        401 | Unauthorized                                                                  | Locked
        """)
    void each_refusal_is_told_apart(int code, String description, String expected) {
        var result = SendResult.of(new Reply.Refused(code, description, null, null));

        assertThat(
                        result instanceof SendResult.Silenced(var why, var reason)
                                ? why.name()
                                : result.getClass().getSimpleName())
                .isEqualTo(expected);
    }
}
