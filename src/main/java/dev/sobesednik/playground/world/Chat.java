package dev.sobesednik.playground.world;

import dev.sobesednik.playground.call.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A chat and all that was said in it. Touched under the world's lock only.
public final class Chat {

    public enum Type {
        PRIVATE,
        GROUP,
        SUPERGROUP;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public final long id;
    public final Type type;
    public String title;
    public boolean forum;
    /// In a private chat: whether the person ever pressed START.
    public boolean started;
    /// Telegram's status word by user: creator, administrator, member, left, kicked. Who is not here was never in.
    public final Map<Long, String> standing = new LinkedHashMap<>();

    public final NavigableMap<Integer, Message> messages = new TreeMap<>();
    public final Map<Integer, String> topics = new LinkedHashMap<>();
    public final Set<Integer> closedTopics = new LinkedHashSet<>();
    public final List<Integer> pinned = new ArrayList<>();

    @Nullable
    public Long migratedTo;

    /// Only administrators may write.
    public boolean muted;
    /// How many seconds everybody but administrators waits between two messages; 0 without a slow mode.
    public int slowMode;

    public Instant botSpoke = Instant.MIN;

    int nextMessage = 1;

    public Chat(long id, Type type, String title) {
        this.id = id;
        this.type = type;
        this.title = title;
    }

    public boolean isPrivate() {
        return type == Type.PRIVATE;
    }

    public String standing(long user) {
        return standing.getOrDefault(user, "left");
    }

    public boolean isMember(long user) {
        return switch (standing(user)) {
            case "creator", "administrator", "member" -> true;
            default -> false;
        };
    }

    public boolean isAdministrator(long user) {
        return switch (standing(user)) {
            case "creator", "administrator" -> true;
            default -> false;
        };
    }

    public long members() {
        return standing.keySet().stream().filter(this::isMember).count();
    }

    @Nullable
    public Message message(int id) {
        var message = messages.get(id);
        return message == null || message.deleted ? null : message;
    }

    public void unpin(Message message) {
        pinned.removeIf(id -> id == message.id);
    }

    public List<Message> alive() {
        return messages.values().stream().filter(message -> !message.deleted).toList();
    }

    ObjectNode json(@Nullable Persona person) {
        var chat = Json.object();
        chat.put("id", id);
        chat.put("type", type.word());
        if (isPrivate() && person != null) {
            chat.put("first_name", person.firstName());
            if (person.username() != null) chat.put("username", person.username());
        } else {
            chat.put("title", title);
        }
        if (forum) chat.put("is_forum", true);
        return chat;
    }
}
