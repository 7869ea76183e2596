package dev.sobesednik.playground.world;

import java.time.Duration;
import java.util.Optional;

/// One press of an inline button, and what the bot answers to it.
public final class Press {

    private final World world;
    private final Presses.Pressed pressed;

    /// @param text the toast or alert; empty when the bot only stopped the spinner
    public record Answered(String text, boolean alert, String url) {}

    Press(World world, Presses.Pressed pressed) {
        this.world = world;
        this.pressed = pressed;
    }

    public String queryId() {
        return pressed.id;
    }

    public Optional<Answered> answer() {
        return world.ask(() -> Optional.ofNullable(pressed.answer));
    }

    /// Waits, in real time, until the bot has answered.
    public Answered awaitAnswer(Duration limit) {
        world.await(limit, () -> pressed.answer != null);
        return answer().orElseThrow(() -> new AssertionError("nobody answered the press within " + limit));
    }
}
