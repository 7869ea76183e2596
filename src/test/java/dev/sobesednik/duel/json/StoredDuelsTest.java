package dev.sobesednik.duel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Budget;
import dev.sobesednik.duel.Drawn;
import dev.sobesednik.duel.Duel;
import dev.sobesednik.duel.DuelSession;
import dev.sobesednik.duel.DuelSession.Owed;
import dev.sobesednik.duel.Duels;
import dev.sobesednik.duel.Match;
import dev.sobesednik.duel.Outcome;
import dev.sobesednik.duel.Outcome.Pick;
import dev.sobesednik.duel.Player;
import dev.sobesednik.duel.Wanted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredDuelsTest {

    private static final String FIELD = "duels";
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00.250Z");
    private static final Player ANYA = new Player(42, "Anya");
    private static final Player BORIS = new Player(43, "Boris");
    private static final List<Drawn> QUESTIONS =
            List.of(new Drawn(new Question.Id("q001"), 4, 2), new Drawn(new Question.Id("q002"), 3, 0));
    private static final List<Pick> PICKS = List.of(new Pick(43, 2), new Pick(42, 0));

    @Test
    void whatever_duels_a_group_has_come_back_as_they_were() {
        var random = new Random(1);
        for (int number = 0; number < 500; number++) {
            var duels = duels(random);

            assertThat(StoredDuels.SLICE.read(StoredDuels.SLICE.write(duels))).isEqualTo(duels);
        }
    }

    @Test
    void nothing_is_stored_of_a_group_without_duels() {
        assertThat(StoredDuels.SLICE.write(Duels.NONE)).isEmpty();
        assertThat(StoredDuels.SLICE.read(Map.of())).isEqualTo(Duels.NONE);
    }

    /// The sample is never changed: groups have such records.
    @Test
    void every_state_of_format_1_is_readable_for_ever() {
        var fresh = new Match(3, 0, ANYA, BORIS, QUESTIONS, List.of(), AT.plusSeconds(900));
        var outcomes = List.of(new Outcome(QUESTIONS.getFirst(), PICKS), new Outcome(QUESTIONS.getLast(), List.of()));
        var played = new Match(4, 2, ANYA, BORIS, QUESTIONS, outcomes, AT.plusSeconds(900));
        var named = challenge(2, 3, new Wanted.Named("boris_b"));
        var states = List.of(
                challenge(1, 0, new Wanted.Anybody()),
                named,
                challenge(5, 3, new Wanted.Known(BORIS)),
                new Duel.Closed(named, Duel.Why.DECLINED, AT.plusSeconds(60)),
                new Duel.Pausing(fresh, AT.plusSeconds(5)),
                new Duel.Asking(fresh, PICKS, AT.plusSeconds(60)),
                new Duel.Over(played, Duel.End.SILENT, AT.plusSeconds(3600)),
                new Duel.Asking(fresh, List.of(), AT.plusSeconds(60)));
        var owed = List.of(Owed.NOTHING, Owed.EDIT, Owed.FRESH);
        var sessions = new ArrayList<DuelSession>();
        for (var state : states) {
            var topic = sessions.size();
            sessions.add(new DuelSession(
                    topic,
                    state,
                    topic == 0 ? 0 : 100 + topic,
                    1 + topic,
                    owed.get(topic % owed.size()),
                    new Budget(AT.plusSeconds(topic))));
        }

        assertThat(StoredDuels.SLICE.read(Map.of(FIELD, sample()))).isEqualTo(new Duels(8, sessions));
    }

    @Test
    void what_is_upgraded_is_written_in_the_format_of_today_and_needs_no_upgrade_again() {
        var duels = StoredDuels.SLICE.read(Map.of(FIELD, sample()));
        var written = StoredDuels.SLICE.write(duels);

        assertThat(written.get(FIELD)).startsWith("2{").doesNotContain("wake", "running", "playedOut", "silent\"");
        assertThat(StoredDuels.SLICE.read(written)).isEqualTo(duels);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"n\":1,\"on\":[{}]}",
                "{\"n\":1,\"on\":[{\"is\":\"sleeping\"}]}",
                "{\"n\":1,\"on\":[{\"is\":\"over\",\"owed\":\"NOTHING\",\"spent\":1}]}",
                "2{\"n\":1,\"on\":[{}]}",
                "2{\"n\":1,\"on\":[{\"owed\":\"LATER\",\"spent\":1,\"duel\":{\"is\":\"asking\"}}]}",
                "2{\"n\":1,\"on\":[{\"owed\":\"EDIT\",\"spent\":1,\"duel\":{\"is\":\"asking\"}}]}",
                "2{\"n\":1,\"on\":[{\"owed\":\"EDIT\",\"spent\":1,\"duel\":{\"until\":7}}]}"
            })
    void what_is_damaged_is_no_duel(String text) {
        assertThatThrownBy(() -> StoredDuels.SLICE.read(Map.of(FIELD, text))).isInstanceOf(RuntimeException.class);
    }

    private static Duel.Challenge challenge(int number, int level, Wanted wanted) {
        return new Duel.Challenge(number, level, ANYA, wanted, AT.plusSeconds(600));
    }

    private static Duels duels(Random random) {
        var sessions = new ArrayList<DuelSession>();
        for (int topic = random.nextInt(4); topic > 0; topic--)
            sessions.add(new DuelSession(
                    random.nextInt(3) * topic,
                    duel(random),
                    random.nextInt(3),
                    random.nextInt(30),
                    oneOf(random, Owed.values()),
                    new Budget(instant(random))));
        return new Duels(random.nextInt(100), List.copyOf(sessions));
    }

    private static Duel duel(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> challenge(random);
            case 1 -> new Duel.Closed(challenge(random), oneOf(random, Duel.Why.values()), instant(random));
            case 2 -> new Duel.Pausing(match(random), instant(random));
            case 3 -> new Duel.Asking(match(random), picks(random), instant(random));
            default -> new Duel.Over(match(random), oneOf(random, Duel.End.values()), instant(random));
        };
    }

    private static Duel.Challenge challenge(Random random) {
        var wanted = oneOf(random, new Wanted[] {
            new Wanted.Anybody(), new Wanted.Named("name_" + random.nextInt()), new Wanted.Known(BORIS)
        });
        return new Duel.Challenge(random.nextInt(9), random.nextInt(7), player(random), wanted, instant(random));
    }

    private static Match match(Random random) {
        var questions = new ArrayList<Drawn>();
        for (int number = 1 + random.nextInt(5); number > 0; number--)
            questions.add(
                    new Drawn(new Question.Id("q" + random.nextInt(999)), 2 + random.nextInt(3), random.nextInt(2)));
        var outcomes = new ArrayList<Outcome>();
        for (var question : questions.subList(0, random.nextInt(questions.size() + 1)))
            outcomes.add(new Outcome(question, picks(random)));
        return new Match(
                random.nextInt(9),
                random.nextInt(7),
                player(random),
                player(random),
                List.copyOf(questions),
                List.copyOf(outcomes),
                instant(random));
    }

    private static List<Pick> picks(Random random) {
        var picks = new ArrayList<Pick>();
        for (int number = random.nextInt(3); number > 0; number--)
            picks.add(new Pick(random.nextLong(1L << 52), random.nextInt(4)));
        return List.copyOf(picks);
    }

    private static Player player(Random random) {
        return new Player(random.nextLong(1L << 52), "\"N\" " + random.nextInt(9));
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochMilli(random.nextLong(5_000_000_000_000L));
    }

    private static <T> T oneOf(Random random, T[] all) {
        return all[random.nextInt(all.length)];
    }

    private static String sample() {
        try (var in =
                Objects.requireNonNull(StoredDuelsTest.class.getResourceAsStream("/records/duels-format-1.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }
}
