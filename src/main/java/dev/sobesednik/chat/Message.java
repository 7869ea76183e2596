package dev.sobesednik.chat;

/// A message to show.
///
/// @param silent arrives without a sound: for anything that nobody asked for just now
public record Message(Text text, Keyboard keyboard, boolean silent) {

    public static Message of(Text text) {
        return new Message(text, Keyboard.NONE, false);
    }

    public static Message of(Text text, Keyboard keyboard) {
        return new Message(text, keyboard, false);
    }

    public Message quietly() {
        return new Message(text, keyboard, true);
    }
}
