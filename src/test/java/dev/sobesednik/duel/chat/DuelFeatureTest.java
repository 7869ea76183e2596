package dev.sobesednik.duel.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.json.BankFile;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.chat.Budget;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Lane;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.duel.Duel;
import dev.sobesednik.duel.Duels;
import dev.sobesednik.duel.json.StoredDuels;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Features;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.record.ChatRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DuelFeatureTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final ChatId GROUP = new ChatId(-1001);
    private static final Bank BANK = bank();

    /// Words of links and buttons that people have: they never change.
    @Test
    void its_words_are_those_of_old_buttons_and_links() {
        var features = new Features(List.of(new DuelFeature()));

        assertThat(features.named(Place.GROUP, "duel")).isPresent();
        assertThat(features.command(Place.GROUP, "duel")).isPresent();
        assertThat(features.named(Place.PRIVATE, "duel")).isEmpty();
    }

    @Test
    void a_link_of_the_private_chat_begins_a_challenge_and_other_links_are_not_its_own() {
        var life = new Life(1);

        assertThat(life.feature.opened(new Incoming.Command(life.from(42), "start", "mock"), life.record, life.at(0)))
                .isEmpty();
        assertThat(life.feature.opened(new Incoming.Command(life.from(42), "start", "duel"), life.record, life.at(0)))
                .isPresent();
    }

    @Test
    void the_level_asked_last_is_the_usual_one_and_what_was_drawn_counts_as_seen() {
        var life = new Life(1);
        life.record = life.record.with(QuestionHistory.SLICE, new QuestionHistory(1, 2, null, Map.of()));
        life.command(42, 0, "");
        life.press(43, 0, "1:duel:accept:1:0");

        var session = life.duels().at(0).orElseThrow();
        var match = ((Duel.Pausing) session.duel()).match();
        assertThat(match.level()).isEqualTo(2);
        assertThat(life.record.get(QuestionHistory.SLICE).cards()).hasSize(Duel.QUESTIONS);
        assertThat(life.record.get(QuestionHistory.SLICE).showings()).isEqualTo(1);
    }

    @Test
    void a_refused_acceptance_draws_nothing() {
        var life = new Life(1);
        life.command(42, 0, "");
        life.press(42, 0, "1:duel:accept:1:0");

        assertThat(life.record.get(QuestionHistory.SLICE)).isEqualTo(QuestionHistory.NOTHING);
    }

    @Test
    void each_topic_has_its_own_clock_and_people_look_at_it() {
        var life = new Life(1);
        life.command(42, 0, "");
        life.command(43, 7, "");

        assertThat(life.feature.wakes(life.record))
                .containsExactlyInAnyOrder(
                        new Wake("0", Lane.DEADLINE, START.plus(Duel.CHALLENGE_LASTS)),
                        new Wake("7", Lane.DEADLINE, START.plus(Duel.CHALLENGE_LASTS)));
        assertThat(life.feature.activity(life.record).isFull()).isTrue();
    }

    @Test
    void duels_of_both_ids_go_on_beside_each_other() {
        var before = new Life(1);
        before.command(42, 0, "");
        before.command(42, 7, "");
        var after = new Life(2);
        after.command(43, 0, "");

        var merged = after.feature.merged(after.record, before.record).get(Duels.SLICE);
        assertThat(merged.count()).isEqualTo(2);
        assertThat(merged.at(0)).isEqualTo(after.duels().at(0));
        assertThat(merged.at(7)).isEqualTo(before.duels().at(7));
    }

    @Test
    void data_that_nobody_ever_wrote_is_answered() {
        var life = new Life(1);
        for (var running : new boolean[] {false, true}) {
            if (running) life.command(42, 0, "");
            for (var data : List.of(
                    "1:duel",
                    "1:duel:",
                    "1:duel:accept",
                    "1:duel:accept:1",
                    "1:duel:accept:1:x",
                    "1:duel:accept:1:0:0",
                    "1:duel:pick:1:1",
                    "1:duel:fly:1:0",
                    "1:duel:again:1:0",
                    "1:duel:stop:99:0")) {
                var before = life.record;
                life.press(43, 0, data);
                assertThat(life.record).as(data).isEqualTo(before);
            }
        }
        for (var tag : List.of("duel.", "duel.0.1", "duel.0.1.x", "duel.0.9.1", "duel.9.1.1", "duel.0.1.99999999999"))
            assertThat(life.feature.posted(tag, 7, life.record, life.at(0))).isEqualTo(Step.to(life.record));
    }

    /// What would ask for the same instant again would ring for ever.
    @Test
    void many_random_duels_never_ring_twice_at_one_instant_spare_the_group_and_end() {
        var finished = 0;
        for (int seed = 0; seed < 150; seed++) {
            var life = new Life(seed);
            life.run();
            finished += life.finished;
        }
        // Else the moves were too wild to test anything.
        assertThat(finished).isGreaterThan(10);
    }

    private static final class Life {

        private final DuelFeature feature = new DuelFeature();
        private final Features features = new Features(List.of(feature));
        private final Map<Integer, List<String>> buttons = new HashMap<>();
        private final Deque<Instant> sent = new ArrayDeque<>();
        private final List<Runnable> underWay = new ArrayList<>();
        private final long seed;
        private final Random random;
        private ChatRecord record = ChatRecord.EMPTY;
        private Instant now = START;
        private int messages = 100;
        private int finished;

        Life(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void run() {
            for (int move = 0; move < 250; move++) {
                now = now.plusMillis(random.nextInt(random.nextInt(15) == 0 ? 90_000 : 6_000));
                // Seldom the clock is set back a little.
                if (random.nextInt(40) == 0) now = now.minusSeconds(random.nextInt(30));
                if (random.nextInt(5) > 0) rings();
                if (random.nextInt(100) == 0)
                    lands(0, feature.hear(new Events.MovedIn(new ChatId(-1000)), record, at(0)));
                if (random.nextInt(8) == 0) restarts();
                moves();
                while (!underWay.isEmpty() && random.nextInt(3) > 0)
                    underWay.removeFirst().run();
            }
            while (!underWay.isEmpty()) underWay.removeFirst().run();
            ends();
        }

        private void moves() {
            var who = 42 + random.nextInt(4);
            var topic = random.nextInt(3) == 0 ? random.nextInt(3) : 0;
            switch (random.nextInt(16)) {
                case 0 -> command(who, topic, random.nextBoolean() ? "" : "2");
                case 1 -> command(who, topic, "@p" + (42 + random.nextInt(4)) + " 3");
                case 2 -> {
                    if (random.nextInt(8) == 0) command(who, topic, "stop");
                }
                default -> {
                    var known = buttons.getOrDefault(topic, List.of());
                    if (known.isEmpty()) return;
                    var from = Math.max(0, known.size() - 6);
                    var data = known.get(from + random.nextInt(known.size() - from));
                    var ends = data.contains(":stop:") || data.contains(":decline:");
                    if (!ends || random.nextInt(20) == 0) press(who, topic, data);
                }
            }
        }

        private void rings() {
            var due = feature.wakes(record).stream()
                    .filter(wake -> !wake.due().isAfter(now))
                    .toList();
            for (var wake : due) {
                // An earlier one of the same look may have changed it.
                if (!feature.wakes(record).contains(wake)) continue;
                lands(0, feature.ring(wake, record, at(0)));
                assertThat(feature.wakes(record))
                        .as("after a ring at %s, seed %d", now, seed)
                        .doesNotContain(wake);
            }
        }

        private void restarts() {
            var stored = StoredDuels.SLICE.read(StoredDuels.SLICE.write(duels()));
            // The clock of the test has no more than milliseconds.
            assertThat(stored).isEqualTo(duels());
            record = record.with(Duels.SLICE, stored);
        }

        private void ends() {
            for (int rings = 0; !feature.wakes(record).isEmpty(); rings++) {
                assertThat(rings).as("rings until the end, seed %d", seed).isLessThan(200);
                var next = feature.wakes(record).stream()
                        .map(Wake::due)
                        .min(Instant::compareTo)
                        .orElseThrow();
                if (next.isAfter(now)) now = next;
                rings();
                while (!underWay.isEmpty()) underWay.removeFirst().run();
            }
            assertThat(duels().sessions()).as("seed %d", seed).isEmpty();
        }

        void command(long who, int topic, String argument) {
            var command = new Incoming.Command(from(who), "duel", argument);
            lands(
                    topic,
                    features.command(Place.GROUP, "duel")
                            .orElseThrow()
                            .command()
                            .handler()
                            .handle(command, record, at(topic)));
        }

        void press(long who, int topic, String data) {
            var words = Data.read(data).orElseThrow();
            var step = feature.press(new Incoming.Press(from(who), "p", 7, data), words, record, at(topic));
            assertThat(step.effects().stream().filter(Effect.AnswerPress.class::isInstance))
                    .as("answers to one press of %s, seed %d", data, seed)
                    .hasSize(1);
            lands(topic, step);
        }

        private void lands(int topic, Step<ChatRecord> step) {
            var before = over();
            record = step.next();
            finished += Math.max(0, over() - before);
            for (var effect : step.effects()) lands(topic, effect);
        }

        private int over() {
            return (int) duels().sessions().stream()
                    .filter(session -> session.duel() instanceof Duel.Over over && over.end() == Duel.End.FINISHED)
                    .count();
        }

        private void lands(int topic, Effect effect) {
            switch (effect) {
                case Effect.InTopic(int there, Effect inner) -> lands(there, inner);
                case Effect.Post(String tag, Message message) -> {
                    isSent(message, topic);
                    var id = ++messages;
                    underWay.add(() -> lands(0, feature.posted(tag, id, record, at(0))));
                }
                case Effect.Show(int id, Message message) -> {
                    assertThat(id)
                            .as("the id of a message to change, seed %d", seed)
                            .isPositive();
                    isSent(message, topic);
                }
                case Effect.Say _, Effect.AnswerPress _ -> {}
                default -> throw new AssertionError("no effect of a duel: " + effect);
            }
        }

        private void isSent(Message message, int topic) {
            sent.addLast(now);
            while (sent.getFirst().isBefore(now.minus(Duration.ofMinutes(1)))) sent.removeFirst();
            assertThat(sent.size()).as("messages in a minute, seed %d", seed).isLessThan(Budget.AT_ONCE * 10);
            for (var row : message.keyboard().rows())
                for (var button : row)
                    if (button instanceof Keyboard.Press press)
                        buttons.computeIfAbsent(topic, none -> new ArrayList<>())
                                .add(press.data());
        }

        private Duels duels() {
            return record.get(Duels.SLICE);
        }

        private Context at(int topic) {
            return new Context(
                    GROUP,
                    topic,
                    now,
                    new Context.World(BANK, random, "sobesednik_bot", words -> Optional.empty(), Duration.ZERO),
                    features);
        }

        private From from(long id) {
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
