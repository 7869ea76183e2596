package dev.sobesednik.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {

    @ParameterizedTest
    @CsvSource({
        "+5, +05:00",
        "+05, +05:00",
        "-3, -03:00",
        "−3, -03:00",
        "+5:30, +05:30",
        "+5.30, +05:30",
        "+05:45, +05:45",
        "UTC+5, +05:00",
        "utc-3:30, -03:30",
        "GMT+10, +10:00",
        "UTC +5, +05:00",
        "+0, Z",
        "UTC+0, Z",
        "-12, -12:00",
        "+14, +14:00",
        "UTC, UTC",
        "utc, UTC",
        "europe/moscow, Europe/Moscow",
        "EUROPE/PARIS, Europe/Paris",
        "america/new york, America/New_York",
        "America/Argentina/Buenos_Aires, America/Argentina/Buenos_Aires",
        "'  Asia/Tbilisi ', Asia/Tbilisi"
    })
    void a_zone_is_read(String words, String zone) {
        assertThat(Zones.parse(words)).contains(ZoneId.of(zone));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "5",
                "+99",
                "+19",
                "-19",
                "+5:61",
                "+5:3",
                "+123",
                "UTC+",
                "UTC5",
                "EST",
                "Moscow",
                "Mars/X",
                "../../etc/passwd",
                "+٥",
                "+5:30:00",
                "Z"
            })
    void what_is_no_zone_is_none(String words) {
        assertThat(Zones.parse(words)).isEmpty();
    }

    @Test
    void every_city_has_a_zone_of_its_own_name_only_once() {
        assertThat(Zones.CITIES).extracting(Zones.City::name).doesNotHaveDuplicates();
        assertThat(Zones.CITIES).extracting(Zones.City::zone).doesNotHaveDuplicates();
    }
}
