package dev.sobesednik.profile;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a person names a time zone: a city of [#CITIES], an offset, or an IANA id.
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

    /// A city in any of the languages, an offset, or an IANA id.
    ///
    /// @param cities zones by city names, lower case
    public static Optional<ZoneId> parse(String words, Map<String, ZoneId> cities) {
        var city = cities.get(words.strip().toLowerCase(Locale.ROOT).replace('\u0451', '\u0435'));
        return city == null ? parse(words) : Optional.of(city);
    }

    /// The zone of an IANA id (any case) or an offset such as `+5`, `UTC+5:30`, `-03:00`.
    public static Optional<ZoneId> parse(String words) {
        var typed = words.strip().replace('\u2212', '-').replace(' ', '_');
        var offset = typed.toUpperCase(Locale.ROOT).replaceFirst("^(UTC|GMT)_?(?=[+-])", "");
        if (offset.matches("[+-]\\d{1,2}([:.]\\d{2})?")) return offset(offset.replace('.', ':'));
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equalsIgnoreCase(typed))
                // The legacy abbreviations ("EST") have no daylight saving time, which nobody expects.
                .filter(id -> id.contains("/") || id.equals("UTC"))
                .findFirst()
                .map(ZoneId::of);
    }

    private static Optional<ZoneId> offset(String offset) {
        try {
            return Optional.of(
                    ZoneOffset.of(offset.matches(".\\d") ? offset.charAt(0) + "0" + offset.substring(1) : pad(offset)));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    private static String pad(String offset) {
        return offset.matches(".\\d:.*") ? offset.charAt(0) + "0" + offset.substring(1) : offset;
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
