package dev.sobesednik.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Properties;
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
        "'  Asia/Tbilisi ', Asia/Tbilisi",
        "+0530, +05:30",
        "-0330, -03:30",
        "+530, +05:30",
        "UTC+5.5, +05:30",
        "UTC+5.75, +05:45",
        "'UTC+5,5', +05:30",
        "UTC +3, +03:00",
        "utc + 3, +03:00",
        "GMT+5:45, +05:45",
        "+5 ч, +05:00",
        "+3 UTC, +03:00",
        "UTC–3, -03:00",
        "GMT, UTC",
        "UTC/GMT+3, +03:00",
        "Europe/Kiev, Europe/Kiev",
        "Pacific/Kiritimati, Pacific/Kiritimati"
    })
    void an_id_or_an_offset_is_read(String words, String zone) {
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
                "+15",
                "-13",
                "+5.40",
                "+0570",
                "Nowhere",
                "Нигде",
                "EST5EDT",
                "Mars/X",
                "Paris, Texas",
                "Russia",
                "Москва, Париж",
                "Москва Москва",
                "time",
                "по",
                "()",
                "(((",
                "UTC+3 UTC+3+",
                "мск+12",
                "мск+",
                "Australia",
                "west",
                "🙂",
                "../../etc/passwd",
                "+٥",
                "+5:30:00",
                "Z"
            })
    void what_is_no_zone_is_none(String words) {
        assertThat(Zones.parse(words)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "МСК, Europe/Moscow",
        "мск, Europe/Moscow",
        "MSK, Europe/Moscow",
        "мск+0, Europe/Moscow",
        "мск+2, Asia/Yekaterinburg",
        "МСК +4, Asia/Krasnoyarsk",
        "мск + 7, Asia/Vladivostok",
        "МСК−1, Europe/Kaliningrad",
        "MSK+9, Asia/Kamchatka",
        "Москва+2, Asia/Yekaterinburg",
        "мск+2ч, Asia/Yekaterinburg",
        "мск+2 часа, Asia/Yekaterinburg",
        "мск+2:30, +05:30",
        "мск-2, +01:00",
        "мск+10, +13:00"
    })
    void a_distance_from_moscow_is_read(String words, String zone) {
        assertThat(Zones.parse(words)).contains(ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource({
        "Paris, Europe/Paris",
        "Dubai, Asia/Dubai",
        "Kolkata, Asia/Kolkata",
        "Kathmandu, Asia/Kathmandu",
        "St. John's, America/St_Johns",
        "buenos aires, America/Argentina/Buenos_Aires",
        "Sao Paulo, America/Sao_Paulo",
        "São Paulo, America/Sao_Paulo",
        "Ho Chi Minh, Asia/Ho_Chi_Minh",
        "New York, America/New_York",
        "new-york, America/New_York",
        "Los_Angeles, America/Los_Angeles",
        "Istanbul, Europe/Istanbul",
        "Kamchatka, Asia/Kamchatka",
        "Port-au-Prince, America/Port-au-Prince",
        "Reykjavik, Atlantic/Reykjavik",
        "Honolulu, Pacific/Honolulu",
        "Chatham, Pacific/Chatham"
    })
    void the_last_part_of_an_id_is_read(String words, String zone) {
        assertThat(Zones.parse(words)).contains(ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource({"Дубай, Asia/Dubai", "Катманду, Asia/Kathmandu", "Рейкьявик, Atlantic/Reykjavik", "Фиджи, Pacific/Fiji"
    })
    void a_name_that_only_cldr_has_is_read(String words, String zone) {
        assertThat(Zones.parse(words)).contains(ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource({
        "Питер, Europe/Moscow",
        "СПб, Europe/Moscow",
        "Санкт-Петербург, Europe/Moscow",
        "санкт петербург, Europe/Moscow",
        "Saint Petersburg, Europe/Moscow",
        "Екб, Asia/Yekaterinburg",
        "Екатеринбург, Asia/Yekaterinburg",
        "Пермь, Asia/Yekaterinburg",
        "Казань, Europe/Moscow",
        "Нижний Новгород, Europe/Moscow",
        "Ростов-на-Дону, Europe/Moscow",
        "Новосиб, Asia/Novosibirsk",
        "Хабаровск, Asia/Vladivostok",
        "Кишинёв, Europe/Chisinau",
        "Тель-Авив, Asia/Jerusalem",
        "Мюнхен, Europe/Berlin",
        "Munich, Europe/Berlin",
        "Bangalore, Asia/Kolkata",
        "San Francisco, America/Los_Angeles",
        "Грузия, Asia/Tbilisi"
    })
    void a_place_without_an_id_of_its_own_is_read(String words, String zone) {
        assertThat(Zones.parse(words)).contains(ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource({
        "EST, America/New_York",
        "PST, America/Los_Angeles",
        "CET, Europe/Berlin",
        "EET, Europe/Athens",
        "IST, Asia/Kolkata",
        "BST, Europe/London",
        "Eastern Time, America/New_York",
        "Central European Time, Europe/Berlin"
    })
    void an_abbreviation_is_the_place_whose_clocks_change(String words, String zone) {
        assertThat(Zones.parse(words)).contains(ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource({
        "'Moscow, Russia', Europe/Moscow",
        "'Москва, Россия', Europe/Moscow",
        "'Россия, Москва', Europe/Moscow",
        "Moscow Russia, Europe/Moscow",
        "'London, UK', Europe/London",
        "'New York, USA', America/New_York",
        "'Paris, FR', Europe/Paris",
        "'Алматы, Казахстан', Asia/Almaty",
        "'Tbilisi,Georgia', Asia/Tbilisi",
        "Moscow (UTC+3), Europe/Moscow",
        "(GMT+03:00) Moscow, Europe/Moscow",
        "Europe/Moscow (MSK), Europe/Moscow",
        "Где-то (UTC+3), +03:00",
        "по Москве, Europe/Moscow",
        "по мск, Europe/Moscow",
        "по московскому времени, Europe/Moscow",
        "московское время, Europe/Moscow",
        "по Берлину, Europe/Berlin",
        "по Екатеринбургу, Asia/Yekaterinburg",
        "по Самаре, Europe/Samara",
        "по Перми, Asia/Yekaterinburg",
        "в Берлине, Europe/Berlin",
        "по Нью-Йорку, America/New_York",
        "по Гринвичу, UTC",
        "Berlin time, Europe/Berlin",
        "in Berlin, Europe/Berlin",
        "г. Москва, Europe/Moscow",
        "'Москва.', Europe/Moscow",
        "' Москва‎', Europe/Moscow",
        "time zone: MSK, Europe/Moscow"
    })
    void words_around_a_place_make_no_difference(String words, String zone) {
        assertThat(Zones.parse(words)).contains(ZoneId.of(zone));
    }

    @Test
    void a_city_of_the_callers_comes_first() {
        var cities = Map.of("здесь", ZoneId.of("Asia/Tokyo"), "кишинев", ZoneId.of("Europe/Chisinau"));

        assertThat(Zones.parse(" Здесь", cities)).contains(ZoneId.of("Asia/Tokyo"));
        assertThat(Zones.parse("Кишинёв", cities)).contains(ZoneId.of("Europe/Chisinau"));
        assertThat(Zones.parse("+5", cities)).contains(ZoneId.of("+05:00"));
        assertThat(Zones.parse("там", cities)).isEmpty();
    }

    @Test
    void a_letter_is_not_searched_for_a_zone() {
        assertThat(Zones.parse("ж".repeat(3_000))).isEmpty();
    }

    @Test
    void every_button_can_also_be_typed_in_both_languages() throws Exception {
        for (var bundle : new String[] {"messages", "messages_ru"}) {
            var texts = new Properties();
            try (var in = Files.newBufferedReader(Path.of("src/main/resources/texts/" + bundle + ".properties"))) {
                texts.load(in);
            }
            for (var city : Zones.CITIES)
                assertThat(Zones.parse(texts.getProperty("city." + city.name())))
                        .contains(city.zone());
        }
    }

    @Test
    void every_city_has_a_zone_of_its_own_name_only_once() {
        assertThat(Zones.CITIES).extracting(Zones.City::name).doesNotHaveDuplicates();
        assertThat(Zones.CITIES).extracting(Zones.City::zone).doesNotHaveDuplicates();
    }
}
