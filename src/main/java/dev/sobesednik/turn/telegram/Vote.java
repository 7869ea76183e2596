package dev.sobesednik.turn.telegram;

import dev.sobesednik.chat.Incoming;

/// A vote as Telegram tells of it: which chat it belongs to is for us to know.
///
/// @param key as in [dev.sobesednik.turn.InboundUpdate]
public record Vote(String key, String poll, Incoming.From from, int option) {}
