package dev.sobesednik.turn.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.conversation.ChatState;
import dev.sobesednik.interview.Mock;
import dev.sobesednik.interview.Setting;
import dev.sobesednik.review.Card;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class StateJsonTest {

    private final StateJson json = new StateJson();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatever_a_person_is_comes_back_as_it_was(long seed) {
        var random = new Random(seed);
        for (int number = 0; number < 200; number++) {
            var person = new ChatState.OfPerson(People.random(random));

            assertThat(json.read(stored(person))).isEqualTo(person);
        }
    }

    @Test
    void whatever_a_group_is_comes_back_as_it_was() {
        var random = new Random(1);
        for (int number = 0; number < 200; number++) {
            var group = new ChatState.OfGroup(People.randomGroup(random));

            assertThat(json.read(stored(group))).isEqualTo(group);
        }
    }

    @Test
    void where_a_group_went_comes_back_as_it_was() {
        var moved = new ChatState.Moved(new ChatId(-1_002_000_000_001L));

        assertThat(json.read(stored(moved))).isEqualTo(moved);
    }

    /// The fixtures are never changed: people have such records.
    @Test
    void a_person_in_format_1_is_readable_for_ever() {
        assertThat(json.read(fixture("person-format-1"))).isEqualTo(new ChatState.OfPerson(People.fixture()));
    }

    @Test
    void a_group_in_format_1_is_readable_for_ever() {
        assertThat(json.read(fixture("group-format-1"))).isInstanceOfSatisfying(ChatState.OfGroup.class, state -> {
            assertThat(state.group().showing()).isEqualTo(5);
            assertThat(state.group().filter()).isEqualTo(2);
            assertThat(state.group().askedToday()).containsExactly(new Question.Id("q026"));
            assertThat(state.group().cards())
                    .containsEntry(new Question.Id("q026"), new Card(3, 0, java.util.List.of()));
        });
    }

    @Test
    void every_format_there_ever_was_has_its_fixtures_and_todays_is_still_written() {
        for (int format = 1; format <= StateJson.FORMAT; format++)
            for (var who : new String[] {"person", "group"})
                assertThat(json.read(fixture(who + "-format-" + format)))
                        .as("%s in format %d", who, format)
                        .isNotInstanceOf(ChatState.Unreadable.class);
        assertThat(stored(new ChatState.OfPerson(People.fixture())).get("s"))
                .startsWith("{\"f\":" + StateJson.FORMAT + ",");
    }

    @Test
    void a_newer_format_is_told_from_a_damaged_one() {
        assertThat(json.read(Map.of("s", "{\"f\":2,\"x\":[]}"))).isEqualTo(new ChatState.Unreadable(true));
        for (var damaged : new String[] {
            "",
            "{}",
            "null",
            "[]",
            "7",
            "{\"f\":\"1\"}",
            "{\"f\":0,\"p\":{}}",
            "{\"f\":1}",
            "{\"f\":1,\"p\":null}",
            "{\"f\":1,\"p\":[]}",
            "{\"f\":1,\"p\":{}} trailing",
            "{\"f\":1,\"p\":{\"spoken\":\"ru\",\"zone\":\"Mars/Olympus\"}}",
            "{\"f\":1,\"p\":{\"spoken\":\"ru\",\"daily\":{\"at\":\"25:61\"}}}",
            "{\"f\":1,\"p\":{\"spoken\":\"ru\",\"today\":{\"d\":\"2026-02-30\",\"q\":[]}}}",
            "{\"f\":1,\"p\":{\"spoken\":\"ru\",\"today\":{\"d\":\"2026-02-03\"}}}",
            "{\"f\":1,\"p\":{\"spoken\":\"ru\",\"streak\":{\"len\":1}}}",
            "{\"f\":1,\"p\":{\"spoken\":\"ru\",\"on\":{}}}",
            "{\"f\":1,\"moved\":\"here\"}",
        }) assertThat(json.read(Map.of("s", damaged))).as(damaged).isEqualTo(new ChatState.Unreadable(false));
        assertThat(json.read(Map.of())).isEqualTo(new ChatState.Unreadable(false));
    }

    /// Written before the host could choose a section.
    @Test
    void a_lobby_without_a_section_is_about_all_of_them() {
        var lobby = """
            {"f":1,"g":{"lang":"ru","n":5,"level":2,"q":[],"mocks":{"n":1,"on":[{"topic":0,"msg":7,"posts":1,
            "due":[],"spent":0,"n":1,"round-n":0,"level":3,"rounds":4,"minutes":5,
            "host":{"id":42,"name":"A"},"seen":0,"until":1,"seats":[],"outcomes":[],"is":"lobby"}]}}}\
            """;

        assertThat(json.read(Map.of("v", "1", "s", lobby))).isInstanceOfSatisfying(ChatState.OfGroup.class, state -> {
            var mock = state.group().mocks().at(0).orElseThrow().mock();
            assertThat(mock.table().setting()).isEqualTo(new Setting(3, "", 4, 5));
            assertThat(mock).isEqualTo(new Mock.Lobby(mock.table(), false));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1|2", "x|0|", "1|0|9abc", "1|0|3", "1|0|3zzzzzzzzzzzzz", "1|0|3!!"})
    void a_damaged_card_makes_a_damaged_record(String card) {
        var fields = new HashMap<>(stored(new ChatState.OfPerson(People.fixture())));
        fields.put("c:q001", card);

        assertThat(json.read(fields)).isEqualTo(new ChatState.Unreadable(false));
    }

    @Test
    void no_damage_makes_the_reading_throw() {
        var whole = stored(new ChatState.OfPerson(People.fixture()));
        var random = new Random(1);
        for (int number = 0; number < 3_000; number++) {
            var fields = new HashMap<>(whole);
            var field = random.nextInt(3) == 0 ? "c:q001" : "s";
            var text = new StringBuilder(Objects.requireNonNull(fields.get(field)));
            for (int damage = random.nextInt(3); damage >= 0 && !text.isEmpty(); damage--) {
                var at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.setCharAt(at, "0{[\"|,}-zя".charAt(random.nextInt(10)));
                    default -> text.setLength(at);
                }
            }
            fields.put(field, text.toString());

            assertThat(json.read(fields)).isNotNull();
        }
    }

    @Test
    void no_damage_to_a_groups_daily_quiz_makes_the_reading_throw() {
        var random = new Random(1);
        for (int number = 0; number < 2_000; number++) {
            var fields = stored(new ChatState.OfGroup(People.randomGroup(random)));
            var text = new StringBuilder(Objects.requireNonNull(fields.get("s")));
            for (int damage = random.nextInt(3); damage >= 0; damage--)
                text.setCharAt(random.nextInt(text.length()), "0{[\"|,}-zя ".charAt(random.nextInt(11)));
            fields.put("s", text.toString());

            assertThat(json.read(fields)).isNotNull();
        }
    }

    @Test
    void a_group_of_two_hundred_people_who_vote_daily_stays_under_20_kb() {
        var state = new ChatState.OfGroup(People.crowd());

        assertThat(json.read(stored(state))).isEqualTo(state);
        assertThat(json.write(state).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hasSizeLessThan(20_000);
    }

    private Map<String, String> stored(ChatState state) {
        var fields = new HashMap<String, String>();
        fields.put("v", "1");
        fields.put("s", json.write(state));
        StateJson.cards(state).forEach((id, card) -> fields.put("c:" + id, StateJson.write(card)));
        return fields;
    }

    private static Map<String, String> fixture(String name) {
        try (var in = Objects.requireNonNull(StateJsonTest.class.getResourceAsStream("/records/" + name + ".json"))) {
            var fields = new HashMap<String, String>();
            for (var field : JsonMapper.shared().readTree(in).properties())
                fields.put(field.getKey(), field.getValue().asString());
            return fields;
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }
}
