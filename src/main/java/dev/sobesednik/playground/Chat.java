package dev.sobesednik.playground;

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
final class Chat {

    enum Type {
        PRIVATE,
        GROUP,
        SUPERGROUP;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    final long id;
    final Type type;
    String title;
    boolean forum;
    /// In a private chat: whether the person ever pressed START.
    boolean started;
    /// Telegram's status word by user: creator, administrator, member, left, kicked. Who is not here was never in.
    final Map<Long, String> standing = new LinkedHashMap<>();

    final NavigableMap<Integer, Message> messages = new TreeMap<>();
    final Map<Integer, String> topics = new LinkedHashMap<>();
    final Set<Integer> closedTopics = new LinkedHashSet<>();
    final List<Integer> pinned = new ArrayList<>();

    @Nullable
    Long migratedTo;

    int nextMessage = 1;

    Chat(long id, Type type, String title) {
        this.id = id;
        this.type = type;
        this.title = title;
    }

    boolean isPrivate() {
        return type == Type.PRIVATE;
    }

    String standing(long user) {
        return standing.getOrDefault(user, "left");
    }

    boolean isMember(long user) {
        return switch (standing(user)) {
            case "creator", "administrator", "member" -> true;
            default -> false;
        };
    }

    boolean isAdministrator(long user) {
        return switch (standing(user)) {
            case "creator", "administrator" -> true;
            default -> false;
        };
    }

    long members() {
        return standing.keySet().stream().filter(this::isMember).count();
    }

    @Nullable
    Message message(int id) {
        var message = messages.get(id);
        return message == null || message.deleted ? null : message;
    }

    void unpin(Message message) {
        pinned.removeIf(id -> id == message.id);
    }

    List<Message> alive() {
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
