/// A local Telegram: the Bot API as a bot sees it, and the people on the other side.
///
/// Start at [EmulatedTelegram]: it answers Bot API methods as strictly as Telegram does, and tells tests what happened.
/// [BotApiServer] puts it on a loopback port. Below it, each package knows those before it: `call` (parameters and
/// answers), `text` (formatting), `world` (chats, messages, updates), `people` (what they do and see), `trouble` (what
/// goes wrong on demand), `api` (the methods); above it lies `page`, the chat page. The bot and the playground know each
/// other over HTTP only. What is emulated of a method is what its handler reads: a parameter that nobody reads is
/// recorded as a complaint of the [dev.sobesednik.playground.call.Call].
@NullMarked
package dev.sobesednik.playground;

import org.jspecify.annotations.NullMarked;
