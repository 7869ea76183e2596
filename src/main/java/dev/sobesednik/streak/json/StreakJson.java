package dev.sobesednik.streak.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sobesednik.storage.JsonSlice;
import dev.sobesednik.storage.StoredJson;
import dev.sobesednik.storage.StoredSlice;
import dev.sobesednik.streak.Streak;
import dev.sobesednik.streak.Streak.Day;
import dev.sobesednik.streak.Streak.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/// A streak as it is stored.
public final class StreakJson {

    private static final long MILLIS = 1_000;
    private static final int DATE = 10;

    private StreakJson() {}

    public static StoredSlice<Streak> slice() {
        return new JsonSlice<>(
                Streak.SLICE,
                Streak.class,
                StoredJson.mapper(Map.of(Streak.class, ShortNames.class, Day.class, OneText.class)),
                List.of(StreakJson::withALast));
    }

    /// Version 1 held the parts of `last` beside everything else, and counted seconds.
    private static ObjectNode withALast(ObjectNode old) {
        old.putObject("last")
                .put("at", old.get("at").asLong() * MILLIS)
                .set("zone", old.get("zone"))
                .set("day", old.get("day"));
        return old.without(List.of("at", "zone", "day"));
    }

    private interface ShortNames {
        @JsonProperty("len")
        int length();

        @JsonProperty("to")
        int toNextFreeze();
    }

    /// `2026-11-21c3`: the date, the kind's first letter, how many answers. By hand, because a streak has fourteen.
    @JsonSerialize(using = ToText.class)
    @JsonDeserialize(using = FromText.class)
    private interface OneText {}

    private static final class ToText extends StdSerializer<Day> {
        ToText() {
            super(Day.class);
        }

        @Override
        public void serialize(Day day, JsonGenerator to, SerializationContext context) {
            var kind = day.kind().name().substring(0, 1).toLowerCase(Locale.ROOT);
            to.writeString(day.date() + kind + day.answers());
        }
    }

    private static final class FromText extends StdDeserializer<Day> {
        FromText() {
            super(Day.class);
        }

        @Override
        public Day deserialize(JsonParser from, DeserializationContext context) {
            var day = from.getString();
            var kind = switch (day.charAt(DATE)) {
                case 'c' -> Kind.COUNTED;
                case 'f' -> Kind.FROZEN;
                case 'e' -> Kind.EXCUSED;
                default -> throw new IllegalArgumentException("kind of day: " + day);
            };
            return new Day(LocalDate.parse(day.substring(0, DATE)), kind, Integer.parseInt(day.substring(DATE + 1)));
        }
    }
}
