package dev.sobesednik.playground.world;

import dev.sobesednik.playground.call.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Who is in a chat, and with which rights: people and the bot come and go.
public final class Members {

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

    private Members() {}

    /// Gives a user another standing and tells the bot what it would be told.
    public static void change(World world, Chat chat, long by, long user, String next) {
        var before = chat.standing(user);
        if (before.equals(next)) return;
        var update = update(world, chat, by, user, before, next);
        chat.standing.put(user, next);
        var bot = user == world.bot.id();
        // Others' comings and goings are told only to a bot that is an administrator.
        if (bot) world.enqueue("my_chat_member", update);
        else if (chat.isAdministrator(world.bot.id())) world.enqueue("chat_member", update);
        if (!chat.isPrivate()) announce(world, chat, by, user, before, next);
        world.tell("chat", chat.id, Json.object());
    }

    /// What the bot is told of its own standing, of which the members see nothing.
    public static void tellBot(World world, Chat chat, long by, String before, String next) {
        world.enqueue("my_chat_member", update(world, chat, by, world.bot.id(), before, next));
    }

    private static ObjectNode update(World world, Chat chat, long by, long user, String before, String next) {
        var update = Json.object();
        update.set("chat", world.chatJson(chat));
        update.set("from", world.user(by));
        update.put("date", world.unixTime());
        update.set("old_chat_member", json(world, chat, user, before));
        update.set("new_chat_member", json(world, chat, user, next));
        return update;
    }

    private static void announce(World world, Chat chat, long by, long user, String before, String next) {
        var was = isIn(before);
        var is = isIn(next);
        if (was == is) return;
        var content = Json.object();
        if (is) content.putArray("new_chat_members").add(world.user(user));
        else content.set("left_chat_member", world.user(user));
        world.service(chat, by, content);
    }

    private static boolean isIn(String standing) {
        return standing.equals("creator") || standing.equals("administrator") || standing.equals("member");
    }

    /// @param standing another status than the present one; null for the present one
    public static ObjectNode json(World world, Chat chat, long user, @Nullable String standing) {
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
}
