package dev.sobesednik.streak.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sobesednik.storage.JsonSlice;
import dev.sobesednik.storage.StoredJson;
import dev.sobesednik.storage.StoredSlice;
import dev.sobesednik.streak.Manners;
import dev.sobesednik.streak.Streak;
import dev.sobesednik.streak.Streak.Day;
import dev.sobesednik.streak.Streak.Kind;
import dev.sobesednik.streak.Streak.Lost;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.StdConverter;

/// A streak as it is stored.
public final class StreakJson {

    private static final long MILLIS = 1_000;
    private static final int DATE = 10;

    private StreakJson() {}

    public static StoredSlice<Streak> slice() {
        return new JsonSlice<>(
                Streak.SLICE,
                Streak.class,
                StoredJson.mapper(Map.of(Streak.class, ShortNames.class, Lost.class, ShortNamesOfLost.class)),
                List.of(StreakJson::withALast, StreakJson::thatMayBeRepaired));
    }

    public static StoredSlice<Manners> manners() {
        return new JsonSlice<>(Manners.SLICE, Manners.class, StoredJson.mapper(Map.of()), List.of());
    }

    /// Version 1 held the parts of `last` beside everything else, and counted seconds.
    private static ObjectNode withALast(ObjectNode old) {
        old.putObject("last")
                .put("at", old.get("at").asLong() * MILLIS)
                .set("zone", old.get("zone"))
                .set("day", old.get("day"));
        return old.without(List.of("at", "zone", "day"));
    }

    /// Version 2 knew neither repaired days nor a lost streak, and holds nothing else: its number keeps an earlier
    /// version of the bot from taking a repaired day for damage.
    private static ObjectNode thatMayBeRepaired(ObjectNode old) {
        return old;
    }

    private interface ShortNamesOfLost {
        @JsonProperty("len")
        int length();

        @JsonProperty("to")
        int toNextFreeze();
    }

    private interface ShortNames {
        @JsonProperty("len")
        int length();

        @JsonProperty("to")
        int toNextFreeze();

        @JsonProperty("days")
        @JsonSerialize(converter = ToTexts.class)
        @JsonDeserialize(converter = FromTexts.class)
        List<Day> days();
    }

    /// `2026-11-21c3`: the date, the kind's first letter, how many answers; `c3` alone for the day after. By hand,
    /// because a streak has fourteen days, most of them in a row.
    private static final class ToTexts extends StdConverter<List<Day>, List<String>> {
        @Override
        public List<String> convert(List<Day> days) {
            var texts = new ArrayList<String>();
            LocalDate before = null;
            for (var day : days) {
                var kind = day.kind().name().substring(0, 1).toLowerCase(Locale.ROOT);
                var follows = before != null && before.plusDays(1).equals(day.date());
                texts.add((follows ? "" : day.date()) + kind + day.answers());
                before = day.date();
            }
            return texts;
        }
    }

    private static final class FromTexts extends StdConverter<List<String>, List<Day>> {
        @Override
        public List<Day> convert(List<String> texts) {
            var days = new ArrayList<Day>();
            for (var text : texts) {
                var at = Character.isDigit(text.charAt(0)) ? DATE : 0;
                var date = at == 0 ? days.getLast().date().plusDays(1) : LocalDate.parse(text.substring(0, DATE));
                days.add(new Day(date, kind(text.charAt(at)), Integer.parseInt(text.substring(at + 1))));
            }
            return List.copyOf(days);
        }
    }

    private static Kind kind(char letter) {
        return switch (letter) {
            case 'c' -> Kind.COUNTED;
            case 'f' -> Kind.FROZEN;
            case 'e' -> Kind.EXCUSED;
            case 'r' -> Kind.REPAIRED;
            default -> throw new IllegalArgumentException("kind of day: " + letter);
        };
    }
}
