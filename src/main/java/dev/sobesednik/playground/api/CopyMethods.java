package dev.sobesednik.playground.api;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Params;
import dev.sobesednik.playground.call.Refusal;
import dev.sobesednik.playground.text.TextParams;
import dev.sobesednik.playground.world.Chat;
import dev.sobesednik.playground.world.Message;
import dev.sobesednik.playground.world.World;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Forwarding and copying: all but polls, whose votes would be in two places.
final class CopyMethods {

    private final World world;
    private final ChatAccess access;
    private final MessageMethods messages;

    CopyMethods(World world, MessageMethods messages) {
        this.world = world;
        this.access = new ChatAccess(world);
        this.messages = messages;
    }

    JsonNode forwardMessage(Params params) {
        var original = original(params, "message to forward");
        return messages.send(access.toWrite(params), params, forwarded(original), message -> {});
    }

    JsonNode copyMessage(Params params) {
        params.passOver("show_caption_above_media");
        var original = original(params, "message to copy");
        var content = copied(original);
        var recaptioned = params.has("caption");
        var caption = TextParams.caption(params);
        var sent = messages.send(access.toWrite(params), params, content, message -> {
            if (recaptioned && original.hasMedia()) message.setCaption(caption);
        });
        return id(sent);
    }

    JsonNode forwardMessages(Params params) {
        return each(params, this::forwarded);
    }

    JsonNode copyMessages(Params params) {
        var bare = params.bool("remove_caption");
        return each(params, original -> {
            var content = copied(original);
            if (bare) content.remove("caption");
            return content;
        });
    }

    private interface Taking {
        ObjectNode from(Message original);
    }

    /// What cannot be found is left out without a word, as Telegram does.
    private JsonNode each(Params params, Taking taking) {
        var to = access.toWrite(params);
        var from = from(params);
        var ids = params.json("message_ids", "message_ids");
        if (ids == null || !ids.isArray()) throw Refusal.badRequest("message identifiers are not specified");
        if (ids.size() > 100) throw Refusal.badRequest("too many message identifiers specified");
        var sent = Json.array();
        for (var id : ids) {
            var original = from.message(id.asInt(0));
            if (original == null || original.service || original.poll != null) continue;
            sent.add(id(messages.send(to, params, taking.from(original), message -> {})));
        }
        return sent;
    }

    private Chat from(Params params) {
        var id = params.integer("from_chat_id", 0);
        return Objects.requireNonNullElseGet(world.chats.get(id), () -> {
            throw Refusal.badRequest("chat not found");
        });
    }

    private Message original(Params params, String purpose) {
        params.passOver("video_start_timestamp");
        var original = access.message(from(params), params, purpose);
        if (original.service)
            throw Refusal.badRequest("message can't be " + (purpose.endsWith("copy") ? "copied" : "forwarded"));
        if (original.poll != null) throw Refusal.badRequest("the playground neither forwards nor copies polls");
        return original;
    }

    private static ObjectNode copied(Message original) {
        var content = original.content.deepCopy();
        for (var own : new String[] {"edit_date", "reply_markup", "via_bot", "forward_origin", "media_group_id"}) {
            content.remove(own);
        }
        return content;
    }

    private ObjectNode forwarded(Message original) {
        var content = copied(original);
        var earlier = original.content.path("forward_origin");
        if (earlier.isObject()) {
            content.set("forward_origin", earlier);
            return content;
        }
        var origin = content.putObject("forward_origin");
        origin.put("type", "user");
        origin.put("date", original.date());
        origin.set("sender_user", world.user(original.from));
        return content;
    }

    private static ObjectNode id(JsonNode sent) {
        return Json.object().put("message_id", sent.path("message_id").asInt());
    }
}
