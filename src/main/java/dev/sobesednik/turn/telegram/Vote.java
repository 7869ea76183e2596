package dev.sobesednik.turn.telegram;

import dev.sobesednik.chat.Incoming;

/// A vote as Telegram tells of it: which chat it belongs to is for us to know.
///
/// @param mark as in [dev.sobesednik.turn.Happened]
public record Vote(String mark, String poll, Incoming.From from, int option) {}
