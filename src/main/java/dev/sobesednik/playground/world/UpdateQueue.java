package dev.sobesednik.playground.world;

import dev.sobesednik.playground.call.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Updates that the bot has not confirmed yet. Touched under the world's lock only.
public final class UpdateQueue {

    // What Telegram leaves out unless a bot asks for it by name.
    private static final Set<String> ON_REQUEST = Set.of("chat_member", "message_reaction", "message_reaction_count");

    private final List<Waiting> waiting = new ArrayList<>();
    private Set<String> allowed = Set.of();
    private int next = 700_000_001;
    private int generation;
    private int head = next;
    private int repeats;

    private static final class Waiting {
        final int generation;
        final ObjectNode update;
        final int id;
        boolean delivered;
        boolean repeat;

        Waiting(int generation, int id, ObjectNode update) {
            this.generation = generation;
            this.id = id;
            this.update = update;
        }
    }

    void allow(Set<String> kinds) {
        allowed = Set.copyOf(kinds);
    }

    Set<String> allowed() {
        return allowed;
    }

    boolean takes(String kind) {
        return allowed.isEmpty() ? !ON_REQUEST.contains(kind) : allowed.contains(kind);
    }

    /// @param update without its id
    public int add(ObjectNode update) {
        var id = next++;
        var numbered = Json.object();
        numbered.put("update_id", id);
        numbered.setAll(update);
        waiting.add(new Waiting(generation, id, numbered));
        return id;
    }

    /// The next updates get ids from here on, as after a week of silence.
    public void jumpTo(int id) {
        if (id != next) generation++;
        next = id;
        head = id;
    }

    void restore(List<ObjectNode> updates, int next, Set<String> allowed) {
        waiting.clear();
        for (var update : updates) {
            waiting.add(new Waiting(generation, update.path("update_id").asInt(), update));
        }
        this.next = next;
        this.head =
                updates.isEmpty() ? next : updates.getFirst().path("update_id").asInt();
        this.allowed = Set.copyOf(allowed);
    }

    public int next() {
        return next;
    }

    /// The next confirmed updates come once more.
    public void repeatNext(int count) {
        repeats += count;
    }

    /// An offset confirms all before it; one from the future confirms nothing; a negative one forgets all but the
    /// last.
    void confirm(int offset) {
        if (offset < 0) {
            var forgotten = Math.max(0, waiting.size() + offset);
            waiting.subList(0, forgotten).clear();
            return;
        }
        if (offset == 0) return;
        var current = offset <= next && offset >= head;
        var confirmed = new ArrayList<Waiting>();
        for (var update : waiting) {
            var old = update.generation < generation;
            if (current
                    ? (old ? update.delivered : update.id < offset)
                    : old && update.delivered && update.id < offset) {
                confirmed.add(update);
            }
        }
        for (var update : confirmed) {
            if (repeats > 0 && !update.repeat) {
                repeats--;
                update.repeat = true;
            } else {
                waiting.remove(update);
            }
        }
    }

    List<ObjectNode> first(int limit) {
        var batch = waiting.stream().limit(limit).toList();
        batch.forEach(update -> update.delivered = true);
        return batch.stream().map(update -> update.update).toList();
    }

    public List<ObjectNode> all() {
        return waiting.stream().map(update -> update.update).toList();
    }

    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    void clear() {
        waiting.clear();
    }

    static Set<String> kinds(Iterable<String> names) {
        var kinds = new LinkedHashSet<String>();
        names.forEach(kinds::add);
        return kinds;
    }
}
