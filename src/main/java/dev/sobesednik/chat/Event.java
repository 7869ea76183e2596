package dev.sobesednik.chat;

/// Something that one feature lets the others of the same chat know within the same turn: see [Effect.Raise].
///
/// It is heard at once and never stored, so its shape may change at any time.
public interface Event {}
