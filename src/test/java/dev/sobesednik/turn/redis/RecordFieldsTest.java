package dev.sobesednik.turn.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.Rooms;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Language;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.memory.Card;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.ChatRecord.Unreadable;
import dev.sobesednik.record.ChatState;
import dev.sobesednik.record.ChatState.Known;
import dev.sobesednik.record.ChatState.Nobody;
import dev.sobesednik.record.Slice;
import dev.sobesednik.storage.StoredSlice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RecordFieldsTest {

    private static final int SEEDS = 300;
    private static final Path KEPT = Path.of("src/test/resources/records");

    private final RecordFields fields = new RecordFields(Rooms.slices());

    @Test
    void whatever_a_person_is_comes_back_as_it_was() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var record = People.random(new Random(seed));

            assertThat(fields.read(stored(record))).as("seed %d", seed).isEqualTo(new Known(record));
        }
    }

    /// A turn writes what differs, and nothing else: after any change the hash holds what a whole record would.
    @Test
    void what_a_turn_changes_makes_the_old_hash_the_new_one() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var before = People.random(new Random(seed));
            var after = People.random(new Random(seed + 1_000L));
            var hash = stored(before);

            var changes = fields.changes(new Known(before), new Known(after), false);
            hash.putAll(changes.written());
            changes.removed().forEach(hash::remove);

            assertThat(hash).as("seed %d", seed).isEqualTo(stored(after));
        }
    }

    @Test
    void one_grade_writes_one_card_and_no_other_slice() {
        var before = People.fixture();
        var history = before.get(QuestionHistory.SLICE);
        var id = history.cards().keySet().iterator().next();
        var after = before.with(QuestionHistory.SLICE, history.withCard(id, Card.shown(9)));

        assertThat(fields.changes(new Known(before), new Known(after), false).written())
                .containsOnlyKeys("f", "c:" + id);
    }

    @Test
    void where_a_group_went_comes_back_as_it_was() {
        var moved = new ChatState.Moved(new ChatId(-1_002_000_000_001L));

        var changes = fields.changes(new Known(People.fixture()), moved, false);

        assertThat(fields.read(changes.written())).isEqualTo(moved);
        assertThat(changes.removed()).contains("profile", "streak", "c:q001");
    }

    @Test
    void a_person_in_format_1_is_readable_for_ever() {
        var read = (Known) fields.read(kept("person-format-1.json"));

        assertThat(read.record().unreadable()).isEmpty();
        for (Slice<?> slice : People.slices())
            assertThat((Object) read.record().get(slice))
                    .as(slice.name())
                    .isEqualTo(People.fixture().get(slice));
    }

    @Test
    void a_group_in_format_1_is_readable_for_ever() {
        var read = (Known) fields.read(kept("group-format-1.json"));

        assertThat(read.record().unreadable()).isEmpty();
        assertThat(Profile.of(read.record())).isEqualTo(Profile.met(Language.RU));
        assertThat(read.record().get(QuestionHistory.SLICE).showings()).isEqualTo(5);
        assertThat(read.record().get(QuestionHistory.SLICE).cards()).hasSize(2);
    }

    @Test
    void a_record_of_format_1_is_written_whole_once_it_changes() {
        var hash = new HashMap<>(kept("person-format-1.json"));
        var before = fields.read(hash);

        var changes = fields.changes(before, before, true);
        hash.putAll(changes.written());
        changes.removed().forEach(hash::remove);

        assertThat(hash).doesNotContainKey("s").containsKeys("f", "profile", "daily", "streak", "practice", "mock");
        assertThat(fields.read(hash)).isEqualTo(before);
    }

    @Test
    void every_format_there_ever_was_has_its_fixtures() {
        for (int format = 1; format <= RecordFields.FORMAT; format++)
            for (var who : List.of("person", "group"))
                assertThat(KEPT.resolve("%s-format-%d.json".formatted(who, format)))
                        .exists();
    }

    @Test
    void a_person_in_format_2_is_readable_for_ever() {
        var read = (Known) fields.read(kept("person-format-2.json"));

        for (Slice<?> slice : People.slices())
            assertThat((Object) read.record().get(slice))
                    .as(slice.name())
                    .isEqualTo(People.fixture().get(slice));
    }

    @Test
    void a_newer_format_is_told_from_a_damaged_one() {
        assertThat(fields.read(Map.of("f", "3"))).isEqualTo(new ChatState.Unreadable(true));
        assertThat(fields.read(Map.of("s", "{\"f\":3}"))).isEqualTo(new ChatState.Unreadable(true));
        assertThat(fields.read(Map.of("s", "{\"f\":1}"))).isEqualTo(new ChatState.Unreadable(false));
        assertThat(fields.read(Map.of("v", "7"))).isEqualTo(new ChatState.Unreadable(false));
        assertThat(fields.read(Map.of("f", "two"))).isEqualTo(new ChatState.Unreadable(false));
    }

    @Test
    void a_damaged_slice_costs_that_slice_and_not_the_person() {
        var hash = stored(People.fixture());
        hash.put("streak", "{\"len\":");

        var read = ((Known) fields.read(hash)).record();

        assertThat(read.unreadable()).isEqualTo(Map.of("streak", Unreadable.DAMAGED));
        assertThat(read.get(Daily.SLICE)).isEqualTo(People.fixture().get(Daily.SLICE));
        assertThat(fields.changes(new Known(read), new Known(read), false).quarantined())
                .containsExactly("streak");
    }

    @Test
    void a_slice_of_a_later_version_stays_as_it_is() {
        var hash = stored(People.fixture());
        hash.put("daily", "99{\"at\":\"dawn\"}");

        var read = ((Known) fields.read(hash)).record();
        var changes =
                fields.changes(new Known(read), new Known(read.with(Profile.SLICE, Profile.met(Language.RU))), false);

        assertThat(read.unreadable()).isEqualTo(Map.of("daily", Unreadable.NEWER));
        assertThat(changes.written()).doesNotContainKey("daily");
        assertThat(changes.removed()).doesNotContain("daily");
        assertThat(changes.quarantined()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1|2", "x|0|", "1|0|9abc", "1|0|3"})
    void a_damaged_card_makes_a_damaged_record(String card) {
        var hash = stored(People.fixture());
        hash.put("c:q001", card);

        assertThat(fields.read(hash)).isEqualTo(new ChatState.Unreadable(false));
    }

    @Test
    void no_damage_makes_the_reading_throw() {
        var random = new Random(7);
        var whole = stored(People.fixture());
        for (int round = 0; round < 2_000; round++) {
            var hash = new HashMap<>(whole);
            var keys = List.copyOf(new TreeMap<>(whole).keySet());
            var key = keys.get(random.nextInt(keys.size()));
            var text = hash.getOrDefault(key, "");
            var cut = text.isEmpty() ? 0 : random.nextInt(text.length());
            hash.put(key, text.substring(0, cut) + (random.nextBoolean() ? "" : "x" + text.substring(cut)));

            assertThat(fields.read(hash)).isNotNull();
        }
    }

    /// Which slice may be put aside alone: all but the two without which there is no chat to speak of.
    @Test
    void every_slice_of_a_feature_is_stored_and_every_stored_slice_has_an_owner() {
        var stored = Rooms.slices().stream().map(slice -> slice.slice().name()).toList();
        var owned = Rooms.features(Set.of()).stream()
                .flatMap(feature -> feature.slices().stream())
                .map(Slice::name)
                .toList();

        assertThat(stored).doesNotHaveDuplicates().containsAll(owned);
        assertThat(stored.stream().filter(name -> !owned.contains(name)))
                .containsExactlyInAnyOrder("profile", "silence", "history");
        assertThat(Rooms.features(Set.of()).stream().map(Feature::name)).isNotEmpty();
        assertThat(Rooms.slices())
                .allSatisfy(slice -> assertThat(untouched(slice)).isEmpty());
    }

    private static <S> Map<String, String> untouched(StoredSlice<S> slice) {
        return slice.write(slice.slice().untouched());
    }

    private Map<String, String> stored(ChatRecord record) {
        return new HashMap<>(
                fields.changes(new Nobody(), new Known(record), false).written());
    }

    private static Map<String, String> kept(String file) {
        try {
            var kept = new HashMap<String, String>();
            for (var field : JsonMapper.shared()
                    .readTree(Files.readString(KEPT.resolve(file)))
                    .properties()) kept.put(field.getKey(), field.getValue().asString());
            return kept;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
