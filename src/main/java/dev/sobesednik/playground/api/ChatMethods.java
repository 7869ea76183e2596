package dev.sobesednik.playground.api;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Params;
import dev.sobesednik.playground.call.Refusal;
import dev.sobesednik.playground.world.Chat;
import dev.sobesednik.playground.world.Members;
import dev.sobesednik.playground.world.Topics;
import dev.sobesednik.playground.world.World;
import tools.jackson.databind.JsonNode;

/// Chats, their members and topics.
final class ChatMethods {

    private final World world;
    private final ChatAccess access;

    ChatMethods(World world) {
        this.world = world;
        this.access = new ChatAccess(world);
    }

    JsonNode getChat(Params params) {
        var chat = access.toRead(params);
        if (!chat.isPrivate() && chat.type == Chat.Type.SUPERGROUP) access.refuseOutsider(chat);
        var full = world.chatJson(chat);
        full.put("accent_color_id", 0);
        full.put("max_reaction_count", 11);
        full.putObject("accepted_gift_types")
                .put("unlimited_gifts", true)
                .put("limited_gifts", true)
                .put("unique_gifts", true)
                .put("premium_subscription", true)
                .put("gifts_from_channels", true);
        if (!chat.pinned.isEmpty()) {
            var message = chat.message(chat.pinned.getLast());
            if (message != null) full.set("pinned_message", world.render(message));
        }
        return full;
    }

    JsonNode getChatMember(Params params) {
        var chat = access.toRead(params);
        var user = params.integer("user_id", 0);
        if (user != world.bot.id() && !world.personas.containsKey(user)) {
            throw Refusal.badRequest("invalid user_id specified");
        }
        if (chat.isPrivate() && user != chat.id && user != world.bot.id()) throw Refusal.badRequest("member not found");
        access.refuseOutsiderIfGroup(chat);
        return Members.json(world, chat, user, null);
    }

    JsonNode getChatAdministrators(Params params) {
        params.passOver("return_bots");
        var chat = access.toRead(params);
        if (chat.isPrivate()) throw Refusal.badRequest("there are no administrators in the private chat");
        access.refuseOutsider(chat);
        return chat.standing.keySet().stream()
                .filter(chat::isAdministrator)
                .map(user -> (JsonNode) Members.json(world, chat, user, null))
                .collect(Json.toArray());
    }

    JsonNode getChatMemberCount(Params params) {
        var chat = access.toRead(params);
        access.refuseOutsiderIfGroup(chat);
        return Json.MAPPER.valueToTree(chat.isPrivate() ? 2 : chat.members());
    }

    JsonNode leaveChat(Params params) {
        var chat = access.toWrite(params);
        if (chat.isPrivate()) throw Refusal.badRequest("chat member status can't be changed in private chats");
        chat.standing.put(world.bot.id(), "left");
        var content = Json.object();
        content.set("left_chat_member", world.bot.user());
        var service = world.post(chat, world.bot.id(), content);
        service.service = true;
        world.touched(service);
        world.tell("chat", chat.id, Json.object());
        return World.YES;
    }

    JsonNode createForumTopic(Params params) {
        params.passOver("icon_color", "icon_custom_emoji_id");
        var chat = access.toWrite(params);
        if (!chat.forum) throw Refusal.badRequest("the chat is not a forum");
        if (!chat.isAdministrator(world.bot.id())) throw Refusal.badRequest("not enough rights to create a topic");
        var name = params.required("name");
        if (name.length() > 128) throw Refusal.badRequest("TOPIC_TITLE_INVALID");
        var topic = Topics.open(world, chat, world.bot.id(), name);
        var answer = Json.object();
        answer.put("message_thread_id", topic);
        answer.put("name", name);
        answer.put("icon_color", 7_322_096);
        return answer;
    }

    JsonNode closeForumTopic(Params params, boolean close) {
        var chat = access.toWrite(params);
        if (!chat.isAdministrator(world.bot.id())) throw Refusal.badRequest("not enough rights to close a topic");
        var topic = params.small("message_thread_id", 0);
        if (!chat.topics.containsKey(topic)) throw Refusal.badRequest("TOPIC_ID_INVALID");
        var changes = close ? chat.closedTopics.add(topic) : chat.closedTopics.remove(topic);
        if (!changes) throw Refusal.badRequest("TOPIC_NOT_MODIFIED");
        var content = Json.object();
        content.putObject(close ? "forum_topic_closed" : "forum_topic_reopened");
        var service = world.post(chat, world.bot.id(), content);
        service.service = true;
        service.topic = topic;
        world.touched(service);
        return World.YES;
    }
}
