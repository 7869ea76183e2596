package dev.sobesednik.interview.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.interview.Form;
import dev.sobesednik.interview.InterviewSession;
import dev.sobesednik.interview.Mock;
import dev.sobesednik.interview.Mocks;
import dev.sobesednik.interview.Move;
import dev.sobesednik.interview.Participation;
import dev.sobesednik.interview.Setting;
import dev.sobesednik.interview.Ticket;
import dev.sobesednik.storage.StoredSlice;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class InterviewJsonTest {

    private static final Instant LATE = Instant.parse("2100-01-01T00:00:00Z");

    private final StoredSlice<Mocks> mocks = InterviewJson.MOCKS;
    private final StoredSlice<Participation> participation = InterviewJson.PARTICIPATION;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatever_a_groups_interviews_are_comes_back_as_it_was(long seed) {
        var random = new Random(seed);
        for (int number = 0; number < 300; number++) {
            var some = Interviews.random(random);

            assertThat(mocks.read(mocks.write(some))).isEqualTo(some);
        }
        assertThat(mocks.read(mocks.write(Interviews.kept()))).isEqualTo(Interviews.kept());
    }

    @Test
    void whatever_a_person_sits_in_comes_back_as_it_was() {
        var random = new Random(1);
        for (int number = 0; number < 1_000; number++) {
            var some = Interviews.participation(random);

            assertThat(participation.read(participation.write(some))).isEqualTo(some);
        }
    }

    @Test
    void nothing_is_stored_of_who_never_sat_in_an_interview() {
        assertThat(mocks.write(Mocks.NONE)).isEmpty();
        assertThat(participation.write(Participation.NONE)).isEmpty();
    }

    /// Written by the version that had one format for the whole record; never changed.
    @Test
    void a_groups_interviews_of_format_1_are_readable_for_ever() {
        assertThat(mocks.read(Map.of("mocks", kept()))).isEqualTo(Interviews.kept());
    }

    @Test
    void a_persons_ticket_of_format_1_is_readable_for_ever() {
        var whole = """
            {"g":-1002000000001,"topic":7,"n":3,"form":{"r":2,"own":true,"q":"q001","name":"A",\
            "ticks":5,"counted":true,"sent":false,"scales":[4,3]}}\
            """;
        var form = new Form(2, true, new Question.Id("q001"), "A", 5, true, List.of(4, 3), false);

        assertThat(participation.read(Map.of("mock", whole)))
                .isEqualTo(new Participation(new Ticket(new ChatId(-1_002_000_000_001L), 7, 3, form)));
        assertThat(participation.read(Map.of("mock", "{\"g\":-1001,\"topic\":0,\"n\":1}")))
                .isEqualTo(new Participation(new Ticket(new ChatId(-1001), 0, 1, null)));
    }

    /// Written before the host could choose a section.
    @Test
    void a_lobby_without_a_section_is_about_all_of_them() {
        var lobby = """
            {"n":1,"on":[{"topic":0,"msg":7,"posts":1,"due":[],"spent":0,"n":1,"round-n":0,"level":3,"rounds":4,
            "minutes":5,"host":{"id":42,"name":"A"},"seen":0,"until":1,"seats":[],"outcomes":[],"is":"lobby"}]}\
            """;

        var mock = mocks.read(Map.of("mocks", lobby)).at(0).orElseThrow().mock();

        assertThat(mock.table().setting()).isEqualTo(new Setting(3, "", 4, 5));
        assertThat(mock).isEqualTo(new Mock.Lobby(mock.table(), false));
    }

    @Test
    void what_a_later_version_wrote_is_told_from_what_is_damaged() {
        assertThatThrownBy(() -> mocks.read(Map.of("mocks", "3{\"x\":[]}"))).isInstanceOf(StoredSlice.Newer.class);
        assertThatThrownBy(() -> participation.read(Map.of("mock", "2{}"))).isInstanceOf(StoredSlice.Newer.class);
        for (var damaged : List.of("", "[]", "7", "{\"on\":[7]}", "2{\"on\":{\"0\":{}}}", "{} trailing"))
            assertThatThrownBy(() -> mocks.read(Map.of("mocks", damaged)))
                    .as(damaged)
                    .isInstanceOf(RuntimeException.class)
                    .isNotInstanceOf(StoredSlice.Newer.class);
        for (var damaged : List.of("", "[]", "{}", "{\"g\":-1,\"form\":{}}"))
            assertThatThrownBy(() -> participation.read(Map.of("mock", damaged)))
                    .as(damaged)
                    .isInstanceOf(RuntimeException.class)
                    .isNotInstanceOf(StoredSlice.Newer.class);
    }

    /// Else a session that reads, and then throws whenever it is woken, would never end.
    @Test
    void whatever_is_missing_the_interview_is_damaged_or_goes_on_to_its_end() {
        var json = JsonMapper.shared();
        var written = Objects.requireNonNull(mocks.write(Interviews.kept()).get("mocks"));
        var whole = json.readTree(written.substring(1));
        for (var path : paths(whole, "")) {
            var removed = whole.deepCopy();
            var slash = path.lastIndexOf('/');
            if (!(removed.at(path.substring(0, slash)) instanceof ObjectNode parent)) continue;
            parent.remove(path.substring(slash + 1));
            if (readable("2" + json.writeValueAsString(removed)) instanceof Mocks left)
                for (var session : left.sessions().values()) ends(path, session);
        }
    }

    private static void ends(String path, InterviewSession session) {
        var here = session;
        for (int ring = 0; !here.isForgotten(LATE) && ring < 100; ring++)
            here = here.step(new Move.Tick(), here.wake()).next();
        assertThat(here.isForgotten(LATE)).as(path).isTrue();
    }

    private Object readable(String text) {
        try {
            return mocks.read(Map.of("mocks", text));
        } catch (RuntimeException damaged) {
            return damaged;
        }
    }

    private static List<String> paths(JsonNode node, String path) {
        var paths = new ArrayList<String>();
        if (node instanceof ObjectNode object)
            for (var field : object.properties()) {
                paths.add(path + "/" + field.getKey());
                paths.addAll(paths(field.getValue(), path + "/" + field.getKey()));
            }
        if (node instanceof ArrayNode array)
            for (int index = 0; index < array.size(); index++)
                paths.addAll(paths(array.get(index), path + "/" + index));
        return paths;
    }

    @Test
    void no_damage_makes_the_reading_throw_what_the_record_does_not_expect() {
        var whole = Objects.requireNonNull(mocks.write(Interviews.kept()).get("mocks"));
        var random = new Random(1);
        for (int number = 0; number < 3_000; number++) {
            var text = new StringBuilder(whole);
            for (int damage = random.nextInt(3); damage >= 0; damage--)
                text.setCharAt(random.nextInt(text.length()), "0{[\"|,}-z ".charAt(random.nextInt(10)));

            assertThat(readable(text.toString())).isNotNull();
        }
    }

    @Test
    void a_person_takes_along_what_the_form_holds_in_words() {
        var form = new Form(2, true, new Question.Id("q001"), "A", 5, true, List.of(4, 3), false);
        var held = new Participation(new Ticket(new ChatId(-1001), 7, 3, form));

        assertThat(JsonMapper.shared().writeValueAsString(participation.export(held)))
                .isEqualTo("""
                    {"group":-1001,"topic":7,"number":3,"form":{"round":2,"ofOneself":true,"question":"q001",\
                    "candidate":"A","keyPointsAsBits":5,"sent":false,"scores":[4,3]}}\
                    """);
    }

    private static String kept() {
        try (var in = Objects.requireNonNull(InterviewJsonTest.class.getResourceAsStream("mocks-1.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
