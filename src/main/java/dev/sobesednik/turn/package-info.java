/// The engine: load a record, decide, land everything that follows, or nothing.
///
/// Start at [Turns]. Its four neighbours are ports: [Records] (Redis), [RequestRenderer] (Telegram's requests), [Outbox] (the
/// sender) and the decision itself, which is pure.
@NullMarked
package dev.sobesednik.turn;

import org.jspecify.annotations.NullMarked;
