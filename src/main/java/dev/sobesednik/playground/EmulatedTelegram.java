package dev.sobesednik.playground;

import dev.sobesednik.playground.api.BotMethods;
import dev.sobesednik.playground.call.Answer;
import dev.sobesednik.playground.call.Call;
import dev.sobesednik.playground.call.Json;
import dev.sobesednik.playground.call.Params;
import dev.sobesednik.playground.call.Refusal;
import dev.sobesednik.playground.call.Upload;
import dev.sobesednik.playground.people.Group;
import dev.sobesednik.playground.people.Person;
import dev.sobesednik.playground.trouble.Trouble;
import dev.sobesednik.playground.trouble.Troubles;
import dev.sobesednik.playground.world.BotAccount;
import dev.sobesednik.playground.world.Chat;
import dev.sobesednik.playground.world.Happening;
import dev.sobesednik.playground.world.PaceLimits;
import dev.sobesednik.playground.world.Persona;
import dev.sobesednik.playground.world.Polling;
import dev.sobesednik.playground.world.Snapshot;
import dev.sobesednik.playground.world.StoredFile;
import dev.sobesednik.playground.world.World;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A Telegram for one bot, in memory: the Bot API on one side, people on the other.
///
/// Any thread may use any part of it. Time comes from the given source; only waiting for a bot goes by real time.
public final class EmulatedTelegram {

    private static final int REMEMBERED_CALLS = 20_000;

    public final World world;
    private final BotMethods methods;
    private final Troubles troubles;
    private final Deque<Call> calls = new ArrayDeque<>();
    private final List<Function<Call, List<String>>> checks = new CopyOnWriteArrayList<>();
    private long callNumber;

    public EmulatedTelegram(InstantSource clock, BotAccount bot) {
        world = new World(clock, bot);
        methods = new BotMethods(world);
        troubles = new Troubles(world);
    }

    public BotAccount bot() {
        return world.bot;
    }

    // The bot's side.

    public Answer call(String token, String method, JsonNode parameters) {
        return call(token, method, Call.Encoding.JSON, (ObjectNode) parameters, Map.of());
    }

    /// One call of the Bot API; a getUpdates with a timeout holds the calling thread.
    public Answer call(
            String token, String method, Call.Encoding encoding, ObjectNode parameters, Map<String, Upload> files) {
        var params = new Params(parameters, files);
        if (!token.equals(world.bot.token())) {
            var answer = new Refusal(401, "Unauthorized", Map.of()).answer();
            return record(method, encoding, parameters, files, answer, Optional.empty(), List.of("wrong token"));
        }
        var chat = chatId(parameters);
        var trouble = world.ask(() -> troubles.take(method, chat));
        var answer = trouble.isPresent() ? troubled(trouble.get(), method, params) : plain(method, params);
        if (trouble.isEmpty() && method.equalsIgnoreCase("getUpdates")) {
            // It may have come back early because trouble was planned while it hung.
            trouble = world.ask(() -> troubles.take(method, null));
            if (trouble.isPresent()) answer = troubled(trouble.get(), method, params);
        }
        var complaints =
                answer.lost() && !trouble.map(EmulatedTelegram::happens).orElse(true)
                        ? List.<String>of()
                        : complaints(method, params, answer);
        return record(method, encoding, parameters, files, answer, trouble, complaints);
    }

    private static @Nullable Long chatId(ObjectNode parameters) {
        var id = parameters.path("chat_id").asString("");
        return id.matches("-?\\d{1,18}") ? (Long) Long.parseLong(id) : null;
    }

    private Answer plain(String method, Params params) {
        return answered(() -> methods.call(method, params, () -> troubles.waitsFor(method)));
    }

    private interface Work {
        JsonNode run();
    }

    private Answer answered(Work work) {
        world.lock.lock();
        try {
            world.tick();
            return Answer.ok(work.run());
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (Polling.Abandoned _) {
            return Answer.nothing();
        } finally {
            world.changed();
            world.lock.unlock();
        }
    }

    private Answer troubled(Trouble trouble, String method, Params params) {
        return switch (trouble) {
            case Trouble.Refuse refuse ->
                new Refusal(refuse.code(), refuse.description(), refuse.parameters()).answer();
            case Trouble.HtmlPage page ->
                new Answer(
                        page.status(),
                        "text/html",
                        "<html><head><title>%1$d</title></head><body><h1>%1$d</h1></body></html>"
                                .formatted(page.status()),
                        false);
            case Trouble.RequestLost _ -> Answer.nothing();
            case Trouble.AnswerLost _ -> {
                instantly(method, params);
                yield Answer.nothing();
            }
            case Trouble.TruncatedJson _ -> {
                var whole = instantly(method, params);
                yield new Answer(
                        whole.status(),
                        whole.contentType(),
                        whole.body().substring(0, whole.body().length() / 2),
                        false);
            }
            case Trouble.Slow slow -> {
                var until = System.nanoTime() + slow.delay().toNanos();
                while (System.nanoTime() < until) LockSupport.parkNanos(until - System.nanoTime());
                yield plain(method, params);
            }
            case Trouble.Held held -> {
                try {
                    held.until().await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
                yield plain(method, params);
            }
        };
    }

    /// Does the work of a call without letting a getUpdates hang.
    private Answer instantly(String method, Params params) {
        return answered(() -> methods.call(method, params, () -> true));
    }

    private static boolean happens(Trouble trouble) {
        return !(trouble instanceof Trouble.RequestLost);
    }

    private List<String> complaints(String method, Params params, Answer answer) {
        var complaints = new ArrayList<String>();
        if (answer.status() == 404) complaints.add("the playground does not know the method " + method);
        if (answer.status() == 200) {
            for (var name : params.unread()) complaints.add("nobody reads the parameter " + name);
        }
        return complaints;
    }

    private Answer record(
            String method,
            Call.Encoding encoding,
            ObjectNode parameters,
            Map<String, Upload> files,
            Answer answer,
            Optional<Trouble> trouble,
            List<String> complaints) {
        world.lock.lock();
        try {
            var happened = trouble.map(Object::toString).orElse("");
            var call = new Call(
                    ++callNumber, world.now(), method, encoding, parameters, files, answer, happened, complaints);
            var all = new ArrayList<>(complaints);
            for (var check : checks) all.addAll(check.apply(call));
            var checked =
                    new Call(call.number(), call.at(), method, encoding, parameters, files, answer, happened, all);
            calls.addLast(checked);
            if (calls.size() > REMEMBERED_CALLS) calls.removeFirst();
            world.tell("call", 0, Json.object().put("number", call.number()));
            return answer;
        } finally {
            world.lock.unlock();
        }
    }

    /// The calls so far, oldest first, in the order in which they were answered; very old ones are forgotten.
    public List<Call> calls() {
        return world.ask(() -> List.copyOf(calls));
    }

    public List<Call> calls(String method) {
        return calls().stream().filter(call -> call.is(method)).toList();
    }

    /// What Telegram would silently put up with: one line for each complaint, naming its call.
    public List<String> complaints() {
        return calls().stream()
                .flatMap(call -> call.complaints().stream().map(complaint -> complaint + " in " + call))
                .toList();
    }

    /// Every later call goes through this check too; what it returns is added to the call's complaints.
    public void check(Function<Call, List<String>> check) {
        checks.add(check);
    }

    /// How the Bot API spells a method.
    public String methodName(String called) {
        return methods.name(called);
    }

    /// All methods that are emulated, sorted.
    Collection<String> methodNames() {
        return methods.names();
    }

    public Troubles trouble() {
        return troubles;
    }

    /// Holds the bot to these limits from now on; without this there are none.
    public void pace(PaceLimits limits) {
        world.run(() -> world.pace = new PaceLimits.Watch(limits));
    }

    /// On by default, as for every new bot: in groups the bot sees commands, replies to it and service messages only.
    public void privacyMode(boolean on) {
        world.run(() -> world.privacyMode = on);
    }

    // The people's side.

    /// The person with this id; the first call makes the person known to Telegram.
    public Person person(Persona persona) {
        return world.ask(() -> {
            world.personas.put(persona.id(), persona);
            world.chats.computeIfAbsent(persona.id(), id -> {
                var chat = new Chat(id, Chat.Type.PRIVATE, persona.firstName());
                chat.standing.put(world.bot.id(), "member");
                return chat;
            });
            return new Person(world, persona);
        });
    }

    /// A basic group of the bot and these people; the first of them owns it. The bot is told that it was added.
    public Group group(String title, Person owner, Person... others) {
        return Group.create(world, Chat.Type.GROUP, title, false, owner, others);
    }

    public Group supergroup(String title, Person owner, Person... others) {
        return Group.create(world, Chat.Type.SUPERGROUP, title, false, owner, others);
    }

    /// A supergroup with topics.
    public Group forum(String title, Person owner, Person... others) {
        return Group.create(world, Chat.Type.SUPERGROUP, title, true, owner, others);
    }

    /// Puts an update into the bot's queue as it is, whatever it holds; its id is added.
    public int sendsRaw(ObjectNode update) {
        return world.ask(() -> {
            var id = world.updates.add(update);
            world.changed();
            return id;
        });
    }

    /// The updates that the bot has not confirmed.
    public List<ObjectNode> waitingUpdates() {
        return world.ask(world.updates::all);
    }

    /// The id that the next update gets.
    public int nextUpdateId() {
        return world.ask(world.updates::next);
    }

    /// Everything that has to survive a restart.
    public ObjectNode snapshot() {
        return world.ask(() -> Snapshot.of(world));
    }

    /// Takes up where a snapshot left off; meant for an emulator in which nothing has happened yet.
    public void restore(JsonNode snapshot) {
        world.run(() -> Snapshot.into(world, snapshot));
    }

    /// Grows with each change.
    public long revision() {
        return world.ask(() -> world.revision);
    }

    // Waiting and watching.

    /// Waits until the bot has confirmed every update that it was given.
    public void awaitAllConfirmed(Duration limit) {
        await(limit, "all updates confirmed", world.updates::isEmpty);
    }

    /// Waits until the bot's getUpdates hangs with nothing left to fetch: it has done its work and asks for more.
    public void awaitIdlePoll(Duration limit) {
        await(limit, "an idle poll", () -> world.updates.isEmpty() && world.polling.isHanging());
    }

    /// Waits until a call fits, looking at those already made too.
    public Call awaitCall(Duration limit, String method, Predicate<Call> which) {
        var found = new ArrayList<Call>();
        await(limit, "a call of " + method, () -> {
            calls.stream()
                    .filter(call -> call.is(method) && which.test(call))
                    .findFirst()
                    .ifPresent(found::add);
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    /// Waits in real time until a condition on this Telegram holds; it is looked at after each change.
    public void await(Duration limit, String what, BooleanSupplier condition) {
        if (!world.await(limit, condition)) {
            throw new AssertionError("no %s within %s; last calls: %s".formatted(what, limit, lastCalls()));
        }
    }

    private String lastCalls() {
        var all = calls();
        return all.subList(Math.max(0, all.size() - 5), all.size()).toString();
    }

    /// Polls close and other things happen by the clock: to be called after time was moved.
    public void tick() {
        world.run(world::tick);
    }

    /// Tells of each change, on the thread that made it and under the lock: the listener has to be quick.
    public AutoCloseable listen(Consumer<Happening> listener) {
        world.listeners.add(listener);
        return () -> world.listeners.remove(listener);
    }

    Optional<StoredFile> file(String path) {
        return world.ask(() -> world.files.values().stream()
                .filter(file -> file.path().equals(path))
                .findFirst());
    }

    void abandonPolls() {
        world.run(world.polling::abandon);
    }
}
