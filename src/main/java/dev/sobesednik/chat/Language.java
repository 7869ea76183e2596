package dev.sobesednik.chat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The languages that the bot speaks.
public enum Language {
    RU(Locale.of("ru"), ZoneId.of("Europe/Moscow")),
    EN(Locale.ENGLISH, ZoneOffset.UTC);

    private final Locale locale;
    private final ZoneId likelyZone;

    Language(Locale locale, ZoneId likelyZone) {
        this.locale = locale;
        this.likelyZone = likelyZone;
    }

    public Locale locale() {
        return locale;
    }

    /// The zone assumed until a person names one: the Bot API never tells it.
    public ZoneId likelyZone() {
        return likelyZone;
    }

    public String code() {
        return locale.getLanguage();
    }

    /// @param code Telegram's `language_code`, an IETF tag such as `ru` or `en-US`; absent for some clients
    public static Language of(@Nullable String code) {
        return code != null && Locale.forLanguageTag(code).getLanguage().equals("ru") ? RU : EN;
    }
}
