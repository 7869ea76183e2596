package dev.sobesednik.turn.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.telegram.Pace;
import dev.sobesednik.turn.OutboxStore.Entry;
import dev.sobesednik.turn.Outgoing;
import dev.sobesednik.turn.Outgoing.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The outbox's image in memory: each chat's messages in a line of their own, and which line is next. Not thread-safe.
final class OutboxQueues {

    /// Pushes that leave later than this do not keep others from being claimed.
    private static final Duration SOON = Duration.ofSeconds(2);
    /// So many pushes may wait for chats that Telegram asked to wait; beyond that they are better kept in Redis.
    private static final int MANY_PUSHES = 5_000;

    /// One chat's messages in the order in which they landed.
    static final class Line {
        final ChatId chat;
        private final TreeMap<String, Entry> entries = new TreeMap<>(OutboxQueues::inOrder);
        private boolean busy;
        private int failures;
        private Instant ready = Instant.MIN;

        private Line(ChatId chat) {
            this.chat = chat;
        }

        Entry head() {
            return entries.firstEntry().getValue();
        }

        /// When the head may leave, as far as its chat is concerned.
        Instant ready() {
            return ready;
        }

        /// How often in a row nobody has answered for the head.
        int failures() {
            return failures;
        }

        private int pushes() {
            return (int)
                    entries.values().stream().filter(entry -> isPush(entry)).count();
        }
    }

    private final Pace pace;
    private final Map<ChatId, Line> lines = new HashMap<>();
    private final PriorityQueue<Line> replies = new PriorityQueue<>(Comparator.comparing(Line::ready));
    private final PriorityQueue<Line> pushes = new PriorityQueue<>(Comparator.comparing(Line::ready));
    private final Set<String> known = new HashSet<>();
    private final List<String> forgotten = new ArrayList<>();
    private int waitingPushes;
    private int readers;

    OutboxQueues(Pace pace) {
        this.pace = pace;
    }

    static String name(Entry entry) {
        return entry.outgoing().chat() + " " + entry.id();
    }

    /// @return whether it was not known yet
    boolean learn(Entry entry) {
        return known.add(name(entry));
    }

    int known() {
        return known.size();
    }

    /// What leaves while somebody reads the outbox stays known until they have read: they may have seen it still
    /// there.
    void readingBegins() {
        readers++;
    }

    void readingEnds() {
        if (--readers > 0) return;
        forgotten.forEach(known::remove);
        forgotten.clear();
    }

    private void forget(Entry entry) {
        if (readers > 0) forgotten.add(name(entry));
        else known.remove(name(entry));
    }

    /// Somebody else will send it.
    void disown(Entry entry) {
        known.remove(name(entry));
    }

    void add(Entry entry, Instant now) {
        if (isPush(entry)) waitingPushes++;
        var line = lines.computeIfAbsent(entry.outgoing().chat(), Line::new);
        withdraw(line);
        line.entries.put(entry.id(), entry);
        queue(line, now);
    }

    /// A reply that may leave now, else a push that may, else whichever is ready first.
    @Nullable
    Line next(Instant now) {
        var reply = replies.peek();
        var push = pushes.peek();
        if (reply == null) return push;
        if (push == null || !reply.ready.isAfter(now)) return reply;
        return push.ready.isBefore(reply.ready) ? push : reply;
    }

    /// Its head is on the way; the others wait for it.
    void leaves(Line line) {
        withdraw(line);
        line.busy = true;
    }

    /// The entry waits for another try. An answer to a press, which is sent past all lines at first, takes its place in
    /// one now.
    Line back(Entry entry, Instant now) {
        var line = lines.computeIfAbsent(entry.outgoing().chat(), Line::new);
        if (line.entries.putIfAbsent(entry.id(), entry) != null) line.busy = false;
        withdraw(line);
        queue(line, now);
        return line;
    }

    /// The same after nobody answered.
    ///
    /// @param wait for how long the whole chat waits
    void backAfterSilence(Entry entry, Duration wait, Instant now) {
        pace.hold(entry.outgoing().chat().value(), now.plus(wait));
        back(entry, now).failures++;
    }

    int failures(Entry entry) {
        var line = lines.get(entry.outgoing().chat());
        return line == null ? 0 : line.failures;
    }

    /// It is no longer in the outbox.
    void left(Entry entry, Instant now) {
        forget(entry);
        var line = lines.get(entry.outgoing().chat());
        if (line == null || !line.entries.containsKey(entry.id())) return;
        line.busy = false;
        line.failures = 0;
        remove(line, entry);
        withdraw(line);
        queue(line, now);
    }

    /// Whether something that somebody asked for landed after this.
    boolean hasReplyBehind(Entry entry) {
        var line = lines.get(entry.outgoing().chat());
        return line != null
                && line.entries.tailMap(entry.id(), false).values().stream()
                        .anyMatch(other -> other.outgoing().kind() == Kind.REPLY);
    }

    /// Takes the pushes behind this entry out of its line.
    List<Entry> dropPushesBehind(Entry entry) {
        var line = lines.get(entry.outgoing().chat());
        if (line == null) return List.of();
        var dropped = line.entries.tailMap(entry.id(), false).values().stream()
                .filter(OutboxQueues::isPush)
                .toList();
        dropped.forEach(push -> remove(line, push));
        return dropped;
    }

    /// The group has another id now: this message and those behind it go there.
    void follow(Entry entry, ChatId to, Instant now) {
        var line = back(entry, now);
        for (var waiting : List.copyOf(line.entries.values())) line.entries.put(waiting.id(), moved(waiting, to));
    }

    private static Entry moved(Entry entry, ChatId to) {
        var outgoing = entry.outgoing();
        if (outgoing.kind() == Kind.LETTER) return entry;
        try {
            var body = (ObjectNode) BotApi.MAPPER.readTree(outgoing.body());
            body.put("chat_id", to.value());
            return new Entry(
                    entry.id(),
                    new Outgoing(outgoing.chat(), outgoing.kind(), outgoing.method(), body.toString(), outgoing.tag()));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("an outbox entry that is no JSON", damaged);
        }
    }

    /// The pushes that can leave soon. Those to chats that Telegram asked to wait do not count until they are many:
    /// otherwise a few such chats would keep everybody's questions back.
    int pushesAhead(Instant now) {
        if (waitingPushes >= MANY_PUSHES) return waitingPushes;
        var soon = now.plus(SOON);
        var held = pushes.stream()
                .filter(line -> line.ready.isAfter(soon))
                .mapToInt(Line::pushes)
                .sum();
        return waitingPushes - held;
    }

    private void remove(Line line, Entry entry) {
        if (line.entries.remove(entry.id()) != null && isPush(entry)) waitingPushes--;
    }

    private void queue(Line line, Instant now) {
        if (line.busy) return;
        if (line.entries.isEmpty()) {
            lines.remove(line.chat);
            return;
        }
        // A letter never reaches Telegram.
        line.ready = line.head().outgoing().kind() == Kind.LETTER ? now : pace.mayLeave(line.chat.value(), now);
        (isPush(line.head()) ? pushes : replies).add(line);
    }

    private void withdraw(Line line) {
        replies.remove(line);
        pushes.remove(line);
    }

    private static boolean isPush(Entry entry) {
        return entry.outgoing().kind() == Kind.PUSH;
    }

    /// Stream ids are milliseconds and a counter: `1763721600000-12`.
    private static int inOrder(String one, String other) {
        var byTime = Long.compare(time(one), time(other));
        return byTime != 0 ? byTime : Long.compare(count(one), count(other));
    }

    private static long time(String id) {
        return Long.parseLong(id.substring(0, id.indexOf('-')));
    }

    private static long count(String id) {
        return Long.parseLong(id.substring(id.indexOf('-') + 1));
    }
}
