package dev.sobesednik.playground.api;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Params;
import dev.sobesednik.playground.call.Refusal;
import dev.sobesednik.playground.text.Keyboards;
import dev.sobesednik.playground.text.TextParams;
import dev.sobesednik.playground.world.Chat;
import dev.sobesednik.playground.world.Message;
import dev.sobesednik.playground.world.Photos;
import dev.sobesednik.playground.world.StoredFile;
import dev.sobesednik.playground.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Sending, editing and deleting.
final class MessageMethods {

    private static final long DELETABLE_SECONDS = 48 * 3600;
    private static final List<String> ACTIONS = List.of(
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note");

    private final World world;
    private final ChatAccess access;

    MessageMethods(World world) {
        this.world = world;
        this.access = new ChatAccess(world);
    }

    JsonNode sendMessage(Params params) {
        var chat = access.toWrite(params);
        var text = TextParams.message(params);
        var content = Json.object();
        var preview = params.json("link_preview_options", "link preview options");
        if (preview != null && preview.isObject() && !preview.isEmpty()) content.set("link_preview_options", preview);
        return send(chat, params, content, message -> message.setText(text));
    }

    JsonNode sendDocument(Params params) {
        params.passOver("thumbnail", "disable_content_type_detection");
        var chat = access.toWrite(params);
        var caption = TextParams.caption(params);
        var file = file(params, "document", "documents");
        var content = Json.object();
        content.set("document", file.document());
        return send(chat, params, content, message -> message.setCaption(caption));
    }

    JsonNode sendPhoto(Params params) {
        params.passOver("has_spoiler", "show_caption_above_media");
        var chat = access.toWrite(params);
        var caption = TextParams.caption(params);
        var file = file(params, "photo", "photos");
        var content = Json.object();
        content.set("photo", Photos.sizes(file));
        return send(chat, params, content, message -> message.setCaption(caption));
    }

    StoredFile file(Params params, String field, String folder) {
        var upload = params.file(field);
        var reference = params.string(field);
        if (upload == null && reference.startsWith("attach://")) upload = params.attached(reference);
        if (upload != null) {
            if (upload.content().size() == 0) throw Refusal.badRequest("file must be non-empty");
            return world.store(upload, folder);
        }
        if (reference.isEmpty()) throw Refusal.badRequest("there is no " + field + " in the request");
        var known = world.files.get(reference);
        if (known == null) {
            throw Refusal.badRequest("wrong remote file identifier specified: Wrong padding in the string");
        }
        return known;
    }

    interface Finish {
        void accept(Message message);
    }

    /// The part that all sending methods share.
    JsonNode send(Chat chat, Params params, ObjectNode content, Finish finish) {
        params.passOver("protect_content", "allow_paid_broadcast", "message_effect_id");
        var topic = access.topic(chat, params);
        var markup = Keyboards.read(params, false);
        var replyTo = replyTo(chat, params);
        access.refuseSilenced(chat);
        if (world.pace != null) world.pace.pass(chat, world.now());
        if (markup != null) content.set("reply_markup", markup);
        var message = world.post(chat, world.bot.id(), content);
        message.topic = topic;
        message.replyTo = replyTo;
        message.silent = params.bool("disable_notification");
        finish.accept(message);
        world.touched(message);
        return world.render(message);
    }

    private static int replyTo(Chat chat, Params params) {
        var reply = params.json("reply_parameters", "reply parameters");
        if (reply == null) return 0;
        var id = reply.path("message_id").asInt(0);
        if (chat.message(id) != null) return id;
        if (reply.path("allow_sending_without_reply").asBoolean(false)) return 0;
        throw Refusal.badRequest("message to be replied not found");
    }

    JsonNode editMessageText(Params params) {
        var message = toEdit(params);
        var text = TextParams.message(params);
        var markup = Keyboards.read(params, true);
        var preview = params.json("link_preview_options", "link preview options");
        if (!message.content.has("text")) throw Refusal.badRequest("there is no text in the message to edit");
        if (message.text().equals(text) && Objects.equals(markup, inlineMarkup(message))) throw notModified();
        paced(message);
        message.setText(text);
        message.setMarkup(markup);
        if (preview != null && preview.isObject()) message.content.set("link_preview_options", preview);
        return edited(message);
    }

    JsonNode editMessageCaption(Params params) {
        params.passOver("show_caption_above_media");
        var message = toEdit(params);
        var caption = TextParams.caption(params);
        var markup = Keyboards.read(params, true);
        if (!message.hasMedia()) throw Refusal.badRequest("there is no caption in the message to edit");
        if (message.caption().equals(caption) && Objects.equals(markup, inlineMarkup(message))) throw notModified();
        paced(message);
        message.setCaption(caption);
        message.setMarkup(markup);
        return edited(message);
    }

    JsonNode editMessageReplyMarkup(Params params) {
        var message = toEdit(params);
        var markup = Keyboards.read(params, true);
        if (Objects.equals(markup, inlineMarkup(message))) throw notModified();
        paced(message);
        message.setMarkup(markup);
        return edited(message);
    }

    Message toEdit(Params params) {
        var inline = params.string("inline_message_id");
        if (!inline.isEmpty()) {
            return world.chats.values().stream()
                    .flatMap(chat -> chat.alive().stream())
                    .filter(message -> message.inlineId.equals(inline))
                    .findFirst()
                    .orElseThrow(() -> Refusal.badRequest("MESSAGE_ID_INVALID"));
        }
        var chat = access.toWrite(params);
        var message = access.message(chat, params, "message to edit");
        if (message.from != world.bot.id() || message.service) throw Refusal.badRequest("message can't be edited");
        return message;
    }

    void paced(Message message) {
        if (world.pace != null) world.pace.pass(message.chat, world.now());
    }

    private static @Nullable JsonNode inlineMarkup(Message message) {
        var markup = message.content.get("reply_markup");
        return markup != null && markup.has("inline_keyboard") ? markup : null;
    }

    JsonNode edited(Message message) {
        message.content.put("edit_date", world.unixTime());
        world.touched(message);
        return message.inlineId.isEmpty() ? world.render(message) : World.YES;
    }

    private static Refusal notModified() {
        return Refusal.badRequest("message is not modified: specified new message content and reply markup are exactly"
                + " the same as a current content and reply markup of the message");
    }

    JsonNode deleteMessage(Params params) {
        var chat = access.toWrite(params);
        var message = access.message(chat, params, "message to delete");
        if (!deletable(message)) throw Refusal.badRequest("message can't be deleted for everyone");
        delete(message);
        return World.YES;
    }

    JsonNode deleteMessages(Params params) {
        var chat = access.toWrite(params);
        var ids = params.json("message_ids", "message_ids");
        if (ids == null || !ids.isArray()) throw Refusal.badRequest("message identifiers are not specified");
        if (ids.size() > 100) throw Refusal.badRequest("too many message identifiers specified");
        var found = new ArrayList<Message>();
        for (var id : ids) {
            var message = chat.message(id.asInt(0));
            if (message != null && deletable(message)) found.add(message);
        }
        found.forEach(this::delete);
        return World.YES;
    }

    private boolean deletable(Message message) {
        if (message.date() + DELETABLE_SECONDS < world.unixTime()) return false;
        return message.from == world.bot.id()
                || message.chat.isPrivate()
                || message.chat.isAdministrator(world.bot.id());
    }

    void delete(Message message) {
        message.deleted = true;
        message.chat.unpin(message);
        var detail = Json.object();
        detail.put("message_id", message.id);
        world.tell("deleted", message.chat.id, detail);
    }

    JsonNode sendChatAction(Params params) {
        var chat = access.toWrite(params);
        var action = params.string("action");
        var topic = access.topic(chat, params);
        if (!ACTIONS.contains(action)) throw Refusal.badRequest("wrong parameter action in request");
        var detail = Json.object();
        detail.put("action", action);
        detail.put("topic", topic);
        world.tell("typing", chat.id, detail);
        return World.YES;
    }

    /// Text that is still being written: it stays for half a minute, or until the message comes.
    JsonNode sendMessageDraft(Params params) {
        var chat = access.toWrite(params);
        var topic = access.topic(chat, params);
        if (!chat.isPrivate()) throw Refusal.badRequest("message drafts can be sent only to private chats");
        if (params.integer("draft_id", 0) == 0) throw Refusal.badRequest("draft identifier must be non-zero");
        var text = TextParams.read(params, "text", "parse_mode", "entities");
        if (text.text().length() > TextParams.LONGEST_MESSAGE) throw Refusal.badRequest("message is too long");
        var detail = Json.object();
        detail.put("topic", topic);
        detail.put("text", text.text());
        detail.set("entities", text.entitiesJson());
        world.tell("draft", chat.id, detail);
        return World.YES;
    }

    JsonNode pinChatMessage(Params params) {
        params.passOver("disable_notification");
        var chat = access.toWrite(params);
        refuseWithoutRights(chat, "not enough rights to manage pinned messages in the chat");
        var message = access.message(chat, params, "message to pin");
        chat.unpin(message);
        chat.pinned.add(message.id);
        var content = Json.object();
        content.set("pinned_message", world.render(message, null, false));
        var service = world.post(chat, world.bot.id(), content);
        service.service = true;
        service.topic = message.topic;
        world.touched(service);
        world.tell("chat", chat.id, Json.object());
        return World.YES;
    }

    JsonNode unpinChatMessage(Params params) {
        var chat = access.toWrite(params);
        refuseWithoutRights(chat, "not enough rights to manage pinned messages in the chat");
        if (params.has("message_id")) {
            var message = access.message(chat, params, "message to unpin");
            chat.unpin(message);
        } else if (!chat.pinned.isEmpty()) {
            chat.pinned.removeLast();
        }
        world.tell("chat", chat.id, Json.object());
        return World.YES;
    }

    JsonNode unpinAllChatMessages(Params params) {
        var chat = access.toWrite(params);
        refuseWithoutRights(chat, "not enough rights to manage pinned messages in the chat");
        chat.pinned.clear();
        world.tell("chat", chat.id, Json.object());
        return World.YES;
    }

    private void refuseWithoutRights(Chat chat, String why) {
        if (!chat.isPrivate() && !chat.isAdministrator(world.bot.id())) throw Refusal.badRequest(why);
    }

    JsonNode setMessageReaction(Params params) {
        params.passOver("is_big");
        var chat = access.toRead(params);
        var message = access.message(chat, params, "message to react");
        var reaction = params.json("reaction", "reaction types");
        var list = reaction == null ? Json.array() : reaction.asArray();
        if (list.size() > 1) throw Refusal.badRequest("REACTIONS_TOO_MANY");
        for (var one : list) {
            if (Json.string(one, "type").equals("emoji") && !Reactions.isKnown(Json.string(one, "emoji"))) {
                throw Refusal.badRequest("REACTION_INVALID");
            }
        }
        if (list.isEmpty()) message.reactions.remove(world.bot.id());
        else message.reactions.put(world.bot.id(), list);
        world.touched(message);
        return World.YES;
    }

    JsonNode getFile(Params params) {
        var file = world.files.get(params.string("file_id"));
        if (file == null) throw Refusal.badRequest("invalid file_id");
        var answer = Json.object();
        answer.put("file_id", file.id());
        answer.put("file_unique_id", "u" + file.id());
        answer.put("file_size", file.content().size());
        answer.put("file_path", file.path());
        return answer;
    }
}
