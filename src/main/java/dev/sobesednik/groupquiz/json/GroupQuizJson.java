package dev.sobesednik.groupquiz.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.groupquiz.DailyQuiz;
import dev.sobesednik.storage.JsonSlice;
import dev.sobesednik.storage.StoredJson;
import dev.sobesednik.storage.StoredSlice;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.StdConverter;

/// A group's daily quiz in one field.
public final class GroupQuizJson {

    private static final int MILLIS = 1_000;

    public static final StoredSlice<DailyQuiz> SLICE = new JsonSlice<>(
            DailyQuiz.SLICE,
            DailyQuiz.class,
            StoredJson.mapper(Map.of(DailyQuiz.class, Compactly.class, Daily.class, OfDaily.class)),
            List.of(GroupQuizJson::fromFormat1));

    private GroupQuizJson() {}

    /// Format 1 counted seconds, said what is off rather than what is on, and put a list into a text. The zone went to
    /// the chat's profile.
    private static ObjectNode fromFormat1(ObjectNode quiz) {
        quiz.remove("zone");
        var daily = (ObjectNode) quiz.get("daily");
        daily.put("mode", daily.path("on").asBoolean(false) ? "ON" : "OFF").remove("on");
        inMillis(daily, "next");
        var digest = (ObjectNode) quiz.get("digest");
        digest.put("on", !digest.path("off").asBoolean(false)).remove("off");
        inMillis(digest, "next");
        if (quiz.get("open") instanceof ObjectNode open) inMillis(open, "closes");
        if (quiz.get("counting") instanceof ObjectNode counting) inMillis(counting, "until");
        var run = quiz.path("run");
        quiz.putObject("run")
                .put("length", run.path(0).asInt(0))
                .put("best", run.path(1).asInt(0));
        var asked = quiz.path("asked").asString("");
        var ids = quiz.putArray("asked");
        if (!asked.isEmpty()) for (var id : asked.split(" ")) ids.add(id);
        return quiz;
    }

    private static void inMillis(ObjectNode node, String field) {
        if (node.has(field)) node.put(field, node.get(field).asLong() * MILLIS);
    }

    @JsonSerialize(converter = ToStored.class)
    @JsonDeserialize(converter = FromStored.class)
    private interface Compactly {}

    private interface OfDaily {
        @JsonProperty(required = true)
        Daily.Mode mode();

        @JsonProperty(required = true)
        LocalTime at();
    }

    private static final class ToStored extends StdConverter<DailyQuiz, StoredQuiz> {
        @Override
        public StoredQuiz convert(DailyQuiz quiz) {
            return StoredQuiz.of(quiz);
        }
    }

    private static final class FromStored extends StdConverter<StoredQuiz, DailyQuiz> {
        @Override
        public DailyQuiz convert(StoredQuiz stored) {
            return stored.quiz();
        }
    }
}
