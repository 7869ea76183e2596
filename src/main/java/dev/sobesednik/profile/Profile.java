package dev.sobesednik.profile;

import dev.sobesednik.chat.Language;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// What every chat has: a language, a clock, and whether it can be written to.
///
/// @param chosen the language that was chosen; absent: Telegram's is followed
/// @param spoken the language that Telegram told last
/// @param zone the zone in force
/// @param named whether somebody named it; else it was guessed when the chat was met, and stays when the language
///     changes, so that no clock moves without a word
/// @param away whether a person blocked the bot, or a group removed it
public record Profile(@Nullable Language chosen, Language spoken, ZoneId zone, boolean named, boolean away) {

    /// No chat that was met has the untouched value, so that every met chat keeps something.
    public static final Slice<Profile> SLICE =
            new Slice<>("profile", new Profile(null, Language.EN, ZoneOffset.UTC, false, true));

    /// A chat that was met just now.
    public static Profile met(Language spoken) {
        return new Profile(null, spoken, spoken.likelyZone(), false, false);
    }

    public static Profile of(ChatRecord record) {
        return record.get(SLICE);
    }

    public Language language() {
        return chosen == null ? spoken : chosen;
    }

    public boolean reachable() {
        return !away;
    }

    /// The person's day, which begins at 04:00.
    public LocalDate day(Instant now) {
        return LocalDay.of(now, zone);
    }

    /// The date on the chat's calendar.
    public LocalDate date(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    public Profile withLanguage(Language language) {
        return new Profile(language, spoken, zone, named, away);
    }

    public Profile speaking(Language language) {
        return new Profile(chosen, language, zone, named, away);
    }

    /// Somebody named the zone.
    public Profile withZone(ZoneId other) {
        return new Profile(chosen, spoken, other, true, away);
    }

    public Profile withReachable(boolean can) {
        return new Profile(chosen, spoken, zone, named, !can);
    }
}
