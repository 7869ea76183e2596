/// Sobesednik: a Telegram bot that gets developers ready for technical interviews.
///
/// Start at [App], the only wiring that crosses features, or at `docs/architecture.md`.
@NullMarked
package dev.sobesednik;

import org.jspecify.annotations.NullMarked;
