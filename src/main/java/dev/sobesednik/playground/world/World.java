package dev.sobesednik.playground.world;

import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Upload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/// Everything that an emulated Telegram knows, under one lock.
///
/// Fields are touched inside [#run] and [#ask] only; [#changed] wakes whoever waits for something.
public final class World {

    public static final JsonNode YES = BooleanNode.TRUE;

    public final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();

    final InstantSource clock;
    public final BotAccount bot;
    public final Map<Long, Persona> personas = new LinkedHashMap<>();
    public final Map<Long, Chat> chats = new LinkedHashMap<>();
    public final Map<String, StoredFile> files = new LinkedHashMap<>();
    public final UpdateQueue updates = new UpdateQueue();
    public final Polling polling = new Polling(this);
    public final Presses presses = new Presses(this);
    public final BotProfile profile = new BotProfile();
    public final InlineMode inline = new InlineMode(this);
    public final List<Consumer<Happening>> listeners = new CopyOnWriteArrayList<>();

    public PaceLimits.@Nullable Watch pace;
    public boolean privacyMode = true;
    /// Private chats and basic groups share one count of messages, as in a real account.
    int nextMessage = 1;
    public long nextGroup = 4_001;
    public int nextFile = 1;
    public long nextPoll = 9_000_000_001L;
    public long revision;

    public World(InstantSource clock, BotAccount bot) {
        this.clock = clock;
        this.bot = bot;
    }

    public void run(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed();
        } finally {
            lock.unlock();
        }
    }

    public <T extends @Nullable Object> T ask(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    public void changed() {
        change.signalAll();
    }

    /// Waits in real time, giving the lock away meanwhile; returns whether it came true.
    public boolean await(Duration limit, BooleanSupplier condition) {
        lock.lock();
        try {
            var left = limit.toNanos();
            while (!condition.getAsBoolean()) {
                if (left <= 0) return false;
                left = change.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    public Instant now() {
        return clock.instant();
    }

    public long unixTime() {
        return now().getEpochSecond();
    }

    public ObjectNode user(long id) {
        if (id == bot.id()) return bot.user();
        var persona = personas.get(id);
        if (persona == null) throw new IllegalStateException("nobody has the id " + id);
        return persona.user();
    }

    public Chat chat(long id) {
        var chat = chats.get(id);
        if (chat == null) throw new IllegalArgumentException("no chat " + id);
        return chat;
    }

    public ObjectNode chatJson(Chat chat) {
        return chat.json(personas.get(chat.id));
    }

    public void tell(String kind, long chat, ObjectNode detail) {
        var happening = new Happening(++revision, kind, chat, detail);
        listeners.forEach(listener -> listener.accept(happening));
        changed();
    }

    /// Puts a new message into a chat and numbers it.
    public Message post(Chat chat, long from, ObjectNode content) {
        content.put("date", unixTime());
        var id = chat.type == Chat.Type.SUPERGROUP ? chat.nextMessage++ : nextMessage++;
        var message = new Message(chat, id, from, content);
        chat.messages.put(id, message);
        return message;
    }

    /// Says that a message is new or has changed.
    public void touched(Message message) {
        message.revision = revision + 1;
        var detail = Json.object();
        detail.put("message_id", message.id);
        tell("message", message.chat.id, detail);
    }

    public Message service(Chat chat, long from, ObjectNode content) {
        var message = post(chat, from, content);
        message.service = true;
        deliver("message", message);
        touched(message);
        return message;
    }

    /// The message as Telegram gives it to the bot.
    public ObjectNode render(Message message) {
        return render(message, null, true);
    }

    /// @param viewer the person who looks; null for the bot
    public ObjectNode render(Message message, @Nullable Long viewer, boolean withReply) {
        var json = Json.object();
        json.put("message_id", message.id);
        if (message.topic != 0) {
            json.put("message_thread_id", message.topic);
            json.put("is_topic_message", true);
        }
        json.set("from", user(message.from));
        json.set("chat", chatJson(message.chat));
        json.setAll(message.content.deepCopy());
        if (message.poll != null) json.set("poll", message.poll.json(viewer));
        var markup = json.path("reply_markup");
        if (viewer == null && !markup.isMissingNode() && !markup.has("inline_keyboard")) json.remove("reply_markup");
        var original = message.replyTo == 0 ? null : message.chat.message(message.replyTo);
        if (withReply && original != null) json.set("reply_to_message", render(original, viewer, false));
        return json;
    }

    public void enqueue(String kind, JsonNode body) {
        if (!updates.takes(kind)) return;
        var update = Json.object();
        update.set(kind, body);
        updates.add(update);
        changed();
    }

    public void deliver(String kind, Message message) {
        if (botSees(message)) enqueue(kind, render(message));
    }

    // Privacy mode: https://core.telegram.org/bots/features#privacy-mode
    private boolean botSees(Message message) {
        var chat = message.chat;
        if (message.from == bot.id()) return false;
        if (chat.isPrivate()) return chat.standing(bot.id()).equals("member");
        if (!chat.isMember(bot.id())) return false;
        if (!privacyMode || chat.isAdministrator(bot.id()) || message.service) return true;
        if (Json.string(message.content.path("via_bot"), "username").equals(bot.username())) return true;
        if (message.replyTo != 0) {
            var original = chat.message(message.replyTo);
            if (original != null && original.from == bot.id()) return true;
        }
        return isCommandForBot(message);
    }

    private boolean isCommandForBot(Message message) {
        var text = message.text();
        for (var entity : text.entities()) {
            if (!entity.type().equals("bot_command")) continue;
            var command = text.text().substring(entity.offset(), entity.end());
            var at = command.indexOf('@');
            if (at >= 0 && command.substring(at + 1).equalsIgnoreCase(bot.username())) return true;
            // One bot in the group: a command with no name goes to it whoever spoke last.
            if (at < 0 && entity.offset() == 0) return true;
        }
        return false;
    }

    /// Closes the polls whose time has come, and counts them.
    public int tick() {
        var now = unixTime();
        var closed = 0;
        for (var chat : chats.values()) {
            for (var message : new ArrayList<>(chat.messages.values())) {
                var poll = message.poll;
                if (poll == null || poll.closed || poll.closesAt == 0 || poll.closesAt > now) continue;
                close(message, poll);
                closed++;
            }
        }
        return closed;
    }

    public void close(Message message, Poll poll) {
        poll.closed = true;
        enqueue("poll", poll.json(null));
        touched(message);
    }

    public StoredFile store(Upload upload, String folder) {
        var number = nextFile++;
        var name = upload.fileName();
        var dot = name.lastIndexOf('.');
        var extension = dot < 0 ? "" : name.substring(dot);
        var file = new StoredFile(
                "file-" + number,
                "%s/file_%d%s".formatted(folder, number, extension),
                name,
                upload.contentType(),
                upload.content());
        files.put(file.id(), file);
        return file;
    }
}
