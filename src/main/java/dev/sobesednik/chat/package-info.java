/// The words between the game and Telegram: what happened ([Incoming]), what to do ([Effect]), and what is said
/// ([Text]).
///
/// Start at [Step]. Nothing here knows how Telegram spells a request or Redis a record.
@NullMarked
package dev.sobesednik.chat;

import org.jspecify.annotations.NullMarked;
