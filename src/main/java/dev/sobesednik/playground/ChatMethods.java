package dev.sobesednik.playground;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Chats, their members and topics.
final class ChatMethods {

    private static final List<String> RIGHTS = List.of(
            "can_manage_chat",
            "can_delete_messages",
            "can_manage_video_chats",
            "can_restrict_members",
            "can_promote_members",
            "can_change_info",
            "can_invite_users",
            "can_post_stories",
            "can_edit_stories",
            "can_delete_stories",
            "can_pin_messages",
            "can_manage_topics");

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
        return member(world, chat, user, null);
    }

    JsonNode getChatAdministrators(Params params) {
        params.passOver("return_bots");
        var chat = access.toRead(params);
        if (chat.isPrivate()) throw Refusal.badRequest("there are no administrators in the private chat");
        access.refuseOutsider(chat);
        return chat.standing.keySet().stream()
                .filter(chat::isAdministrator)
                .map(user -> (JsonNode) member(world, chat, user, null))
                .collect(Json.toArray());
    }

    JsonNode getChatMemberCount(Params params) {
        var chat = access.toRead(params);
        access.refuseOutsiderIfGroup(chat);
        return Json.MAPPER.valueToTree(chat.isPrivate() ? 2 : chat.members());
    }

    /// @param standing another status than the present one; null for the present one
    static ObjectNode member(World world, Chat chat, long user, @Nullable String standing) {
        var status =
                standing == null ? (chat.isPrivate() && user == chat.id ? "member" : chat.standing(user)) : standing;
        var member = Json.object();
        member.put("status", status);
        member.set("user", world.user(user));
        switch (status) {
            case "creator" -> member.put("is_anonymous", false);
            case "administrator" -> {
                member.put("can_be_edited", false);
                member.put("is_anonymous", false);
                RIGHTS.forEach(right -> member.put(right, !right.equals("can_promote_members")));
            }
            case "kicked" -> member.put("until_date", 0);
            default -> {}
        }
        return member;
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
        var topic = addTopic(world, chat, world.bot.id(), name);
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

    static int addTopic(World world, Chat chat, long by, String name) {
        var content = Json.object();
        content.putObject("forum_topic_created").put("name", name).put("icon_color", 7_322_096);
        var message = world.post(chat, by, content);
        message.service = true;
        message.topic = message.id;
        chat.topics.put(message.id, name);
        world.deliver("message", message);
        world.touched(message);
        return message.id;
    }
}
