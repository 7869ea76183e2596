/// The whole bot against the emulated Telegram, over HTTP, on a real Redis.
///
/// Start at [ChatScript].
@NullMarked
package dev.sobesednik.bot;

import org.jspecify.annotations.NullMarked;
