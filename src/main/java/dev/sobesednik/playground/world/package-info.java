/// All that the emulated Telegram knows: people, chats, messages, polls, files, and the updates that wait for the bot.
///
/// Start at [World]: whatever is here is touched under its lock only. Its fields are public
/// for the other packages of the playground; outside of it nobody uses a [World], which a test checks.
@NullMarked
package dev.sobesednik.playground.world;

import org.jspecify.annotations.NullMarked;
