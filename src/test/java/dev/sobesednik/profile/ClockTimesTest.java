package dev.sobesednik.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockTimesTest {

    @ParameterizedTest
    @CsvSource({
        "9, 09:00",
        "09, 09:00",
        "9:30, 09:30",
        "9.30, 09:30",
        "09.30, 09:30",
        "0930, 09:30",
        "930, 09:30",
        "21-30, 21:30",
        "21–30, 21:30",
        "21 30, 21:30",
        "21 : 30, 21:30",
        "0:00, 00:00",
        "23:59, 23:59",
        "9h, 09:00",
        "9h30, 09:30",
        "9ч30, 09:30",
        "9 ч 30 мин, 09:30",
        "9 часов, 09:00",
        "9 часов утра, 09:00",
        "9 o'clock, 09:00"
    })
    void a_time_in_figures_is_read(String words, String time) {
        assertThat(ClockTimes.parse(words)).contains(LocalTime.parse(time));
    }

    @ParameterizedTest
    @CsvSource({
        "9am, 09:00",
        "9 AM, 09:00",
        "9 a.m., 09:00",
        "7pm, 19:00",
        "7:15 p.m., 19:15",
        "19:00 pm, 19:00",
        "12am, 00:00",
        "12 pm, 12:00",
        "12:30am, 00:30",
        "9 утра, 09:00",
        "9:30 утра, 09:30",
        "7 вечера, 19:00",
        "7:45 вечера, 19:45",
        "21 вечера, 21:00",
        "2 дня, 14:00",
        "12 дня, 12:00",
        "час дня, 13:00",
        "2 ночи, 02:00",
        "11 ночи, 23:00",
        "12 ночи, 00:00",
        "8 in the evening, 20:00",
        "7 at night, 19:00",
        "9 in the morning, 09:00"
    })
    void a_part_of_the_day_tells_which_half(String words, String time) {
        assertThat(ClockTimes.parse(words)).contains(LocalTime.parse(time));
    }

    @ParameterizedTest
    @CsvSource({
        "в 9, 09:00",
        "В 9:00, 09:00",
        "в 21-30, 21:30",
        "at 9, 09:00",
        "at 7pm, 19:00",
        "every day at 10:00, 10:00",
        "каждый день в 9, 09:00",
        "ежедневно в 9 утра, 09:00",
        "9:00 каждый день, 09:00",
        "утром в 9, 09:00",
        "вечером 7, 19:00",
        "в девять, 09:00",
        "в семь вечера, 19:00",
        "seven pm, 19:00",
        "'9:00.', 09:00"
    })
    void words_around_a_time_make_no_difference(String words, String time) {
        assertThat(ClockTimes.parse(words)).contains(LocalTime.parse(time));
    }

    @ParameterizedTest
    @CsvSource({"'\u00a09:00', 09:00", "'\u200e9:00', 09:00", "'９:30', 09:30", "9\u202f:\u202f30, 09:30"})
    void what_a_keyboard_slips_in_makes_no_difference(String words, String time) {
        assertThat(ClockTimes.parse(words)).contains(LocalTime.parse(time));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "09:00 Berlin | 09:00 | berlin",
                "10:00 МСК | 10:00 | мск",
                "10:00 мск+2 | 10:00 | мск+2",
                "10 +3 | 10:00 | +3",
                "10:00+3 | 10:00 | +3",
                "10:00-03 | 10:00 | -03",
                "10 -03 | 10:00 | -03",
                "9, Berlin | 09:00 | berlin",
                "9:00 (мск) | 09:00 | мск",
                "в 9 утра по Москве | 09:00 | по москве",
                "7pm EST | 19:00 | est",
                "9:30 New York | 09:30 | new york",
                "10:00 UTC+5:30 | 10:00 | utc+5:30",
                "9 europe/moscow | 09:00 | europe/moscow",
                "Berlin 9:00 | 09:00 | berlin",
                "по Москве в 10 | 10:00 | по москве",
                "UTC+3 10:00 | 10:00 | utc+3",
                "+3 10:00 | 10:00 | +3",
                "New York at 7pm | 19:00 | new york",
                "9:00 berlin every day | 09:00 | berlin"
            })
    void a_zone_beside_the_time_is_handed_back(String words, String time, String rest) {
        assertThat(ClockTimes.read(words)).contains(new ClockTimes.Read(LocalTime.parse(time), rest));
        assertThat(Zones.parse(rest)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "24",
                "24:00",
                "25:61",
                "9:60",
                "-1",
                "1:2",
                "9:5",
                "9-3",
                "12:00:00",
                "10.10.2026",
                "9,5",
                "12345",
                "2460",
                "13 утра",
                "13am",
                "8 дня",
                "1 вечера",
                "0pm",
                "полдень",
                "<b>9</b>",
                "off",
                "OFF",
                "pause",
                "в",
                "утра",
                "٩"
            })
    void what_is_no_time_is_none(String words) {
        assertThat(ClockTimes.parse(words)).isEmpty();
    }

    @Test
    void a_time_with_something_beside_it_is_no_time_alone() {
        assertThat(ClockTimes.parse("9:00 Berlin")).isEmpty();
        assertThat(ClockTimes.read("9:00 x")).contains(new ClockTimes.Read(LocalTime.of(9, 0), "x"));
    }

    @Test
    void a_letter_is_not_searched_for_a_time() {
        assertThat(ClockTimes.read("9 " + "x ".repeat(2_000))).isEmpty();
    }
}
