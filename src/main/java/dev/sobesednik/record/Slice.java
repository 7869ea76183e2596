package dev.sobesednik.record;

/// One feature's part of a chat's record.
///
/// @param name names the part where it is stored, for ever; no colon, no space
/// @param untouched what a chat has that never used the feature; it is not stored
public record Slice<S>(String name, S untouched) {}
