/// Turns and Telegram: updates become what the game understands, effects become requests, the outbox is sent.
///
/// Start at [Reading], [Requests] and [Sender].
@NullMarked
package dev.sobesednik.turn.telegram;

import org.jspecify.annotations.NullMarked;
