package dev.sobesednik.welcome;

import dev.sobesednik.record.Slice;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a group is still to be told of the bot.
///
/// It waits a moment: a group that becomes a supergroup adds the bot, as far as Telegram says, and only then tells
/// that it was another id before, where everybody knows the bot.
///
/// @param due absent once it was said
public record Greeting(@Nullable Instant due) {

    public static final Greeting SAID = new Greeting(null);

    public static final Slice<Greeting> SLICE = new Slice<>("greeting", SAID);

    /// Both come within a second; this leaves the record time to arrive.
    public static final Duration WAITS = Duration.ofSeconds(5);
}
