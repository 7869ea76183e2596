package dev.sobesednik.playground.call;

/// A file inside a multipart request.
public record Upload(String fileName, String contentType, Content content) {}
