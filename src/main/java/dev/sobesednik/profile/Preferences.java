package dev.sobesednik.profile;

import dev.sobesednik.chat.Language;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What a person has chosen, and what is taken for granted until they do.
///
/// @param chosen the language that the person chose; absent: Telegram's is followed
/// @param spoken the language that Telegram told last
/// @param level the level asked for by default, 0 for all
/// @param zone the zone that the person named; absent: the likely one of the language
public record Preferences(
        @Nullable Language chosen,
        Language spoken,
        int level,
        @Nullable ZoneId zone) {

    static Preferences of(Language spoken) {
        return new Preferences(null, spoken, 0, null);
    }

    public Language language() {
        return chosen == null ? spoken : chosen;
    }

    public ZoneId likelyZone() {
        return zone == null ? language().likelyZone() : zone;
    }

    Preferences withLanguage(Language language) {
        return new Preferences(language, spoken, level, zone);
    }

    Preferences speaking(Language language) {
        return new Preferences(chosen, language, level, zone);
    }

    Preferences withLevel(int number) {
        return new Preferences(chosen, spoken, number, zone);
    }

    Preferences withZone(ZoneId named) {
        return new Preferences(chosen, spoken, level, named);
    }
}
