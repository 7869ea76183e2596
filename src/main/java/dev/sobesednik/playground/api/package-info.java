/// The methods of the Bot API that are emulated.
///
/// Start at [BotMethods], which knows them by name. They read their parameters, refuse in the words of Telegram, and
/// change the [dev.sobesednik.playground.world.World].
@NullMarked
package dev.sobesednik.playground.api;

import org.jspecify.annotations.NullMarked;
