package dev.sobesednik.playground;

/// A file inside a multipart request.
public record Upload(String fileName, String contentType, Content content) {}
