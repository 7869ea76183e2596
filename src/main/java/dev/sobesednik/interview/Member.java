package dev.sobesednik.interview;

/// Somebody at the table, under Telegram's number and first name.
public record Member(long id, String name) {}
