package dev.sobesednik.profile;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a person names a time zone: by a button of [#CITIES], or in their own words.
public final class Zones {

    /// @param name the bundle's key is `city.` and this
    public record City(String name, ZoneId zone) {}

    /// West to east, so that neighbours stand together.
    public static final List<City> CITIES = cities(
            "london Europe/London",
            "berlin Europe/Berlin",
            "warsaw Europe/Warsaw",
            "belgrade Europe/Belgrade",
            "kaliningrad Europe/Kaliningrad",
            "kyiv Europe/Kyiv",
            "chisinau Europe/Chisinau",
            "moscow Europe/Moscow",
            "minsk Europe/Minsk",
            "istanbul Europe/Istanbul",
            "samara Europe/Samara",
            "tbilisi Asia/Tbilisi",
            "yerevan Asia/Yerevan",
            "baku Asia/Baku",
            "yekaterinburg Asia/Yekaterinburg",
            "tashkent Asia/Tashkent",
            "almaty Asia/Almaty",
            "omsk Asia/Omsk",
            "bishkek Asia/Bishkek",
            "novosibirsk Asia/Novosibirsk",
            "krasnoyarsk Asia/Krasnoyarsk",
            "irkutsk Asia/Irkutsk",
            "yakutsk Asia/Yakutsk",
            "vladivostok Asia/Vladivostok",
            "magadan Asia/Magadan",
            "kamchatka Asia/Kamchatka",
            "newyork America/New_York",
            "losangeles America/Los_Angeles");

    private Zones() {}

    /// A city of the caller's, or whatever [#parse(String)] knows.
    ///
    /// @param cities zones by city names, lower case
    public static Optional<ZoneId> parse(String words, Map<String, ZoneId> cities) {
        var city = cities.get(words.strip().toLowerCase(Locale.ROOT).replace('\u0451', '\u0435'));
        return city == null ? parse(words) : Optional.of(city);
    }

    /// The zone of an IANA id (any case), an offset such as `+5`, `UTC+5:30`, `+0530`, a distance from Moscow such
    /// as `MSK+2`, a customary abbreviation, or a place in English or Russian, with its country or words such as
    /// "time" around it.
    public static Optional<ZoneId> parse(String words) {
        return ZoneWords.read(words);
    }

    private static List<City> cities(String... lines) {
        var all = new ArrayList<City>();
        for (var line : lines) {
            var words = line.split(" ", 2);
            all.add(new City(words[0], ZoneId.of(words[1])));
        }
        return List.copyOf(all);
    }
}
