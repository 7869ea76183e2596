/// One call of the Bot API: its parameters, its files, its answer or refusal.
///
/// Start at [Call]. [Params] reads as leniently as Telegram does and remembers what nobody has read.
@NullMarked
package dev.sobesednik.playground.call;

import org.jspecify.annotations.NullMarked;
