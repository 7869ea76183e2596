package dev.sobesednik.pair.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sobesednik.pair.Couple;
import dev.sobesednik.pair.Pairs;
import dev.sobesednik.pair.Partner;
import dev.sobesednik.pair.Slot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredPairsTest {

    private static final String FIELD = "pairs";
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    @Test
    void whatever_pairs_a_group_has_come_back_as_they_were() {
        var random = new Random(1);
        for (int number = 0; number < 500; number++) {
            var pairs = pairs(random);

            assertThat(StoredPairs.SLICE.read(StoredPairs.SLICE.write(pairs))).isEqualTo(pairs);
        }
    }

    @Test
    void nothing_is_stored_of_a_group_without_pairs() {
        assertThat(StoredPairs.SLICE.write(Pairs.NONE)).isEmpty();
        assertThat(StoredPairs.SLICE.read(Map.of())).isEqualTo(Pairs.NONE);
    }

    /// The sample is never changed: groups have such records. Its hours are minutes today.
    @Test
    void format_1_is_readable_for_ever() {
        var anya = new Partner(42, "Anya", 0, Set.of(), 0, 0, null, 0, false, MONDAY);
        var boris = new Partner(
                43,
                "Boris",
                3,
                Set.of(Slot.MORNING, Slot.WEEKEND),
                -300,
                44,
                MONDAY.minusWeeks(1),
                1,
                false,
                MONDAY.plusDays(1));
        var vika = new Partner(44, "Vika", 6, Set.of(Slot.EVENING), 840, 43, null, 2, true, MONDAY.minusDays(3));

        assertThat(StoredPairs.SLICE.read(Map.of(FIELD, sample())))
                .isEqualTo(new Pairs(
                        7,
                        List.of(anya, boris, vika),
                        List.of(new Couple(43, 44, Set.of(43L), true), new Couple(42, 45, Set.of(), false)),
                        MONDAY,
                        true,
                        Instant.parse("2026-03-09T07:00:00Z")));
    }

    @Test
    void what_is_upgraded_is_upgraded_once() {
        var pairs = StoredPairs.SLICE.read(Map.of(FIELD, sample()));
        var written = StoredPairs.SLICE.write(pairs);

        assertThat(written.get(FIELD))
                .startsWith("2{")
                .contains("\"paused\":true")
                .doesNotContain("full");
        assertThat(StoredPairs.SLICE.read(written)).isEqualTo(pairs);
    }

    @Test
    void sixty_people_stay_under_sixteen_kilobytes() {
        var partners = new ArrayList<Partner>();
        var couples = new ArrayList<Couple>();
        for (int id = 1; id <= Pairs.MOST; id++)
            partners.add(new Partner(
                    7_000_000_000L + id,
                    "N".repeat(24),
                    3,
                    EnumSet.allOf(Slot.class),
                    330,
                    7_000_000_001L,
                    MONDAY,
                    1,
                    true,
                    MONDAY));
        for (int pair = 0; pair < partners.size(); pair += 2)
            couples.add(
                    new Couple(partners.get(pair).id(), partners.get(pair + 1).id(), Set.of(1L, 2L), true));
        var pairs = new Pairs(0, List.copyOf(partners), List.copyOf(couples), MONDAY, true, Instant.EPOCH);
        var text = Objects.requireNonNull(StoredPairs.SLICE.write(pairs).get(FIELD));

        assertThat(text).doesNotContain("full");
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(16_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"with\":[{}]}",
                "{\"with\":[7]}",
                "{\"with\":[{\"id\":1,\"name\":\"N\",\"seen\":\"2026-02-30\"}]}",
                "2{\"with\":[{\"id\":1,\"name\":\"N\"}]}",
                "2{\"with\":[{\"id\":1,\"name\":\"N\",\"seen\":\"2026-02-03\",\"slots\":[\"NIGHT\"]}]}"
            })
    void what_is_damaged_is_no_pairs(String text) {
        assertThatThrownBy(() -> StoredPairs.SLICE.read(Map.of(FIELD, text))).isInstanceOf(RuntimeException.class);
    }

    private static Pairs pairs(Random random) {
        var partners = new ArrayList<Partner>();
        for (int number = random.nextInt(5); number > 0; number--) {
            var slots = EnumSet.noneOf(Slot.class);
            for (var slot : Slot.values()) if (random.nextBoolean()) slots.add(slot);
            partners.add(new Partner(
                    random.nextLong(1L << 52),
                    "\"N\" " + number,
                    random.nextInt(7),
                    slots,
                    random.nextInt(53) * 30 - 720,
                    random.nextBoolean() ? 0 : random.nextLong(1L << 52),
                    maybe(random, date(random)),
                    random.nextInt(3),
                    random.nextBoolean(),
                    date(random)));
        }
        var couples = new ArrayList<Couple>();
        for (int number = random.nextInt(3); number > 0; number--)
            couples.add(new Couple(
                    number, random.nextLong(1L << 52), random.nextBoolean() ? Set.of() : Set.of(8L, 7L), number == 1));
        return new Pairs(
                random.nextInt(3),
                List.copyOf(partners),
                List.copyOf(couples),
                maybe(random, date(random)),
                random.nextBoolean(),
                maybe(random, Instant.ofEpochSecond(random.nextLong(5_000_000_000L))));
    }

    private static LocalDate date(Random random) {
        return LocalDate.ofEpochDay(random.nextInt(60_000));
    }

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextBoolean() ? value : null;
    }

    private static String sample() {
        try (var in =
                Objects.requireNonNull(StoredPairsTest.class.getResourceAsStream("/records/pairs-format-1.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }
}
