package dev.sobesednik.playground.world;

import dev.sobesednik.playground.call.Json;

/// Topics of a forum.
public final class Topics {

    private Topics() {}

    /// @return its message_thread_id
    public static int open(World world, Chat chat, long by, String name) {
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
