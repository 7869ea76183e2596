package dev.sobesednik.chat;

import org.jspecify.annotations.Nullable;

/// What a decision asks the world to do.
public sealed interface Effect {

    /// A new message.
    record Say(Message message) implements Effect {}

    /// A message that nobody asked for just now: it waits behind all replies.
    record Push(Message message) implements Effect {}

    /// A new message whose id the record has to know: it comes back as [Incoming.Posted].
    ///
    /// @param tag comes back with the id; not empty
    record Post(String tag, Message message) implements Effect {}

    /// A poll that nobody asked for just now. It comes back as [Incoming.Posted], and votes as [Incoming.Vote].
    ///
    /// @param tag comes back with each; not empty
    record PushPoll(String tag, Poll poll) implements Effect {}

    /// The poll takes no more votes and shows its result.
    record StopPoll(int messageId) implements Effect {}

    /// The same effect in a forum topic, whatever topic the happening belongs to: timers and letters belong to none.
    record InTopic(int topic, Effect effect) implements Effect {}

    /// An earlier message of the bot shows this instead.
    record Show(int messageId, Message message) implements Effect {}

    /// An earlier message of the bot loses its buttons.
    record Strip(int messageId) implements Effect {}

    /// Ends a button's spinner.
    ///
    /// @param toast said in a line at the top of the screen, or as an alert that has to be closed; at most
    ///     200 characters
    record AnswerPress(String pressId, @Nullable Text toast, boolean alert) implements Effect {}

    /// @param content without markup
    record Attach(String fileName, Text content, Text caption) implements Effect {}

    /// The other features of this chat hear it at this place of the turn. It sends nothing.
    record Raise(Event event) implements Effect {}

    /// A word for the toast of the press that is being answered; it is left out where the answer has a word already,
    /// and where nothing was pressed.
    record Remark(Text text) implements Effect {}

    /// Tells another chat's record something, as an [Incoming.Letter]. It arrives at least once and counts once.
    record Tell(ChatId to, String letter) implements Effect {}

    static Effect say(String key, Object... arguments) {
        return new Say(Message.of(Text.said(key, arguments)));
    }

    static Effect toast(Incoming.Press press, String key, Object... arguments) {
        return new AnswerPress(press.pressId(), Text.said(key, arguments), false);
    }

    static Effect answered(Incoming.Press press) {
        return new AnswerPress(press.pressId(), null, false);
    }
}
