package dev.sobesednik.playground.world;

import tools.jackson.databind.node.ObjectNode;

/// Something that changed, for whoever shows it.
///
/// @param revision grows by one with each happening
/// @param kind message, deleted, typing, answer, inline, chat, menu, call, clock
/// @param chat 0 where it concerns no chat
public record Happening(long revision, String kind, long chat, ObjectNode detail) {}
