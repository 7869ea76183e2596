package dev.sobesednik.playground.api;

import dev.sobesednik.playground.call.Params;
import dev.sobesednik.playground.call.Refusal;
import dev.sobesednik.playground.world.Chat;
import dev.sobesednik.playground.world.Message;
import dev.sobesednik.playground.world.PaceLimits;
import dev.sobesednik.playground.world.World;
import java.time.Instant;
import java.util.Map;

/// Which chats the bot may touch, and how Telegram words that it may not.
final class ChatAccess {

    private final World world;

    ChatAccess(World world) {
        this.world = world;
    }

    /// The chat to write to.
    Chat toWrite(Params params) {
        var chat = toRead(params);
        if (chat.migratedTo != null) {
            throw new Refusal(
                    400,
                    "Bad Request: group chat was upgraded to a supergroup chat",
                    Map.of("migrate_to_chat_id", chat.migratedTo));
        }
        var standing = chat.standing(world.bot.id());
        if (chat.isPrivate()) {
            if (standing.equals("kicked")) throw Refusal.forbidden("bot was blocked by the user");
            if (!chat.started) throw Refusal.forbidden("bot can't initiate conversation with a user");
            return chat;
        }
        refuseOutsider(chat);
        return chat;
    }

    void refuseOutsiderIfGroup(Chat chat) {
        if (!chat.isPrivate()) refuseOutsider(chat);
    }

    void refuseOutsider(Chat chat) {
        var kind = chat.type == Chat.Type.GROUP ? "group chat" : "supergroup chat";
        if (chat.standing(world.bot.id()).equals("kicked")) throw Refusal.forbidden("bot was kicked from the " + kind);
        if (!chat.isMember(world.bot.id())) throw Refusal.forbidden("bot is not a member of the " + kind);
    }

    Chat toRead(Params params) {
        var id = params.string("chat_id");
        if (id.isEmpty()) throw Refusal.badRequest("chat_id is empty");
        var chat = id.matches("-?\\d{1,18}") ? world.chats.get(Long.parseLong(id)) : null;
        if (chat == null) throw Refusal.badRequest("chat not found");
        // A bot knows of a private chat only once the person has written to it, or met it in a group.
        if (chat.isPrivate() && !chat.started && !sharesGroup(chat.id)) throw Refusal.badRequest("chat not found");
        return chat;
    }

    private boolean sharesGroup(long person) {
        return world.chats.values().stream()
                .anyMatch(chat -> !chat.isPrivate() && chat.isMember(person) && chat.isMember(world.bot.id()));
    }

    /// What a group may forbid its members, and a bot with them, for a while.
    void refuseSilenced(Chat chat) {
        if (chat.isPrivate() || chat.isAdministrator(world.bot.id())) return;
        if (chat.muted) throw Refusal.forbidden("CHAT_WRITE_FORBIDDEN");
        if (chat.slowMode == 0) return;
        var free = chat.botSpoke.equals(Instant.MIN) ? Instant.MIN : chat.botSpoke.plusSeconds(chat.slowMode);
        if (free.isAfter(world.now())) throw Refusal.tooManyRequests(PaceLimits.secondsUntil(free, world.now()));
        chat.botSpoke = world.now();
    }

    int topic(Chat chat, Params params) {
        var topic = params.small("message_thread_id", 0);
        if (!chat.forum) return 0;
        if (topic != 0 && !chat.topics.containsKey(topic)) throw Refusal.badRequest("message thread not found");
        if (chat.closedTopics.contains(topic) && !chat.isAdministrator(world.bot.id())) {
            throw Refusal.badRequest("TOPIC_CLOSED");
        }
        return topic;
    }

    Message message(Chat chat, Params params, String purpose) {
        var message = chat.message(params.small("message_id", 0));
        if (message == null) throw Refusal.badRequest(purpose + " not found");
        return message;
    }
}
