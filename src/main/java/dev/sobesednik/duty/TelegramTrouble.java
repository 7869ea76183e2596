package dev.sobesednik.duty;

import dev.sobesednik.duty.Condition.State;
import dev.sobesednik.telegram.Poller;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// Says to a human what it means that Telegram gives no updates, and waits before the next attempt.
final class TelegramTrouble {

    private static final Logger log = System.getLogger(TelegramTrouble.class.getName());

    private final RunState state;

    TelegramTrouble(RunState state) {
        this.state = state;
    }

    void say(Poller.Kind kind, String why, Duration retry) {
        var before = state.condition();
        switch (kind) {
            case TOKEN ->
                state.become(
                        State.STUCK,
                        "Telegram does not accept the token: set TELEGRAM_BOT_TOKEN to the one @BotFather shows"
                                + " and restart");
            case CONFLICT ->
                state.become(
                        State.TROUBLED,
                        "another program polls with this token: stop it, or the two take each other's updates");
            case PASSING -> state.become(State.TROUBLED, "Telegram does not answer (" + why + "); trying again");
        }
        if (!before.equals(state.condition()))
            log.log(Level.WARNING, state.condition().sentence());
        state.pause(retry);
    }
}
