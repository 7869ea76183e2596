package dev.sobesednik.daily;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeOfDayTest {

    @ParameterizedTest
    @CsvSource({"9, 09:00", "09:30, 09:30", "9.30, 09:30", "9 30, 09:30", "0930, 09:30", "' 23:59 ', 23:59"})
    void people_write_a_time_in_many_ways(String words, LocalTime time) {
        assertThat(TimeOfDay.parse(words)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24", "25:61", "9:3", "9:60", "930", "nine", "09:30:00", "-1"})
    void what_is_no_time_is_none(String words) {
        assertThat(TimeOfDay.parse(words)).isEmpty();
    }
}
