/// The Bot API over HTTP: requests, answers, long polling, and the pace at which Telegram wants to be spoken to.
///
/// Start at [BotApi]. The token is part of every URL, so nothing here puts a URL or a cause's text into a log.
@NullMarked
package dev.sobesednik.telegram;

import org.jspecify.annotations.NullMarked;
