package dev.sobesednik.playground;

/// A file that somebody sent.
///
/// @param path where a bot downloads it, behind `/file/bot<token>/`
public record StoredFile(String id, String path, String fileName, String contentType, Content content) {}
