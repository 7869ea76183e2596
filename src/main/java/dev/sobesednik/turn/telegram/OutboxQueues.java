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
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The outbox's image in memory: a queue for each chat, and which of them is next. Not thread-safe.
final class OutboxQueues {

    /// Pushes that leave later than this do not keep others from being claimed.
    private static final Duration SOON = Duration.ofSeconds(2);
    /// So many pushes may wait for chats that Telegram asked to wait; beyond that they are better kept in Redis.
    private static final int MANY_PUSHES = 5_000;

    /// One chat's messages in the order in which they landed.
    static final class ChatQueue {
        final ChatId chat;
        private final TreeMap<String, Entry> entries = new TreeMap<>(OutboxQueues::inOrder);
        private boolean busy;
        private int failures;
        private Instant ready = Instant.MIN;
        /// By the bot's clock; absent while the chat takes messages.
        private @Nullable Instant pausedUntil;

        private ChatQueue(ChatId chat) {
            this.chat = chat;
        }

        /// A letter never reaches Telegram: it passes what waits for a chat that takes no messages.
        Entry head() {
            return pausedUntil == null ? entries.firstEntry().getValue() : letter().orElseThrow();
        }

        private Optional<Entry> letter() {
            return entries.values().stream().filter(OutboxQueues::isLetter).findFirst();
        }

        private boolean hasHead() {
            return pausedUntil == null ? !entries.isEmpty() : letter().isPresent();
        }

        private int messages() {
            return (int)
                    entries.values().stream().filter(entry -> !isLetter(entry)).count();
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
    private final Map<ChatId, ChatQueue> queues = new HashMap<>();
    private final PriorityQueue<ChatQueue> replies = new PriorityQueue<>(Comparator.comparing(ChatQueue::ready));
    private final PriorityQueue<ChatQueue> pushes = new PriorityQueue<>(Comparator.comparing(ChatQueue::ready));
    private final Set<ChatQueue> paused = new HashSet<>();
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

    /// Without what waits for chats that take no messages.
    int moving() {
        return known.size() - paused.stream().mapToInt(ChatQueue::messages).sum();
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
        var queue = queues.computeIfAbsent(entry.outgoing().chat(), ChatQueue::new);
        withdraw(queue);
        queue.entries.put(entry.id(), entry);
        schedule(queue, now);
    }

    /// A reply that may leave now, else a push that may, else whichever is ready first.
    @Nullable
    ChatQueue next(Instant now) {
        var reply = replies.peek();
        var push = pushes.peek();
        if (reply == null) return push;
        if (push == null || !reply.ready.isAfter(now)) return reply;
        return push.ready.isBefore(reply.ready) ? push : reply;
    }

    /// Its head is on the way; the others wait for it.
    void leaves(ChatQueue queue) {
        withdraw(queue);
        queue.busy = true;
    }

    /// The entry waits for another try. An answer to a press, which is sent past all queues at first, takes its place
    /// in one now.
    ChatQueue back(Entry entry, Instant now) {
        var queue = queues.computeIfAbsent(entry.outgoing().chat(), ChatQueue::new);
        if (queue.entries.putIfAbsent(entry.id(), entry) != null) queue.busy = false;
        withdraw(queue);
        schedule(queue, now);
        return queue;
    }

    /// The same after nobody answered.
    ///
    /// @param wait for how long the whole chat waits
    void backAfterSilence(Entry entry, Duration wait, Instant now) {
        pace.hold(entry.outgoing().chat().value(), now.plus(wait));
        back(entry, now).failures++;
    }

    int failures(Entry entry) {
        var queue = queues.get(entry.outgoing().chat());
        return queue == null ? 0 : queue.failures;
    }

    /// The chat takes no messages: this entry is tried again at that time, and those behind it wait.
    ///
    /// @param until by the bot's clock
    void pause(Entry entry, Instant until, Instant now) {
        var queue = queues.computeIfAbsent(entry.outgoing().chat(), ChatQueue::new);
        queue.pausedUntil = until;
        paused.add(queue);
        back(entry, now);
    }

    /// What waits for a chat that takes no messages is tried no later than then.
    void hasten(ChatId chat, Instant until) {
        var queue = queues.get(chat);
        if (queue != null && queue.pausedUntil != null && queue.pausedUntil.isAfter(until)) queue.pausedUntil = until;
    }

    /// Whatever was to be tried again by then may leave.
    ///
    /// @param time by the bot's clock
    /// @return whether there is any
    boolean resume(Instant time, Instant now) {
        var due = paused.stream()
                .filter(queue -> queue.pausedUntil == null || !queue.pausedUntil.isAfter(time))
                .toList();
        for (var queue : due) resume(queue, now);
        return !due.isEmpty();
    }

    private void resume(ChatQueue queue, Instant now) {
        queue.pausedUntil = null;
        paused.remove(queue);
        withdraw(queue);
        schedule(queue, now);
    }

    /// It goes on as this.
    void replace(Entry entry) {
        var queue = queues.get(entry.outgoing().chat());
        if (queue != null) queue.entries.replace(entry.id(), entry);
    }

    /// It is no longer in the outbox.
    void left(Entry entry, Instant now) {
        forget(entry);
        var queue = queues.get(entry.outgoing().chat());
        if (queue == null || !queue.entries.containsKey(entry.id())) return;
        queue.busy = false;
        queue.failures = 0;
        remove(queue, entry);
        withdraw(queue);
        schedule(queue, now);
    }

    /// Whether something that somebody asked for landed after this.
    boolean hasReplyBehind(Entry entry) {
        var queue = queues.get(entry.outgoing().chat());
        return queue != null
                && queue.entries.tailMap(entry.id(), false).values().stream()
                        .anyMatch(other -> other.outgoing().kind() == Kind.REPLY);
    }

    /// Takes the pushes behind this entry out of its queue.
    List<Entry> dropPushesBehind(Entry entry) {
        var queue = queues.get(entry.outgoing().chat());
        if (queue == null) return List.of();
        var dropped = queue.entries.tailMap(entry.id(), false).values().stream()
                .filter(OutboxQueues::isPush)
                .toList();
        dropped.forEach(push -> remove(queue, push));
        return dropped;
    }

    /// The group has another id now: this message and those behind it go there.
    void follow(Entry entry, ChatId to, Instant now) {
        back(entry, now);
        follow(entry.outgoing().chat(), to, now);
    }

    /// The group has another id now: what waits goes there.
    void follow(ChatId from, ChatId to, Instant now) {
        var queue = queues.get(from);
        if (queue == null) return;
        for (var waiting : List.copyOf(queue.entries.values())) queue.entries.put(waiting.id(), moved(waiting, to));
        if (queue.pausedUntil != null) resume(queue, now);
    }

    private static Entry moved(Entry entry, ChatId to) {
        var outgoing = entry.outgoing();
        if (outgoing.kind() == Kind.LETTER) return entry;
        try {
            var body = (ObjectNode) BotApi.MAPPER.readTree(outgoing.body());
            body.put("chat_id", to.value());
            return with(entry, body.toString());
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("an outbox entry that is no JSON", damaged);
        }
    }

    /// The same entry with another request.
    static Entry with(Entry entry, String body) {
        var outgoing = entry.outgoing();
        return new Entry(
                entry.id(),
                new Outgoing(outgoing.chat(), outgoing.kind(), outgoing.method(), body, outgoing.tag()),
                entry.landed());
    }

    /// The pushes that can leave soon. Those to chats that Telegram asked to wait do not count until they are many:
    /// otherwise a few such chats would keep everybody's questions back. Those to chats that take no messages never
    /// count: no more come while it is so.
    int pushesAhead(Instant now) {
        var waiting =
                waitingPushes - paused.stream().mapToInt(ChatQueue::pushes).sum();
        if (waiting >= MANY_PUSHES) return waiting;
        var soon = now.plus(SOON);
        var held = pushes.stream()
                .filter(queue -> queue.ready.isAfter(soon))
                .mapToInt(ChatQueue::pushes)
                .sum();
        return waiting - held;
    }

    private void remove(ChatQueue queue, Entry entry) {
        if (queue.entries.remove(entry.id()) != null && isPush(entry)) waitingPushes--;
    }

    private void schedule(ChatQueue queue, Instant now) {
        if (queue.busy) return;
        if (queue.entries.isEmpty()) {
            queues.remove(queue.chat);
            paused.remove(queue);
            return;
        }
        if (!queue.hasHead()) return;
        queue.ready = isLetter(queue.head()) ? now : pace.mayLeave(queue.chat.value(), now);
        (isPush(queue.head()) ? pushes : replies).add(queue);
    }

    private void withdraw(ChatQueue queue) {
        replies.remove(queue);
        pushes.remove(queue);
    }

    private static boolean isLetter(Entry entry) {
        return entry.outgoing().kind() == Kind.LETTER;
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
