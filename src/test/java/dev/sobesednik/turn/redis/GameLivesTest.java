package dev.sobesednik.turn.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.Rooms;
import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.bot.TestGame;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.conversation.Conversation;
import dev.sobesednik.duel.Duel;
import dev.sobesednik.duel.Duels;
import dev.sobesednik.duel.Match;
import dev.sobesednik.duel.Outcome;
import dev.sobesednik.interview.Mocks;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.ChatState;
import dev.sobesednik.record.ChatState.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Duels and interviews side by side in three topics of one group: whatever people do, the duels keep their rules and
/// end, and the group hears fewer than twenty messages a minute of all the games together.
class GameLivesTest {

    private static final int LIVES = 300;
    private static final int MOVES = 250;
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final long[] PEOPLE = {42, 43, 44, 45};
    private static final int TOPICS = 3;

    private static final Bank BANK = bank();

    @Test
    void hundreds_of_random_games_keep_the_rules_the_budget_and_end() {
        var finished = 0;
        var points = 0;
        var most = 0;
        for (int seed = 0; seed < LIVES; seed++) {
            var life = new Life(seed);
            life.run();
            finished += life.finished;
            points += life.points;
            most = Math.max(most, life.most);
        }
        // Else the moves were too wild to test anything.
        assertThat(finished).isGreaterThan(LIVES / 10);
        assertThat(points).isGreaterThan(LIVES / 2);
        assertThat(most).isBetween(12, 18);
    }

    private static final class Life {

        private final long seed;
        private final Random random;
        private final RecordFields fields = new RecordFields(Rooms.slices());
        private final Conversation conversation;
        private final List<Runnable> underWay = new ArrayList<>();
        private final Map<Integer, List<String>> buttons = new HashMap<>();
        private final Deque<Instant> sent = new ArrayDeque<>();
        private final Map<String, Instant> deadlines = new HashMap<>();
        private final Map<String, List<Outcome.Pick>> picks = new HashMap<>();
        private ChatId group = new ChatId(-1001);
        private ChatState state = new ChatState.Nobody();
        private Instant now = START;
        private int messages = 100;
        private int presses;
        int finished;
        int points;
        int most;

        Life(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.conversation = TestGame.of(() -> BANK, random, "bot", Duration.ofHours(3));
        }

        void run() {
            for (int move = 0; move < MOVES; move++) {
                passes(Duration.ofMillis(random.nextInt(random.nextInt(15) == 0 ? 90_000 : 6_000)));
                if (random.nextInt(8) == 0) restarts();
                if (random.nextInt(100) == 0) migrates();
                moves();
                while (!underWay.isEmpty() && random.nextInt(3) > 0)
                    underWay.removeFirst().run();
            }
            while (!underWay.isEmpty()) underWay.removeFirst().run();
            ends();
        }

        private void restarts() {
            if (!(state instanceof Known before)) return;
            state = fields.read(
                    fields.changes(new ChatState.Nobody(), before, false).written());
            assertThat(state).isEqualTo(before);
        }

        private void moves() {
            var who = PEOPLE[random.nextInt(PEOPLE.length)];
            var topic = random.nextInt(3) == 0 ? random.nextInt(TOPICS) : 0;
            switch (random.nextInt(20)) {
                case 0 -> command(who, topic, "duel", random.nextBoolean() ? "" : "2");
                case 1 -> command(who, topic, "duel", "@p" + PEOPLE[random.nextInt(PEOPLE.length)] + " 3");
                case 2 -> {
                    if (random.nextInt(8) == 0) command(who, topic, "duel", "stop");
                }
                case 3 -> {
                    if (random.nextInt(3) == 0) command(who, topic, "mock", "");
                }
                case 4 -> recent(who, topic, 40);
                default -> recent(who, topic, 6);
            }
        }

        private void recent(long who, int topic, int among) {
            var known = buttons.getOrDefault(topic, List.of());
            if (known.isEmpty()) return;
            var from = Math.max(0, known.size() - among);
            var data = known.get(from + random.nextInt(known.size() - from));
            if ((data.contains(":stop:") || data.contains(":decline:")) && random.nextInt(20) > 0) return;
            for (int times = random.nextInt(5) == 0 ? 2 : 1; times > 0; times--)
                happens(topic, new Incoming.Press(from(who), "p" + ++presses, 7, data));
        }

        private void command(long who, int topic, String name, String argument) {
            happens(topic, new Incoming.Command(from(who), name, argument));
        }

        private void passes(Duration time) {
            now = now.plus(time);
            // Seldom the clock is set back a little.
            if (random.nextInt(40) == 0) now = now.minusSeconds(random.nextInt(30));
            if (random.nextInt(5) > 0) rings();
        }

        private void rings() {
            for (var wake : conversation.wakes(group, state)) {
                if (wake.due().isAfter(now)) continue;
                happens(0, new Incoming.TimeIsUp(wake.lane(), wake.due()));
                if (random.nextInt(10) == 0) happens(0, new Incoming.TimeIsUp(wake.lane(), wake.due()));
            }
        }

        private void migrates() {
            var to = new ChatId(group.value() - 1);
            var letters = new ArrayList<String>();
            var step = decide(group, state, new Incoming.Migrated(to));
            for (var effect : step.effects())
                if (effect instanceof Effect.Tell(ChatId other, String letter) && other.equals(to)) letters.add(letter);
            if (letters.isEmpty()) return;
            assertThat(conversation.wakes(group, step.next()))
                    .as("wake-ups of the old id, seed %d", seed)
                    .isEmpty();
            underWay.clear();
            var old = group;
            group = to;
            state = new ChatState.Nobody();
            happens(0, new Incoming.Letter(old, letters.getFirst()));
        }

        /// Nobody does anything any more.
        private void ends() {
            for (int rings = 0; !conversation.wakes(group, state).isEmpty(); rings++) {
                assertThat(rings).as("rings until the end, seed %d", seed).isLessThan(500);
                var next = conversation.wakes(group, state).stream()
                        .map(wake -> wake.due())
                        .min(Instant::compareTo)
                        .orElseThrow();
                if (next.isAfter(now)) now = next;
                rings();
                while (!underWay.isEmpty()) underWay.removeFirst().run();
            }
            if (state instanceof Known(ChatRecord left)) {
                assertThat(left.get(Duels.SLICE).sessions())
                        .as("duels left at the end, seed %d", seed)
                        .isEmpty();
                assertThat(left.get(Mocks.SLICE).sessions())
                        .as("mocks left at the end, seed %d", seed)
                        .isEmpty();
            }
        }

        private void happens(int topic, Incoming incoming) {
            var step = decide(group, state, topic == 0 ? incoming : new Incoming.InTopic(topic, incoming));
            state = step.next();
            for (var effect : step.effects()) lands(topic, effect);
            if (incoming instanceof Incoming.Press)
                assertThat(step.effects().stream().filter(Effect.AnswerPress.class::isInstance))
                        .as("answers to one press, seed %d", seed)
                        .hasSize(1);
            if (state instanceof Known(ChatRecord here)) check(here);
        }

        private Step<ChatState> decide(ChatId chat, ChatState before, Incoming incoming) {
            return conversation.decide(chat, before, incoming, now);
        }

        private void lands(int topic, Effect effect) {
            switch (effect) {
                case Effect.InTopic(int there, Effect inner) -> {
                    counts();
                    lands(there, inner);
                }
                case Effect.Show(int id, Message message) -> {
                    assertThat(id).isPositive();
                    shown(topic, message);
                }
                case Effect.Post(String tag, Message message) -> {
                    shown(topic, message);
                    var id = ++messages;
                    underWay.add(() -> happens(0, new Incoming.Posted(tag, id)));
                    if (random.nextInt(10) == 0) underWay.add(() -> happens(0, new Incoming.Posted(tag, id + 1)));
                }
                default -> {}
            }
        }

        private void counts() {
            // The newest instant counts.
            var at = sent.isEmpty() || now.isAfter(sent.getLast()) ? now : sent.getLast();
            sent.add(at);
            while (!sent.getFirst().isAfter(at.minus(Duration.ofMinutes(1)))) sent.removeFirst();
            most = Math.max(most, sent.size());
            assertThat(sent.size()).as("messages in a minute, seed %d", seed).isLessThanOrEqualTo(18);
        }

        private void shown(int topic, Message message) {
            var known = buttons.computeIfAbsent(topic, any -> new ArrayList<>());
            for (var row : message.keyboard().rows())
                for (var button : row) if (button instanceof Keyboard.Press(var label, String data)) known.add(data);
        }

        private void check(ChatRecord here) {
            assertThat(here.get(Mocks.SLICE).running() + here.get(Duels.SLICE).running())
                    .isLessThanOrEqualTo(2);
            for (var session : here.get(Duels.SLICE).sessions()) {
                switch (session.duel()) {
                    case Duel.Asking asking -> {
                        asking(asking);
                        match(asking.match(), null);
                    }
                    case Duel.Pausing pausing -> match(pausing.match(), null);
                    case Duel.Over over -> match(over.match(), over);
                    case Duel.Challenge _, Duel.Closed _ -> {}
                }
            }
        }

        private void asking(Duel.Asking asking) {
            var key = asking.number() + "." + asking.question();
            var deadline = deadlines.merge(key, asking.deadline(), (before, after) -> before);
            assertThat(asking.deadline())
                    .as("the time of a question, seed %d", seed)
                    .isEqualTo(deadline);
            var before = picks.getOrDefault(key, List.of());
            assertThat(asking.picks().subList(0, before.size()))
                    .as("a choice stays")
                    .isEqualTo(before);
            assertThat(asking.picks()).as("both have answered, seed %d", seed).hasSizeLessThan(2);
            picks.put(key, asking.picks());
        }

        private void match(Match match, Duel.@Nullable Over over) {
            assertThat(match.first()).isNotEqualTo(match.second());
            for (var outcome : match.outcomes()) {
                assertThat(outcome.picks())
                        .extracting(Outcome.Pick::who)
                        .doesNotHaveDuplicates()
                        .allMatch(match::isPlayer);
            }
            var score = match.score(match.first()) + match.score(match.second());
            assertThat(score).isLessThanOrEqualTo(match.outcomes().size());
            if (over != null && deadlines.put("over." + match.number(), now) == null) {
                points += (int) score;
                if (over.end() == Duel.End.FINISHED) finished++;
            }
        }

        private static From from(long id) {
            return new From(id, "P" + id, "ru", "p" + id, true, Incoming.Standing.UNASKED);
        }
    }

    private static Bank bank() {
        return switch (BankFile.packaged()) {
            case Loaded.Ready ready -> ready.bank();
            case Loaded.Refused refused -> throw new IllegalStateException(refused.message());
        };
    }
}
