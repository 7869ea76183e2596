package dev.sobesednik.duel;

/// Somebody who plays or is called to, under Telegram's number and first name.
public record Player(long id, String name) {}
