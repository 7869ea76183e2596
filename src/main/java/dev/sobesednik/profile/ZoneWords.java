package dev.sobesednik.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a zone as people write it. The names come from the IANA ids, from the JDK's CLDR data, and from
/// `zones.properties`, which has the last word.
final class ZoneWords {

    // Longer is a letter, not a zone.
    private static final int LONGEST = 100;

    /// From Baker Island to Kiritimati. Java takes up to 18 hours, where nobody lives.
    private static final int WESTMOST_MINUTES = -12 * 60;

    private static final int EASTMOST_MINUTES = 14 * 60;

    private static final Map<String, List<String>> WORDS = Typed.words("zones.properties");
    private static final Pattern REGION =
            Pattern.compile("(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");
    // Parts of Australia, which nobody calls so in a chat about time.
    private static final Set<String> NO_NAMES = Set.of("north", "south", "west", "act", "nsw", "lhi", "general");
    private static final Locale RUSSIAN = Locale.of("ru");

    private static final String UTC = Typed.either(words("utc"));
    private static final String HOURS = "(?: ?%s)?".formatted(Typed.either(words("hours")));
    private static final String DISTANCE =
            "(?<sign>[+-]) ?(?:(?<run>\\d{3,4})|(?<hour>\\d{1,2})(?:(?<point>[:.,])(?<minute>\\d{1,2}))?)" + HOURS;
    private static final Pattern OFFSET = Pattern.compile("(?:%1$s ?)?%2$s(?: ?%1$s)?".formatted(UTC, DISTANCE));
    private static final Pattern FROM_MOSCOW =
            Pattern.compile("%s ?%s".formatted(Typed.either(words("moscow")), DISTANCE));
    private static final Pattern IN_BRACKETS =
            Pattern.compile("(?<before>[^()]*)\\((?<inside>[^()]+)\\)(?<behind>[^()]*)");
    private static final Pattern BEFORE =
            Pattern.compile("%s(?::| ) *(?<rest>.+)".formatted(Typed.either(words("before"))));
    private static final Pattern BEHIND = Pattern.compile("(?<rest>.+?) +%s".formatted(Typed.either(words("behind"))));

    private static final Map<String, String> IDS = ZoneId.getAvailableZoneIds().stream()
            // The abbreviations among the ids ("EST") have no daylight saving time, which nobody expects.
            .filter(id -> id.contains("/"))
            .collect(Collectors.toMap(ZoneWords::lower, Function.identity(), (one, other) -> one));
    private static final Map<String, ZoneId> NAMES = names();
    private static final Set<String> COUNTRIES = countries();

    static Optional<ZoneId> read(String words) {
        if (words.length() > LONGEST) return Optional.empty();
        var typed = Typed.fold(words);
        return typed.isEmpty() ? Optional.empty() : Optional.ofNullable(zone(typed));
    }

    private static @Nullable ZoneId zone(String typed) {
        var known = known(typed);
        if (known != null) return known;
        var brackets = IN_BRACKETS.matcher(typed);
        if (brackets.matches()) return bracketed(brackets);
        var rest = BEHIND.matcher(typed);
        if (rest.matches()) return zone(rest.group("rest"));
        var bare = BEFORE.matcher(typed);
        if (bare.matches()) return declined(bare.group("rest"));
        return besideCountry(typed);
    }

    /// Without a look at what stands around it.
    private static @Nullable ZoneId known(String typed) {
        var offset = OFFSET.matcher(typed);
        if (offset.matches()) return minutes(offset).map(ZoneWords::offset).orElse(null);
        var fromMoscow = FROM_MOSCOW.matcher(typed);
        if (fromMoscow.matches())
            return minutes(fromMoscow).map(ZoneWords::fromMoscow).orElse(null);
        if (words("utc").contains(typed)) return ZoneId.of("UTC");
        var id = IDS.get(typed.replace(' ', '_'));
        return id == null ? NAMES.get(name(typed)) : ZoneId.of(id);
    }

    private static Optional<Integer> minutes(Matcher distance) {
        var run = distance.group("run");
        int minutes;
        if (run != null) {
            minutes = Integer.parseInt(run) / 100 * 60 + Integer.parseInt(run) % 100;
            // Offsets are whole quarters of an hour; "+123" is a slip of the finger.
            if (Integer.parseInt(run) % 100 > 59 || minutes % 15 != 0) return Optional.empty();
        } else {
            int part = part(distance.group("point"), distance.group("minute"));
            if (part < 0) return Optional.empty();
            minutes = Integer.parseInt(distance.group("hour")) * 60 + part;
        }
        if (distance.group("sign").equals("-")) minutes = -minutes;
        return minutes < WESTMOST_MINUTES || minutes > EASTMOST_MINUTES ? Optional.empty() : Optional.of(minutes);
    }

    /// Minutes behind the hours: `5:30` and `5.30` are what a clock shows, `5.5` and `5.75` are parts of an hour.
    private static int part(@Nullable String point, @Nullable String digits) {
        if (point == null || digits == null) return 0;
        int number = Integer.parseInt(digits);
        if (digits.length() == 2 && number < 60 && (point.equals(":") || number % 15 == 0)) return number;
        int parts = number * (digits.length() == 2 ? 60 : 600);
        return point.equals(":") || parts % 1500 != 0 ? -1 : parts / 100;
    }

    private static ZoneId offset(int minutes) {
        return ZoneOffset.ofTotalSeconds(minutes * 60);
    }

    private static @Nullable ZoneId fromMoscow(int minutes) {
        var russian = WORDS.get("msk%+d".formatted(minutes / 60));
        if (russian != null && minutes % 60 == 0) return ZoneId.of(russian.getFirst());
        int fromUtc = minutes + 3 * 60;
        return fromUtc > EASTMOST_MINUTES ? null : offset(fromUtc);
    }

    /// "Moscow (UTC+3)", "(GMT+03:00) Moscow": the place knows when the clocks change, the offset does not.
    private static @Nullable ZoneId bracketed(Matcher typed) {
        var outside = (typed.group("before") + " " + typed.group("behind")).strip();
        var place = outside.isEmpty() ? null : zone(outside);
        return place == null ? zone(typed.group("inside").strip()) : place;
    }

    /// Behind a preposition a Russian name changes its last letter.
    private static @Nullable ZoneId declined(String name) {
        var known = zone(name);
        if (known != null) return known;
        for (var ending : words("endings")) {
            var change = ending.split(">", -1);
            if (!name.endsWith(change[0])) continue;
            known = known(name.substring(0, name.length() - change[0].length()) + change[1]);
            if (known != null) return known;
        }
        return null;
    }

    /// "Moscow, Russia" and the other way round. Behind a comma there may be nothing but a country: Paris, Texas is not
    /// ours
    /// to guess.
    private static @Nullable ZoneId besideCountry(String typed) {
        var parts = typed.contains(",") ? typed.split(" ?, ?", -1) : typed.split(" ", -1);
        for (int cut = 1; cut < parts.length; cut++) {
            var joint = typed.contains(",") ? ", " : " ";
            var left = String.join(joint, List.of(parts).subList(0, cut));
            var right = String.join(joint, List.of(parts).subList(cut, parts.length));
            if (COUNTRIES.contains(name(right)) && known(left) != null) return known(left);
            if (COUNTRIES.contains(name(left)) && known(right) != null) return known(right);
        }
        return null;
    }

    private static String name(String folded) {
        return folded.replace('-', ' ')
                .replaceAll("[.'\\u2019`]", "")
                .replaceAll(" +", " ")
                .strip();
    }

    private static Map<String, ZoneId> names() {
        var found = new HashMap<String, Set<String>>();
        for (var id : IDS.values()) {
            if (!REGION.matcher(id).matches()) continue;
            found.computeIfAbsent(lastPart(id), none -> new HashSet<>()).add(id);
            // The English name is the id's last part, or one of a whole region.
            var russian = ZoneId.of(id).getDisplayName(TextStyle.FULL, RUSSIAN);
            found.computeIfAbsent(name(Typed.fold(russian)), none -> new HashSet<>())
                    .add(id);
        }
        NO_NAMES.forEach(found::remove);
        var names = new HashMap<String, ZoneId>();
        found.forEach((name, ids) -> the(name, ids).ifPresent(zone -> names.put(name, zone)));
        WORDS.forEach((id, places) -> {
            if (id.contains("/")) places.forEach(place -> names.put(name(Typed.fold(place)), ZoneId.of(id)));
        });
        return Map.copyOf(names);
    }

    /// The one zone that a name can mean: what is called after a part of the world means none.
    private static Optional<ZoneId> the(String name, Set<String> ids) {
        if (ids.size() == 1) return ids.stream().findFirst().map(ZoneId::of);
        var called = ids.stream().filter(id -> lastPart(id).equals(name)).toList();
        var clocks = called.stream().map(id -> clock(ZoneId.of(id))).distinct().count();
        // The longest is the id of today: America/Argentina/Buenos_Aires.
        return clocks == 1
                ? called.stream().max(Comparator.comparingInt(String::length)).map(ZoneId::of)
                : Optional.empty();
    }

    /// What a zone's clocks will do from now on, as far as anybody has decided.
    private static List<Object> clock(ZoneId zone) {
        var rules = zone.getRules();
        return List.of(rules.getTransitionRules(), rules.getOffset(Instant.parse("2100-01-01T00:00:00Z")));
    }

    private static String lastPart(String id) {
        return name(Typed.fold(id.substring(id.lastIndexOf('/') + 1)));
    }

    private static Set<String> countries() {
        var names = new ArrayList<>(words("countries"));
        for (var code : Locale.getISOCountries()) {
            names.add(code);
            var country = Locale.of("", code);
            names.add(country.getDisplayCountry(Locale.ENGLISH));
            names.add(country.getDisplayCountry(RUSSIAN));
        }
        return names.stream().map(country -> name(Typed.fold(country))).collect(Collectors.toUnmodifiableSet());
    }

    private static String lower(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private static List<String> words(String key) {
        return Objects.requireNonNull(WORDS.get(key));
    }

    private ZoneWords() {}
}
