package dev.sobesednik.playground.world;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import tools.jackson.databind.node.ArrayNode;

/// Telegram looks into a photo; what is no picture it refuses.
public final class Photos {

    private Photos() {}

    public static ArrayNode sizes(StoredFile file) {
        try (var stream = ImageIO.createImageInputStream(
                new ByteArrayInputStream(file.content().bytes()))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) throw Refusal.badRequest("IMAGE_PROCESS_FAILED");
            var reader = readers.next();
            reader.setInput(stream);
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            reader.dispose();
            if (width + height > 10_000 || Math.max(width, height) > 20 * Math.min(width, height)) {
                throw Refusal.badRequest("PHOTO_INVALID_DIMENSIONS");
            }
            var size = Json.object();
            size.put("file_id", file.id());
            size.put("file_unique_id", "u" + file.id());
            size.put("width", width);
            size.put("height", height);
            size.put("file_size", file.content().size());
            return Json.array().add(size);
        } catch (IOException _) {
            throw Refusal.badRequest("IMAGE_PROCESS_FAILED");
        }
    }
}
