package dev.sobesednik.playground;

/// People and the bot come and go.
final class Members {

    private Members() {}

    /// Gives a user another standing and tells the bot what it would be told.
    static void change(World world, Chat chat, long by, long user, String next) {
        var before = chat.standing(user);
        if (before.equals(next)) return;
        var update = Json.object();
        update.set("chat", world.chatJson(chat));
        update.set("from", world.user(by));
        update.put("date", world.unixTime());
        update.set("old_chat_member", ChatMethods.member(world, chat, user, before));
        update.set("new_chat_member", ChatMethods.member(world, chat, user, next));
        chat.standing.put(user, next);
        var bot = user == world.bot.id();
        // Others' comings and goings are told only to a bot that is an administrator.
        if (bot) world.enqueue("my_chat_member", update);
        else if (chat.isAdministrator(world.bot.id())) world.enqueue("chat_member", update);
        if (!chat.isPrivate()) announce(world, chat, by, user, before, next);
        world.tell("chat", chat.id, Json.object());
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
}
