package dev.sobesednik.interview.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Effect.AnswerPress;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Context.World;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Features;
import dev.sobesednik.interview.InterviewSession;
import dev.sobesednik.interview.Mock;
import dev.sobesednik.interview.Mocks;
import dev.sobesednik.interview.Outcome;
import dev.sobesednik.interview.Participation;
import dev.sobesednik.interview.Round;
import dev.sobesednik.interview.Sheet;
import dev.sobesednik.interview.json.InterviewJson;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.storage.StoredSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whatever people do, in whatever order and however late, an interview keeps its rules and ends.
class MockLivesTest {

    private static final int LIVES = 2_000;
    private static final int MOVES = 200;
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final ChatId GROUP = new ChatId(-1001);
    /// The last one never started the bot.
    private static final long[] PEOPLE = {42, 43, 44, 45, 46};

    private static final Bank BANK = bank();
    private static final Feature IN_GROUP = new InterviewInGroup();
    private static final Feature IN_PRIVATE = new InterviewInPrivate();
    private static final Features FEATURES = new Features(List.of(IN_GROUP, IN_PRIVATE));

    @Test
    void thousands_of_random_interviews_keep_the_rules_and_end() {
        var played = 0;
        var rated = 0;
        for (int seed = 0; seed < LIVES; seed++) {
            var life = new Life(seed);
            life.run();
            played += life.outcomes;
            rated += life.rated;
        }
        // Else the moves were too wild to test anything.
        assertThat(played).isGreaterThan(LIVES);
        assertThat(rated).isGreaterThan(LIVES / 4);
    }

    private static final class Life {

        private final long seed;
        private final Random random;
        /// Of those who started the bot.
        private final Map<ChatId, ChatRecord> records = new HashMap<>();
        private final List<Runnable> underWay = new ArrayList<>();
        private final List<String> groupButtons = new ArrayList<>();
        private final Map<Long, List<String>> ownButtons = new HashMap<>();
        private final Deque<Instant> sent = new ArrayDeque<>();
        private final Set<Long> seated = new HashSet<>();
        private final Map<Integer, Integer> outcomesOf = new HashMap<>();
        private final Map<String, Integer> left = new HashMap<>();
        private Instant now = START;
        private int messages = 100;
        private int presses;
        int outcomes;
        int rated;

        Life(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            for (var id : PEOPLE) {
                if (id != PEOPLE[PEOPLE.length - 1])
                    records.put(new ChatId(id), ChatRecord.EMPTY.with(Profile.SLICE, Profile.met(Language.RU)));
                ownButtons.put(id, new ArrayList<>());
            }
        }

        void run() {
            says(42, "");
            for (int move = 0; move < MOVES; move++) {
                passes(Duration.ofSeconds(random.nextInt(20) == 0 ? random.nextInt(400) : random.nextInt(20)));
                if (random.nextInt(8) == 0) restarts();
                moves();
            }
            while (!underWay.isEmpty()) underWay.removeFirst().run();
            ends();
            outcomes = outcomesOf.values().stream().mapToInt(count -> count).sum();
        }

        private void moves() {
            var who = PEOPLE[random.nextInt(PEOPLE.length)];
            switch (random.nextInt(24)) {
                case 0 -> says(who, "");
                case 1 -> {
                    if (random.nextInt(20) == 0) says(who, "stop");
                }
                case 2 -> {
                    if (random.nextInt(8) == 0) says(who, "leave");
                }
                case 3 -> {
                    if (random.nextInt(3) == 0) blocks(who);
                }
                case 4 -> starts(who);
                case 5 -> pressed(GROUP, who, Data.of("mock", "rate", random.nextInt(3), random.nextInt(9)));
                case 6, 7, 8, 9, 10, 11 -> recent(GROUP, who, groupButtons, random.nextBoolean() ? 4 : 12);
                case 12 -> recent(GROUP, who, groupButtons, 1_000);
                default -> {
                    // A form takes ten taps.
                    for (int taps = random.nextInt(3) == 0 ? random.nextInt(20) : 1; taps > 0; taps--)
                        recent(
                                new ChatId(who),
                                who,
                                ownButtons.getOrDefault(who, List.of()),
                                random.nextBoolean() ? 1 : 6);
                }
            }
            if (!underWay.isEmpty() && random.nextInt(3) > 0)
                underWay.remove(random.nextInt(Math.min(2, underWay.size()))).run();
        }

        private void recent(ChatId chat, long who, List<String> buttons, int among) {
            if (buttons.isEmpty()) return;
            var from = Math.max(0, buttons.size() - among);
            var data = buttons.get(from + random.nextInt(buttons.size() - from));
            // Stopping is rare among people who came to play.
            if ((data.contains(":stop:") || data.contains(":leave:")) && random.nextInt(20) > 0) return;
            pressed(chat, who, data);
            if (random.nextInt(5) == 0) pressed(chat, who, data);
        }

        private void says(long who, String argument) {
            var command = new Incoming.Command(from(who), "mock", argument);
            happens(
                    GROUP,
                    (record, context) ->
                            IN_GROUP.commands().getFirst().handler().handle(command, record, context));
        }

        private void blocks(long who) {
            var chat = new ChatId(who);
            if (!records.containsKey(chat)) return;
            reaches(chat, false);
            happens(chat, (record, context) -> IN_PRIVATE.hear(new Events.WentAway(), record, context));
        }

        private void starts(long who) {
            comesBack(new ChatId(who));
            var start = new Incoming.Command(from(who), "start", "mock_-1001_0_1");
            happens(
                    new ChatId(who),
                    (record, context) ->
                            IN_PRIVATE.opened(start, record, context).orElseThrow());
        }

        private void comesBack(ChatId chat) {
            var wasAway = !Profile.of(record(chat)).reachable();
            reaches(chat, true);
            if (wasAway) happens(chat, (record, context) -> IN_PRIVATE.hear(new Events.CameBack(), record, context));
        }

        private void reaches(ChatId chat, boolean can) {
            var record = record(chat);
            records.put(chat, record.with(Profile.SLICE, Profile.of(record).withReachable(can)));
        }

        private ChatRecord record(ChatId chat) {
            return records.getOrDefault(chat, ChatRecord.EMPTY.with(Profile.SLICE, Profile.met(Language.RU)));
        }

        private void pressed(ChatId chat, long who, String data) {
            if (chat.isPrivate()) comesBack(chat);
            var press = new Press(from(who), "p" + ++presses, 7, data);
            var feature = chat.isPrivate() ? IN_PRIVATE : IN_GROUP;
            var effects = happens(
                    chat,
                    (record, context) -> feature.press(press, Data.read(data).orElseThrow(), record, context));
            assertThat(effects.stream().filter(AnswerPress.class::isInstance))
                    .as("answers to one press, seed %d", seed)
                    .hasSize(1);
        }

        private void passes(Duration time) {
            now = now.plus(time);
            // Seldom the clock is set back a little.
            if (random.nextInt(40) == 0) now = now.minusSeconds(random.nextInt(30));
            if (random.nextInt(5) > 0) rings();
        }

        /// As the engine does: what the record asks for and is due.
        private void rings() {
            for (var wake : IN_GROUP.wakes(record(GROUP))) {
                if (wake.due().isAfter(now)) continue;
                happens(GROUP, (record, context) -> IN_GROUP.ring(wake, record, context));
                assertThat(IN_GROUP.wakes(record(GROUP)))
                        .as("what has rung, seed %d", seed)
                        .allMatch(next -> next.due().isAfter(now));
            }
        }

        private void restarts() {
            records.replaceAll((chat, record) -> record.with(
                            Mocks.SLICE, reread(InterviewJson.MOCKS, record.get(Mocks.SLICE)))
                    .with(Participation.SLICE, reread(InterviewJson.PARTICIPATION, record.get(Participation.SLICE))));
        }

        private static <S> S reread(StoredSlice<S> stored, S value) {
            return stored.read(stored.write(value));
        }

        /// Nobody does anything any more.
        private void ends() {
            for (int rings = 0; !IN_GROUP.wakes(record(GROUP)).isEmpty(); rings++) {
                assertThat(rings).as("rings until the end, seed %d", seed).isLessThan(500);
                var next = IN_GROUP.wakes(record(GROUP)).getFirst().due();
                if (next.isAfter(now)) now = next;
                rings();
                while (!underWay.isEmpty()) underWay.removeFirst().run();
            }
            assertThat(session()).as("what is left at the end, seed %d", seed).isNull();
        }

        private List<Effect> happens(ChatId chat, BiFunction<ChatRecord, Context, Step<ChatRecord>> decision) {
            var world = new World(BANK, random, "bot", words -> Optional.empty(), Duration.ofHours(3));
            var before = record(chat);
            var step = decision.apply(before, new Context(chat, 0, now, world, FEATURES));
            records.put(chat, step.next());
            for (var effect : step.effects()) lands(chat, effect);
            if (chat.equals(GROUP)) check();
            return step.effects();
        }

        private void arrives(ChatId from, ChatId to, String letter) {
            if (to.isPrivate() && !records.containsKey(to))
                for (var effect : IN_PRIVATE.undeliverable(from, letter)) lands(to, effect);
            else {
                var feature = to.isPrivate() ? IN_PRIVATE : IN_GROUP;
                happens(to, (record, context) -> feature.letter(from, letter, record, context));
            }
        }

        private void isPosted(ChatId chat, String tag, int id) {
            happens(chat, (record, context) -> IN_GROUP.posted(tag, id, record, context));
        }

        private void lands(ChatId chat, Effect effect) {
            switch (effect) {
                case Effect.InTopic(int topic, Effect inner) -> {
                    assertThat(topic).isZero();
                    counts();
                    lands(chat, inner);
                }
                case Effect.Say(Message message) -> buttons(chat, message);
                case Effect.Show(int id, Message message) -> {
                    assertThat(id).isPositive();
                    buttons(chat, message);
                }
                case Effect.Post(String tag, Message message) -> {
                    buttons(chat, message);
                    var id = ++messages;
                    underWay.add(() -> isPosted(chat, tag, id));
                    if (random.nextInt(10) == 0) underWay.add(() -> isPosted(chat, tag, id + 1));
                }
                case Effect.Tell(ChatId to, String letter) -> underWay.add(() -> arrives(chat, to, letter));
                case Effect.PushPoll _, Effect.StopPoll _ -> throw new AssertionError("an interview has no polls");
                case Effect.Strip(int id) -> assertThat(id).isPositive();
                case Effect.Push _, Effect.AnswerPress _, Effect.Attach _ -> {}
                case Effect.Raise _, Effect.Remark _ -> {}
            }
        }

        /// The clock of this test may step back: the newest instant counts.
        private void counts() {
            var at = sent.isEmpty() || now.isAfter(sent.getLast()) ? now : sent.getLast();
            sent.add(at);
            while (!sent.getFirst().isAfter(at.minus(Duration.ofMinutes(1)))) sent.removeFirst();
            assertThat(sent.size()).as("messages in a minute, seed %d", seed).isLessThanOrEqualTo(9);
        }

        private void buttons(ChatId chat, Message message) {
            var shown = chat.equals(GROUP) ? groupButtons : ownButtons.getOrDefault(chat.value(), new ArrayList<>());
            for (var row : message.keyboard().rows())
                for (var button : row) if (button instanceof Keyboard.Press(var label, String data)) shown.add(data);
        }

        private void check() {
            var session = session();
            if (session == null) return;
            var table = session.mock().table();
            for (var seat : table.seats()) seated.add(seat.member().id());
            switch (session.mock()) {
                case Mock.Answering(var here, Round round, boolean over) -> round(table.number(), round);
                case Mock.Scoring scoring -> {
                    round(table.number(), scoring.round());
                    assertThat(scoring.votes().keySet()).noneMatch(scoring.round()::isCandidate);
                    assertThat(seated).containsAll(scoring.votes().keySet());
                }
                case Mock.Lobby _, Mock.Between _, Mock.Over _ -> {}
            }
            for (var outcome : table.outcomes()) outcome(outcome);
            assertThat(table.outcomes().size())
                    .isLessThanOrEqualTo(table.setting().rounds());
            outcomesOf.put(table.number(), table.outcomes().size());
            assertThat(table.round()).isLessThanOrEqualTo(table.setting().rounds());
        }

        private void round(int number, Round round) {
            assertThat(round.isInterviewer(round.candidate().id())).isFalse();
            assertThat(seated).contains(round.candidate().id());
            var before = left.merge(number + "." + round.number(), round.left(), Math::min);
            assertThat(round.left()).as("minutes left, seed %d", seed).isLessThanOrEqualTo(before);
        }

        private void outcome(Outcome outcome) {
            assertThat(seated).contains(outcome.candidate().id());
            var interviewer = outcome.interviewer();
            if (interviewer == null) {
                assertThat(outcome.theirs()).isNull();
            } else {
                assertThat(seated).contains(interviewer.id());
                assertThat(interviewer.id()).isNotEqualTo(outcome.candidate().id());
            }
            for (var sheet : new @Nullable Sheet[] {outcome.own(), outcome.theirs()})
                if (sheet != null) {
                    assertThat(sheet.isValid(outcome.points())).isTrue();
                    rated++;
                }
        }

        private @Nullable InterviewSession session() {
            return record(GROUP).get(Mocks.SLICE).at(0).orElse(null);
        }

        private static From from(long id) {
            return new From(id, "P" + id, "ru");
        }
    }

    private static Bank bank() {
        return switch (BankFile.packaged()) {
            case Loaded.Ready ready -> ready.bank();
            case Loaded.Refused refused -> throw new IllegalStateException(refused.message());
        };
    }
}
