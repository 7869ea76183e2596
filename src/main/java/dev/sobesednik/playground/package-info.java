/// A local Telegram: the Bot API as a bot sees it, and the people on the other side.
///
/// Start at [EmulatedTelegram]: it holds people, chats, messages and waiting updates, and answers Bot API methods as
/// strictly as Telegram does. [BotApiServer] puts it on a loopback port; [Person] and [Talk] are the people's side,
/// for tests and for the chat page in `playground.page`. The bot and the playground know each other over HTTP only.
/// What is emulated of a method is what its handler reads: a parameter that nobody reads is recorded as a complaint
/// of the [Call].
@NullMarked
package dev.sobesednik.playground;

import org.jspecify.annotations.NullMarked;
