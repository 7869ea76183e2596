package dev.sobesednik.chat;

/// A chat by Telegram's number: positive is a person's private chat (and that person's own id), negative a group.
public record ChatId(long value) {

    public boolean isPrivate() {
        return value > 0;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
