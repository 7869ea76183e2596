package dev.sobesednik.playground.api;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Params;
import dev.sobesednik.playground.call.Refusal;
import dev.sobesednik.playground.text.FormattedText;
import dev.sobesednik.playground.text.Keyboards;
import dev.sobesednik.playground.text.TextParams;
import dev.sobesednik.playground.world.Photos;
import dev.sobesednik.playground.world.World;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Albums, and media that take the place of others: photos and documents.
final class MediaMethods {

    private static final int MOST_IN_ALBUM = 10;

    private final World world;
    private final ChatAccess access;
    private final MessageMethods messages;

    MediaMethods(World world, MessageMethods messages) {
        this.world = world;
        this.access = new ChatAccess(world);
        this.messages = messages;
    }

    /// A photo or document with its caption, as a request describes it.
    private record Media(ObjectNode content, FormattedText caption) {}

    JsonNode sendMediaGroup(Params params) {
        var chat = access.toWrite(params);
        var sent = params.json("media", "media");
        if (sent == null || !sent.isArray()) throw Refusal.badRequest("expected an Array of InputMedia");
        if (sent.size() < 2 || sent.size() > MOST_IN_ALBUM) {
            throw Refusal.badRequest("there must be from 2 to 10 media in an album");
        }
        var album = new ArrayList<Media>();
        for (var one : sent) album.add(read(one, params));
        if (album.stream().map(media -> media.content.has("photo")).distinct().count() > 1) {
            throw Refusal.badRequest("document can't be mixed with other media types");
        }
        var group = "album-" + world.nextFile++;
        var answer = Json.array();
        for (var media : album) {
            media.content.put("media_group_id", group);
            answer.add(messages.send(chat, params, media.content, message -> message.setCaption(media.caption)));
        }
        return answer;
    }

    JsonNode editMessageMedia(Params params) {
        var message = messages.toEdit(params);
        var given = params.json("media", "media");
        if (given == null) throw Refusal.badRequest("there is no media in the request");
        var media = read(given, params);
        var markup = Keyboards.read(params, true);
        var content = message.content;
        if (!content.has("photo") && !content.has("document") && !content.has("text")) {
            throw Refusal.badRequest("message can't be edited");
        }
        messages.paced(message);
        for (var before : new String[] {"photo", "document", "text", "entities"}) content.remove(before);
        content.setAll(media.content);
        message.setCaption(media.caption);
        message.setMarkup(markup);
        return messages.edited(message);
    }

    private Media read(JsonNode described, Params params) {
        if (!(described instanceof ObjectNode object)) throw Refusal.badRequest("can't parse InputMedia");
        var own = params.within(object);
        own.passOver("has_spoiler", "show_caption_above_media", "thumbnail", "disable_content_type_detection");
        var type = own.string("type");
        var content = Json.object();
        switch (type) {
            case "photo" -> content.set("photo", Photos.sizes(messages.file(own, "media", "photos")));
            case "document" ->
                content.set("document", messages.file(own, "media", "documents").document());
            default -> throw Refusal.badRequest("the playground takes photos and documents only, not " + type);
        }
        return new Media(content, TextParams.caption(own));
    }
}
