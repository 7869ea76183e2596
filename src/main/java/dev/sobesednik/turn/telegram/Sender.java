package dev.sobesednik.turn.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming.Silence;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.telegram.Pace;
import dev.sobesednik.telegram.Reply;
import dev.sobesednik.turn.Outbox;
import dev.sobesednik.turn.OutboxStore;
import dev.sobesednik.turn.OutboxStore.Entry;
import dev.sobesednik.turn.Outgoing;
import dev.sobesednik.turn.Outgoing.Kind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Sends what has landed: in order within a chat, at Telegram's pace, replies ahead of pushes.
///
/// The outbox in Redis is the truth; [OutboxQueues] are its image in memory, so that a landed message leaves without
/// another round trip. A message is deleted there once Telegram has it. Between the two lies the one moment at which a
/// crash sends a message twice: a chat's next message waits until this one is deleted, so that it is never more than
/// one.
public final class Sender implements Outbox, AutoCloseable {

    private static final Logger log = System.getLogger(Sender.class.getName());

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 5;
    /// People whose chats Telegram asked to wait within a second; from so many on it may mean all chats. Groups tell
    /// nothing: a slow mode of theirs asks alike.
    private static final int STORM = 3;
    /// Then all wait, but no longer than this: each chat that is asked again says for itself how long.
    private static final Duration STORM_WAIT = Duration.ofSeconds(5);
    /// How long after each refusal a chat that takes no messages is tried again; the last goes on.
    private static final List<Duration> TRIED_AGAIN = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(12),
            Duration.ofDays(1));
    /// A message that its chat has not taken for so long is put aside.
    private static final Duration TRIED_FOR = Duration.ofDays(7);
    /// core.telegram.org/bots/api#sendpoll
    private static final Duration POLL_LASTS = Duration.ofSeconds(5);
    /// A message has 4,096 characters: core.telegram.org/bots/api#sendmessage. The rest is for its caption.
    private static final int TEXT = 3_000;
    /// Requests under way at once: at 200 ms each they would still carry 300 messages a second.
    private static final int CONCURRENT = 64;
    /// A message for which nobody has answered so often, four minutes long, is at fault itself when all others get
    /// through: a proxy may choke on its text.
    private static final int SUSPECT = 12;
    /// Answers in a row, to messages that are no suspects, that show that Telegram works.
    private static final int WORKS = 20;

    private static final int END_SECONDS = 5;

    /// What the sender counts.
    public interface SendMetrics {
        void sent();

        /// Nobody answered: the message will be sent again, and may arrive twice.
        void unanswered();

        void refused();

        void tooMany();
    }

    /// Whom the sender tells what a record has to know.
    public interface SendListener {
        /// The person blocked the bot or is gone.
        void blocked(Entry entry);

        /// The chat takes no messages at the moment: told at each try.
        ///
        /// @param tries how many in a row were refused so far
        void silenced(Entry entry, Silence why, int tries);

        /// The chat takes messages, which it did not before, or may not have.
        void reached(Entry entry);

        /// Telegram will never have a message whose id the record wants to know. Comes before it is put aside.
        void refused(Entry entry);

        void migrated(Entry entry, ChatId to);

        /// Telegram has a message whose id the record wants to know.
        void posted(Entry entry, int messageId);

        /// Telegram has a poll whose votes the record wants to know. Comes before [#posted].
        void polled(Entry entry, String poll);

        /// A letter reached its turn in the outbox.
        void letter(Entry entry, ChatId to);

        /// Nothing more can be sent by this sender.
        void broken(Throwable fault);
    }

    private final BotApi api;
    private final Pace pace;
    private final OutboxStore store;
    private final SendListener listener;
    private final SendMetrics metrics;
    private final InstantSource clock;
    private final InstantSource ticker;
    private final BooleanSupplier allowed;
    private final Map<String, JsonNode> unrecorded;
    private final Recorder recorder;
    private final OutboxQueues queues;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<ChatId, Instant> recentlyTooMany = new HashMap<>();
    /// Chats that take no messages at the moment.
    private final Map<ChatId, Silent> silent = new HashMap<>();
    /// Chats for which something waited at the start: whether an earlier sender found them silent is not known.
    private final Set<ChatId> unproven = new HashSet<>();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private int inFlight;
    private int answeredInARow;
    private boolean closed;

    /// @param clock the bot's clock
    /// @param ticker a clock that never jumps
    /// @param allowed whether this instance still holds the lease: asked before every request
    /// @param unrecorded what Telegram has and Redis was not told yet, with Telegram's answer:
    ///     outlives this sender, so that the next one of the same process does not send it again
    public Sender(
            BotApi api,
            Pace pace,
            OutboxStore store,
            SendListener listener,
            SendMetrics metrics,
            InstantSource clock,
            InstantSource ticker,
            BooleanSupplier allowed,
            Map<String, JsonNode> unrecorded) {
        this.api = api;
        this.pace = pace;
        this.store = store;
        this.listener = listener;
        this.metrics = metrics;
        this.clock = clock;
        this.ticker = ticker;
        this.allowed = allowed;
        this.unrecorded = unrecorded;
        this.queues = new OutboxQueues(pace);
        this.recorder = new Recorder(store, unrecorded, ticker, this::recorded, listener::broken);
    }

    /// @param tries how many in a row were refused
    /// @param last when the last was
    /// @param next when it is tried again, if nobody asks for anything before
    private record Silent(int tries, Instant last, Instant next) {}

    public void start() {
        var waiting = store.waiting();
        locked(() -> waiting.forEach(entry -> unproven.add(entry.outgoing().chat())));
        unrecorded.keySet().retainAll(waiting.stream().map(OutboxQueues::name).toList());
        for (var entry : waiting) {
            if (isToldOf(entry)) recordAgain(entry);
            else offer(entry);
        }
        Thread.ofVirtual().name("sender").start(this::dispatch);
        recorder.start();
    }

    /// Whether nobody waits for its number: the others wait in their queue again, and what Telegram said is sent to
    /// them.
    private boolean isToldOf(Entry entry) {
        var said = unrecorded.get(OutboxQueues.name(entry));
        return said != null && (said.isMissingNode() || entry.outgoing().tag().isEmpty());
    }

    private void recordAgain(Entry entry) {
        lock.lock();
        try {
            queues.learn(entry);
            recorder.delivered(entry);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void offer(String entry, Outgoing outgoing) {
        offer(new Entry(entry, outgoing, clock.instant()));
    }

    private void offer(Entry entry) {
        lock.lock();
        try {
            if (closed || !queues.learn(entry)) return;
            if (entry.outgoing().kind() == Kind.ANSWER) {
                inFlight++;
                senders.execute(() -> send(entry, null));
                return;
            }
            queues.add(entry, ticker.instant());
            if (entry.outgoing().kind() == Kind.REPLY) hasten(entry.outgoing().chat());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Somebody waits for an answer: whether the chat takes it is tried at once, but not more often than in the
    /// beginning.
    private void hasten(ChatId chat) {
        var known = silent.get(chat);
        if (known == null) return;
        queues.hasten(chat, known.last().plus(TRIED_AGAIN.getFirst()));
        queues.resume(clock.instant(), ticker.instant());
    }

    /// Tries the chats again whose time has come by the bot's clock.
    public void lookAgain() {
        locked(() -> {
            if (queues.resume(clock.instant(), ticker.instant())) changed.signalAll();
        });
    }

    /// A group goes on under another id.
    public void moved(ChatId from, ChatId to) {
        locked(() -> {
            silent.remove(from);
            queues.follow(from, to, ticker.instant());
            changed.signalAll();
        });
    }

    @Override
    public void reread(ChatId chat) {
        locked(queues::readingBegins);
        try {
            for (var entry : store.waiting(chat)) offer(entry);
        } finally {
            locked(queues::readingEnds);
        }
    }

    /// Pushes that wait here and can leave soon; new ones are claimed only while they are few.
    public int waitingPushes() {
        lock.lock();
        try {
            return queues.pushesAhead(ticker.instant());
        } finally {
            lock.unlock();
        }
    }

    /// Messages that wait here or are under way.
    public int waiting() {
        lock.lock();
        try {
            return queues.known();
        } finally {
            lock.unlock();
        }
    }

    /// The same without what waits for chats that take no messages.
    public int moving() {
        lock.lock();
        try {
            return queues.moving();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for what is under way; what waits stays in Redis for the next holder of the lease.
    @Override
    public void close() {
        locked(() -> {
            closed = true;
            changed.signalAll();
        });
        senders.shutdown();
        try {
            if (!senders.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) senders.shutdownNow();
            recorder.end();
        } catch (InterruptedException interrupted) {
            senders.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void dispatch() {
        try {
            dispatchUntilTheEnd();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error fault) {
            listener.broken(fault);
        }
    }

    private void dispatchUntilTheEnd() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                var now = ticker.instant();
                var next = queues.next(now);
                var free = next == null ? Instant.MAX : later(next.ready(), pace.anyMayLeave(now));
                if (next == null || inFlight >= CONCURRENT || recorder.isLate(now)) {
                    changed.await();
                } else if (free.isAfter(now)) {
                    changed.awaitNanos(Duration.between(now, free).toNanos());
                } else {
                    queues.leaves(next);
                    inFlight++;
                    var entry = next.head();
                    var isLetter = entry.outgoing().kind() == Kind.LETTER;
                    var departure = isLetter ? null : pace.left(next.chat.value(), now);
                    senders.execute(() -> send(entry, departure));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// @param departure absent where Telegram counts nothing
    private void send(Entry entry, Pace.@Nullable Departure departure) {
        try {
            if (!allowed.getAsBoolean()) {
                returned(() -> queues.disown(entry));
                return;
            }
            var outgoing = entry.outgoing();
            if (outgoing.kind() == Kind.LETTER) {
                listener.letter(entry, new ChatId(Long.parseLong(outgoing.method())));
                done(entry);
                return;
            }
            var had = unrecorded.get(OutboxQueues.name(entry));
            if (had == null && isOver(outgoing)) {
                listener.refused(entry);
                done(entry);
                return;
            }
            var result = had == null ? SendResult.of(request(outgoing)) : new SendResult.Delivered(had);
            if (departure != null) locked(() -> departure.answered(ticker.instant()));
            settle(entry, result);
        } catch (RuntimeException fault) {
            log.log(
                    Level.WARNING,
                    "could not finish sending to chat " + entry.outgoing().chat(),
                    fault);
            tryLater(entry);
        } catch (Error fault) {
            listener.broken(fault);
        }
    }

    /// A poll that waited until nobody can vote in it: Telegram takes none that closes within five seconds.
    private boolean isOver(Outgoing outgoing) {
        if (!outgoing.method().equals("sendPoll")) return false;
        var closes = tree(outgoing.body()).path("close_date").asLong(Long.MAX_VALUE);
        return closes <= clock.instant().plus(POLL_LASTS).getEpochSecond();
    }

    private Reply request(Outgoing outgoing) {
        if (!outgoing.method().equals("sendDocument")) return api.call(outgoing.method(), outgoing.body());
        var body = tree(outgoing.body());
        var parameters = new HashMap<String, String>();
        for (var field : body.properties())
            if (!field.getKey().equals("content") && !field.getKey().equals("file_name"))
                parameters.put(field.getKey(), field.getValue().asText());
        return api.upload(
                "sendDocument",
                parameters,
                "document",
                body.path("file_name").asText(),
                body.path("content").asText());
    }

    private void settle(Entry entry, SendResult result) {
        if (!(result instanceof SendResult.Unknown)) answered();
        switch (result) {
            case SendResult.Delivered(JsonNode answer) -> {
                if (unrecorded.put(OutboxQueues.name(entry), answer) == null) metrics.sent();
                if (isNews(entry)) listener.reached(entry);
                // Before it is recorded: a crash in between sends the message again, and its id is not lost.
                if (!entry.outgoing().tag().isEmpty()) {
                    var poll = answer.path("poll").path("id").asText("");
                    if (!poll.isEmpty()) listener.polled(entry, poll);
                    listener.posted(entry, answer.path("message_id").asInt());
                }
                done(entry);
            }
            case SendResult.Unknown(String why) -> unanswered(entry, why);
            case SendResult.Held(Duration wait) -> {
                metrics.tooMany();
                hold(entry, wait);
            }
            case SendResult.Locked _ -> tryLater(entry);
            case SendResult.Moved(ChatId to) -> {
                listener.migrated(entry, to);
                returned(() -> queues.follow(entry, to, ticker.instant()));
            }
            case SendResult.Blocked _ -> blocked(entry);
            case SendResult.Silenced(Silence why, String reason) -> silenced(entry, why, reason);
            case SendResult.NoTopic(String reason) -> outsideOfTopics(entry, reason);
            case SendResult.NoFiles(String reason) -> asTexts(entry, reason);
            case SendResult.Needless _ -> done(entry);
            case SendResult.Refused(String reason) -> refuse(entry, reason);
        }
    }

    /// Whether this shows that a chat takes messages, where that was in question. An edit shows nothing: a group may
    /// forbid new messages alone.
    private boolean isNews(Entry entry) {
        if (!entry.outgoing().method().startsWith("send")) return false;
        lock.lock();
        try {
            var chat = entry.outgoing().chat();
            var wasSilent = silent.remove(chat) != null;
            return unproven.remove(chat) || wasSilent;
        } finally {
            lock.unlock();
        }
    }

    /// Nothing is given up for a refusal that may pass: the chat's messages wait, and no other's.
    private void silenced(Entry entry, Silence why, String reason) {
        var chat = entry.outgoing().chat();
        if (entry.outgoing().kind() == Kind.ANSWER) {
            done(entry);
            return;
        }
        var now = clock.instant();
        var known = counted(chat, now);
        if (known.tries() == 1 && known.last().equals(now))
            log.log(Level.WARNING, "chat {0} takes no messages, they wait: {1}", chat, reason);
        listener.silenced(entry, why, known.tries());
        if (entry.landed().plus(TRIED_FOR).isBefore(now)) refuse(entry, reason);
        else returned(() -> queues.pause(entry, known.next(), ticker.instant()));
    }

    /// A try before its time, because somebody asked for something, puts nothing off.
    private Silent counted(ChatId chat, Instant now) {
        lock.lock();
        try {
            var known = silent.get(chat);
            var counted = known != null && now.isBefore(known.next())
                    ? new Silent(known.tries(), now, known.next())
                    : silent(known == null ? 1 : known.tries() + 1, now);
            silent.put(chat, counted);
            return counted;
        } finally {
            lock.unlock();
        }
    }

    private static Silent silent(int tries, Instant now) {
        return new Silent(tries, now, now.plus(TRIED_AGAIN.get(Math.min(tries, TRIED_AGAIN.size()) - 1)));
    }

    /// Better said beside its topic than not at all. Where the record waits for the message's id, in a group, it is the
    /// record's to decide: a game belongs where it was begun.
    private void outsideOfTopics(Entry entry, String reason) {
        var body = (ObjectNode) tree(entry.outgoing().body());
        var isFree = entry.outgoing().tag().isEmpty() || entry.outgoing().chat().isPrivate();
        if (!isFree || body.remove("message_thread_id") == null) {
            refuse(entry, reason);
            return;
        }
        again(OutboxQueues.with(entry, body.toString()));
    }

    /// The same entry as another request, at once.
    private void again(Entry entry) {
        locked(() -> {
            queues.replace(entry);
            pace.left(entry.outgoing().chat().value(), ticker.instant());
        });
        settle(entry, SendResult.of(request(entry.outgoing())));
    }

    /// A report that may not come as a file comes as messages. What Telegram has of them is not sent again, unless the
    /// process ends meanwhile.
    private void asTexts(Entry entry, String reason) {
        var outgoing = entry.outgoing();
        if (!outgoing.method().equals("sendDocument")) {
            refuse(entry, reason);
            return;
        }
        var file = (ObjectNode) tree(outgoing.body());
        var content = file.path("content").asText();
        var cut = cut(content);
        var message = file.deepCopy();
        message.remove(List.of("file_name", "content", "caption"));
        var caption = file.path("caption").asText("");
        message.put("text", (caption.isEmpty() ? "" : caption + "\n\n") + escaped(content.substring(0, cut)));
        message.putObject("link_preview_options").put("is_disabled", true);
        var result = SendResult.of(api.call("sendMessage", message.toString()));
        locked(() -> pace.left(outgoing.chat().value(), ticker.instant()));
        if (!(result instanceof SendResult.Delivered) || cut == content.length()) {
            settle(entry, result instanceof SendResult.NoFiles ? new SendResult.Refused(reason) : result);
            return;
        }
        file.put("caption", "").put("content", content.substring(cut));
        var rest = OutboxQueues.with(entry, file.toString());
        locked(() -> queues.replace(rest));
        asTexts(rest, reason);
    }

    /// At the end of a line, where there is one.
    private static int cut(String content) {
        if (content.length() <= TEXT) return content.length();
        var end = content.lastIndexOf('\n', TEXT - 1) + 1;
        if (end > 0) return end;
        return Character.isHighSurrogate(content.charAt(TEXT - 1)) ? TEXT - 1 : TEXT;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void unanswered(Entry entry, String why) {
        metrics.unanswered();
        log.log(
                Level.DEBUG,
                "nobody answered for chat {0}: {1}",
                entry.outgoing().chat(),
                why);
        // The spinner that it would end is over soon.
        if (entry.outgoing().kind() == Kind.ANSWER) done(entry);
        else if (isAtFault(entry)) refuse(entry, "nobody answers: " + why);
        else tryLater(entry);
    }

    private void answered() {
        locked(() -> answeredInARow++);
    }

    private boolean isAtFault(Entry entry) {
        lock.lock();
        try {
            if (queues.failures(entry) >= SUSPECT) return answeredInARow >= WORKS;
            answeredInARow = 0;
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void refuse(Entry entry, String reason) {
        metrics.refused();
        log.log(
                Level.WARNING,
                "Telegram refuses {0} to chat {1}: {2}",
                entry.outgoing().method(),
                entry.outgoing().chat(),
                reason);
        if (!entry.outgoing().tag().isEmpty()) listener.refused(entry);
        store.refused(entry, reason);
        returned(() -> queues.left(entry, ticker.instant()));
    }

    /// Whoever has written since this landed has come back: their replies will tell. An answer to a tap is in no queue,
    /// and what others wait there for may be under way.
    private void blocked(Entry entry) {
        if (entry.outgoing().kind() != Kind.ANSWER && !hasReplyBehind(entry)) {
            listener.blocked(entry);
            locked(() -> recorder.delete(queues.dropPushesBehind(entry)));
        }
        done(entry);
    }

    private boolean hasReplyBehind(Entry entry) {
        lock.lock();
        try {
            return queues.hasReplyBehind(entry);
        } finally {
            lock.unlock();
        }
    }

    /// 429. It concerns the chat; but when several people's chats hear it within a second, it may concern all.
    private void hold(Entry entry, Duration wait) {
        returned(() -> {
            var now = ticker.instant();
            var chat = entry.outgoing().chat();
            recentlyTooMany.values().removeIf(at -> at.isBefore(now.minusSeconds(1)));
            if (chat.isPrivate()) recentlyTooMany.put(chat, now);
            if (recentlyTooMany.size() >= STORM)
                pace.holdAll(now.plus(wait.compareTo(STORM_WAIT) < 0 ? wait : STORM_WAIT));
            pace.hold(chat.value(), now.plus(wait));
            queues.back(entry, now);
        });
    }

    private void tryLater(Entry entry) {
        returned(() -> {
            var wait = FIRST_RETRY.multipliedBy(1L << Math.min(queues.failures(entry), DOUBLINGS));
            queues.backAfterSilence(entry, wait.compareTo(LAST_RETRY) < 0 ? wait : LAST_RETRY, ticker.instant());
        });
    }

    /// Its chat's next message waits until Redis knows.
    private void done(Entry entry) {
        returned(() -> recorder.delivered(entry));
    }

    private void recorded(List<Entry> entries) {
        locked(() -> {
            for (var entry : entries) queues.left(entry, ticker.instant());
            changed.signalAll();
        });
    }

    /// A request is no longer under way.
    private void returned(Runnable then) {
        locked(() -> {
            inFlight--;
            then.run();
            changed.signalAll();
        });
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private static JsonNode tree(String body) {
        try {
            return BotApi.MAPPER.readTree(body);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("an outbox entry that is no JSON", damaged);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
