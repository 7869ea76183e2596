package dev.sobesednik.turn;

import dev.sobesednik.chat.ChatId;

/// One request to the Bot API, or a letter to another record, as it waits in the outbox.
///
/// @param chat in whose outbox it waits
/// @param method the Bot API's method; for a letter the chat that it goes to
/// @param body the request in JSON; a letter's text
/// @param tag what the record calls the message whose id it wants to know; empty when it does not
public record Outgoing(ChatId chat, Kind kind, String method, String body, String tag) {

    public Outgoing(ChatId chat, Kind kind, String method, String body) {
        this(chat, kind, method, body, "");
    }

    public Outgoing tagged(String name) {
        return new Outgoing(chat, kind, method, body, name);
    }

    public enum Kind {
        /// Ends a spinner: at once, in no order, worthless after a minute.
        ANSWER('a'),
        REPLY('r'),
        /// Nobody waits for it: behind all replies.
        PUSH('p'),
        LETTER('l');

        private final char code;

        Kind(char code) {
            this.code = code;
        }

        public char code() {
            return code;
        }

        public static Kind of(String code) {
            for (var kind : values()) if (code.length() == 1 && code.charAt(0) == kind.code) return kind;
            throw new IllegalArgumentException("no kind of outgoing message: " + code);
        }
    }
}
