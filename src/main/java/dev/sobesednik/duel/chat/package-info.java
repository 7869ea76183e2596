/// Duels in the words of a group: `/duel`, its buttons, its messages, and its clock.
///
/// Start at [DuelFeature].
@NullMarked
package dev.sobesednik.duel.chat;

import org.jspecify.annotations.NullMarked;
