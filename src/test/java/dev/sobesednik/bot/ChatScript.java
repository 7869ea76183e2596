package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.Rooms;
import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Contents;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.bank.json.TranslationFile;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Step;
import dev.sobesednik.duty.BotParts;
import dev.sobesednik.duty.BotRunner;
import dev.sobesednik.feature.Game;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.ops.AdminCommands;
import dev.sobesednik.ops.CurrentBank;
import dev.sobesednik.ops.Metered;
import dev.sobesednik.playground.BotApiDescription;
import dev.sobesednik.playground.BotApiServer;
import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.MovableClock;
import dev.sobesednik.playground.people.Group;
import dev.sobesednik.playground.people.MessageView;
import dev.sobesednik.playground.people.Person;
import dev.sobesednik.playground.people.Talk;
import dev.sobesednik.playground.world.BotAccount;
import dev.sobesednik.playground.world.Persona;
import dev.sobesednik.playground.world.Press;
import dev.sobesednik.record.ChatState;
import dev.sobesednik.redis.Lease;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.telegram.Pace;
import dev.sobesednik.texts.Texts;
import dev.sobesednik.turn.OutboxStore;
import dev.sobesednik.turn.Turns;
import dev.sobesednik.turn.redis.RedisOutboxStore;
import dev.sobesednik.turn.redis.RedisPolls;
import dev.sobesednik.turn.redis.RedisRecords;
import dev.sobesednik.turn.redis.RedisWakes;
import dev.sobesednik.turn.telegram.Introduction;
import dev.sobesednik.turn.telegram.Requests;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.data.redis.core.StringRedisTemplate;

/// A chat as a script: people say and tap, the bot shows. Time moves only when the script says so.
public final class ChatScript implements AutoCloseable {

    public static final Duration SOON = Duration.ofSeconds(10);
    private static final Texts TEXTS = new Texts();
    /// Reading it takes longer than most scripts.
    private static final Loaded BANK = BankFile.packaged();

    private static final Loaded ENGLISH = TranslationFile.packaged(((Loaded.Ready) BANK).contents());
    public static final long ADMIN = 7;
    public static final long OTHER_ADMIN = 8;

    /// Longer only where a test keeps something from being sent.
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofMillis(500);

    public final MovableClock clock;
    public final EmulatedTelegram telegram;
    public final BotApiServer server;
    public final StringRedisTemplate redis;
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private volatile Loaded file = BANK;
    private volatile Function<Contents, Loaded> translation = original ->
            Objects.equals(original, ((Loaded.Ready) BANK).contents()) ? ENGLISH : new Loaded.Ready(original);
    private volatile String broken = "";
    private final CurrentBank bank = new CurrentBank(() -> file, original -> translation.apply(original));
    private final AdminCommands admins = new AdminCommands(Set.of(ADMIN), bank);
    private Pace.Limits limits = Pace.Limits.OFF;
    private BotRunner runner;

    public static ChatScript at(String instant) {
        var script = new ChatScript(Instant.parse(instant));
        script.botStarts();
        return script;
    }

    private ChatScript(Instant start) {
        clock = new MovableClock(InstantSource.fixed(start));
        telegram = new EmulatedTelegram(clock, new BotAccount("1000:playground", "sobesednik_bot", "Собеседник"));
        BotApiDescription.watch(telegram);
        server = BotApiServer.start(telegram, 0);
        redis = RealRedis.empty();
        runner = instance(redis);
    }

    /// Another instance on the same Redis and the same token, not started yet.
    public BotRunner instance(StringRedisTemplate itsRedis) {
        return instance(itsRedis, new RedisOutboxStore(itsRedis), () -> Instant.EPOCH.plusNanos(System.nanoTime()));
    }

    /// @param ticker what the instance takes for the clock that never jumps
    public BotRunner instance(StringRedisTemplate itsRedis, OutboxStore store, InstantSource ticker) {
        return instance(new BotApi(server.url(), telegram.bot().token()), itsRedis, store, ticker);
    }

    /// An instance with another token.
    public BotRunner instance(BotApi api, StringRedisTemplate itsRedis) {
        return instance(
                api, itsRedis, new RedisOutboxStore(itsRedis), () -> Instant.EPOCH.plusNanos(System.nanoTime()));
    }

    private BotRunner instance(BotApi api, StringRedisTemplate itsRedis, OutboxStore store, InstantSource ticker) {
        var random = new Random(7);
        return new BotRunner(new BotParts(
                api,
                new Lease(itsRedis, UUID.randomUUID().toString(), clock, ticker),
                store,
                new RedisWakes(itsRedis),
                new RedisPolls(itsRedis),
                name -> new Turns(
                        new RedisRecords(itsRedis, Rooms.slices()),
                        new BreakableGame(admins.before(game(name, random))),
                        new Requests(TEXTS),
                        clock),
                game("", random)::asksForStanding,
                new Introduction(TEXTS, TestGame.FEATURES),
                limits,
                clock,
                ticker,
                new Metered(meters)));
    }

    private Game game(String botName, Random random) {
        return TestGame.inLanguages(bank::in, random, botName, Duration.ofHours(3));
    }

    public void botStarts() {
        runner.start();
    }

    public void botStarts(BotRunner instance) {
        runner = instance;
        runner.start();
    }

    public void botStops() {
        runner.close();
    }

    public void botRestarts() {
        runner.close();
        runner = instance(redis);
        runner.start();
    }

    public BotRunner bot() {
        return runner;
    }

    /// The bank in use.
    public void bankIs(Loaded other) {
        fileHolds(other);
        bank.reload();
    }

    /// What the next `/reload` will find.
    public void fileHolds(Loaded other) {
        file = other;
    }

    /// What the next `/reload` will find beside it.
    public void translationHolds(Function<Contents, Loaded> other) {
        translation = other;
    }

    /// A fault of the bot's own: this command throws.
    public void breaksOn(String command) {
        broken = command;
    }

    /// A game with the fault that a test has planned.
    private final class BreakableGame implements Game {

        private final Game game;

        BreakableGame(Game game) {
            this.game = game;
        }

        @Override
        public Step<ChatState> decide(ChatId chat, ChatState state, Incoming incoming, Instant now) {
            var word = switch (incoming) {
                case Incoming.Command command -> "/" + command.name();
                case Incoming.TimeIsUp _ -> "time is up";
                default -> "";
            };
            if (!word.isEmpty() && word.equals(broken)) throw new IllegalStateException("a fault planned by the test");
            return game.decide(chat, state, incoming, now);
        }

        @Override
        public List<Wake> wakes(ChatId chat, ChatState state) {
            return game.wakes(chat, state);
        }

        @Override
        public Optional<Language> language(ChatState state) {
            return game.language(state);
        }

        @Override
        public boolean asksForStanding(ChatId chat, Incoming incoming) {
            return game.asksForStanding(chat, incoming);
        }
    }

    public Bank bank() {
        return bank.get();
    }

    public User user(long id, String name, String language) {
        return new User(telegram.person(new Persona(id, name, null, language)));
    }

    public User anya() {
        return user(42, "Аня", "ru");
    }

    public User ben() {
        return user(43, "Ben", "en");
    }

    /// What falls due by then has been sent, as far as it can be.
    public void passes(Duration time) {
        clock.forward(time);
        runner.catchUp(CAUGHT_UP_WITHIN);
    }

    /// What is kept of a chat, field by field.
    public String record(long id) {
        return redis.<String, String>opsForHash().entries(key(id)).toString();
    }

    /// What is kept of a chat, slice by slice, as the bot would read it.
    public ChatState state(long id) {
        return new RedisRecords(redis, Rooms.slices()).load(new ChatId(id)).state();
    }

    public static String key(long id) {
        return "{p%02d}:chat:%d".formatted(Math.floorMod(Long.hashCode(id), 64), id);
    }

    /// Every update so far has landed, and everything that follows from it was sent.
    public void settles() {
        telegram.awaitAllConfirmed(SOON);
        until("nothing waits to be sent", this::nothingWaits);
    }

    /// For what the emulator cannot see: it is looked at every few milliseconds of real time.
    public void until(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(SOON).pollInterval(Duration.ofMillis(5)).until(condition);
    }

    private boolean nothingWaits() {
        for (int partition = 0; partition < 64; partition++) {
            var size = redis.opsForStream().size("{p%02d}:outbox".formatted(partition));
            if (size != null && size > 0) return false;
        }
        return true;
    }

    @Override
    public void close() {
        runner.close();
        server.close();
        RealRedis.cut(redis);
        assertThat(telegram.complaints())
                .as("requests that the Bot API does not describe")
                .isEmpty();
    }

    /// One person in one chat.
    public final class User {
        public final Person person;
        private final Talk talk;

        User(Person person) {
            this(person, person.talk());
        }

        private User(Person person, Talk talk) {
            this.person = person;
            this.talk = talk;
        }

        /// The same person in a group, or in one topic of it.
        public User in(Group group) {
            return new User(person, person.in(group));
        }

        public User in(Group group, int topic) {
            return new User(person, person.in(group, topic));
        }

        public Shown starts() {
            return after(() -> person.starts(""));
        }

        public Shown starts(String payload) {
            return after(() -> person.starts(payload));
        }

        public Shown sends(String text) {
            return after(() -> talk.sends(text));
        }

        /// Taps a button of the newest message that has it; waits for the spinner to end and all messages to settle.
        public Tapped taps(String label) {
            var message = withButton(label);
            var press = talk.presses(message, whole(label, message));
            var answer = press.awaitAnswer(SOON);
            settles();
            return new Tapped(answer, last(), talk.seesMessage(message.id()));
        }

        /// Taps a button of a card's menu, and opens the menu first where it is closed.
        public Tapped tapsInMenu(String label) {
            var buttons = withAnyButton(label, "Ещё", "More").buttonTexts();
            if (buttons.stream().noneMatch(text -> names(label, text))) taps(buttons.contains("Ещё") ? "Ещё" : "More");
            return taps(label);
        }

        public Press tapsData(MessageView message, String data) {
            return talk.presses(message.id(), data);
        }

        /// A forged or an old button under the newest message.
        public Press.Answered tapsData(String data) {
            var answer = tapsData(last(), data).awaitAnswer(SOON);
            settles();
            return answer;
        }

        /// All that the bot has said here so far, oldest first.
        public List<String> texts() {
            return talk.seesFromBot().stream().map(MessageView::text).toList();
        }

        public Talk talk() {
            return talk;
        }

        public MessageView last() {
            return talk.seesFromBot().getLast();
        }

        public Shown sees() {
            settles();
            return new Shown(last());
        }

        private MessageView withButton(String label) {
            return withAnyButton(label);
        }

        private MessageView withAnyButton(String... labels) {
            return talk.seesFromBot().reversed().stream()
                    .filter(message -> message.buttonTexts().stream()
                            .anyMatch(text -> Stream.of(labels).anyMatch(label -> names(label, text))))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no message with a button " + List.of(labels)
                            + ", the newest is: " + last().text() + " " + last().buttonTexts()));
        }

        private static String whole(String label, MessageView message) {
            return message.buttonTexts().stream()
                    .filter(text -> names(label, text))
                    .findFirst()
                    .orElseThrow();
        }

        private Shown after(Runnable act) {
            act.run();
            settles();
            return new Shown(last());
        }
    }

    /// What came of a tap.
    ///
    /// @param newest the newest message of the bot
    /// @param tapped the message with the button, as it is now
    public record Tapped(Press.Answered answer, MessageView newest, MessageView tapped) {

        public Tapped says(String toast) {
            assertThat(answer.text()).isEqualTo(toast);
            return this;
        }

        public Shown shows() {
            return new Shown(tapped);
        }

        public Shown sends() {
            return new Shown(newest);
        }
    }

    /// A grade's button says after its name when the question comes back: "Good · 6 d".
    private static boolean names(String label, String text) {
        return text.equals(label) || text.startsWith(label + " · ");
    }

    /// A message on the screen.
    public record Shown(MessageView message) {

        public Shown with(String... parts) {
            assertThat(message.text()).contains(parts);
            return this;
        }

        public Shown without(String... parts) {
            assertThat(message.text()).doesNotContain(parts);
            return this;
        }

        public Shown withButtons(String... labels) {
            assertThat(names()).contains(labels);
            return this;
        }

        public Shown withoutButtons(String... labels) {
            assertThat(names()).doesNotContain(labels);
            return this;
        }

        /// Whole, and without what follows the name.
        private List<String> names() {
            return message.buttonTexts().stream()
                    .flatMap(text -> Stream.of(text, text.split(" · ", 2)[0]))
                    .toList();
        }

        public Shown starts(String beginning) {
            assertThat(message.text()).startsWith(beginning);
            return this;
        }

        public String text() {
            return message.text();
        }
    }
}
