package dev.sobesednik.playground.world;

import dev.sobesednik.playground.call.Content;
import dev.sobesednik.playground.call.Json;
import tools.jackson.databind.node.ObjectNode;

/// A file that somebody sent.
///
/// @param path where a bot downloads it, behind `/file/bot<token>/`
public record StoredFile(String id, String path, String fileName, String contentType, Content content) {

    /// As a Document of the Bot API.
    public ObjectNode document() {
        return Json.object()
                .put("file_name", fileName)
                .put("mime_type", contentType)
                .put("file_id", id)
                .put("file_unique_id", "u" + id)
                .put("file_size", content.size());
    }
}
