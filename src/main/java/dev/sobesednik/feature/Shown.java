package dev.sobesednik.feature;

import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import java.util.function.Function;

/// The usual answer to a press: its message shows a page of what has become of the record.
public final class Shown {

    private Shown() {}

    public static <S> Step<S> on(Incoming.Press press, Step<S> step, Function<S, Message> page) {
        return step.and(Effect.answered(press), instead(press, page.apply(step.next())));
    }

    /// Telegram hides the id of a message that is too old to edit: then a new one is sent.
    public static Effect instead(Incoming.Press press, Message page) {
        return press.messageId() == 0 ? new Effect.Say(page) : new Effect.Show(press.messageId(), page);
    }
}
