package dev.sobesednik.turn.redis;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming.Lane;
import java.util.List;
import java.util.stream.IntStream;

/// One of the 64 slices of the key space. The braces make it one slot of a Redis Cluster.
record Partition(int number) {

    private static final int COUNT = 64;

    static final List<Partition> ALL =
            IntStream.range(0, COUNT).mapToObj(Partition::new).toList();

    static Partition of(ChatId chat) {
        return ALL.get(Math.floorMod(Long.hashCode(chat.value()), COUNT));
    }

    String record(ChatId chat) {
        return key("chat:" + chat);
    }

    String quarantine(ChatId chat) {
        return key("quarantine:" + chat);
    }

    String outbox() {
        return key("outbox");
    }

    /// The pushes' lane keeps the name that all wake-ups had in format 1.
    String wakes(Lane lane) {
        return switch (lane) {
            case PUSH -> key("wakes");
            case DEADLINE -> key("deadlines");
        };
    }

    String unfinished() {
        return key("unfinished");
    }

    String seen() {
        return key("seen");
    }

    String epoch() {
        return key("epoch");
    }

    String dead() {
        return key("dead");
    }

    private String key(String rest) {
        return "{p%02d}:%s".formatted(number, rest);
    }
}
