package dev.sobesednik.streak.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Context;
import dev.sobesednik.profile.LocalDay;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.streak.Manners;
import dev.sobesednik.streak.Streak;
import dev.sobesednik.streak.Streak.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// What `/streak` shows, and the word in the evening.
final class StreakPage {

    /// Neither these nor the marks below are emoji: those are wider and coloured.
    private static final String MISSED = "\u25cb";

    private static final String TO_COME = "\u25cc";

    private StreakPage() {}

    static Message of(ChatRecord record, Context context) {
        var manners = record.get(Manners.SLICE);
        if (manners.hidden())
            return Message.of(
                    said("streak.hidden"), keyboard().row(button("show")).build());
        var profile = Profile.of(record);
        var streak = record.get(Streak.SLICE);
        return Message.of(
                Text.paragraphs(parts(streak, profile.zone(), context.now())),
                keyboard()
                        .row(button(manners.reminded() ? "quiet" : "remind"))
                        .row(button("hide"))
                        .build());
    }

    static Message evening(int length) {
        return Message.of(
                said("streak.evening", length),
                keyboard()
                        .row(new Keyboard.Press(said("streak.button.question"), Data.of("ask", 0)))
                        .row(button("quiet"))
                        .build());
    }

    private static Keyboard.Press button(String word) {
        return new Keyboard.Press(said("streak.button." + word), Data.of("streak", word));
    }

    private static List<Text> parts(Streak streak, ZoneId zone, Instant now) {
        var current = streak.current(now, zone);
        var parts = new ArrayList<Text>();
        if (streak.last() == null) parts.add(said("streak.none"));
        else parts.add(Text.lines(said("streak.now", current, streak.best()), today(streak, zone, now)));
        streak.repairable(now, zone)
                .ifPresent(lost ->
                        parts.add(said("streak.repair", lost.length(), lost.until(), streak.toRepair(now, zone))));
        var last = streak.last();
        if (last != null) parts.add(row(kinds(streak, zone, now), last.day(), LocalDay.of(now, zone)));
        // A new streak keeps the freezes that could not save the old one.
        var freezes = current == 0 ? streak.freezes() : streak.freezesLeft(now, zone);
        parts.add(
                freezes == Streak.FREEZES
                        ? said("streak.freezes-full", freezes)
                        : said("streak.freezes", freezes, Streak.EARNED_BY - streak.toNextFreeze()));
        parts.add(said("streak.rules", zone));
        return parts;
    }

    private static Text today(Streak streak, ZoneId zone, Instant now) {
        if (streak.current(now, zone) == 0) return said("streak.broken");
        return said(streak.countedToday(now, zone) ? "streak.counted-today" : "streak.not-yet-today");
    }

    /// What is known of each day; a day that was missed for good is not among them.
    private static NavigableMap<LocalDate, Kind> kinds(Streak streak, ZoneId zone, Instant now) {
        var kinds = new TreeMap<LocalDate, Kind>();
        for (var day : streak.excused()) kinds.put(day, Kind.EXCUSED);
        if (streak.current(now, zone) > 0) for (var day : streak.gap(now, zone)) kinds.put(day.date(), day.kind());
        for (var day : streak.days()) kinds.put(day.date(), day.kind());
        return kinds;
    }

    /// Two weeks in one line, which fits a phone; a mark that does not explain itself is explained where it occurs.
    private static Text row(NavigableMap<LocalDate, Kind> kinds, LocalDate counted, LocalDate today) {
        // Flying west repeats a date: what has counted may be tomorrow's.
        var last = counted.isAfter(today) ? counted : today;
        var twoWeeks = last.minusDays(Streak.REMEMBERED - 1L);
        var earliest = kinds.isEmpty() ? counted : kinds.firstKey();
        var first = earliest.isBefore(twoWeeks) ? twoWeeks : earliest;
        var marks = new StringBuilder();
        var legend = new ArrayList<Text>();
        for (var day : first.datesUntil(last.plusDays(1)).toList())
            marks.append(Optional.ofNullable(kinds.get(day))
                    .map(StreakPage::mark)
                    .orElse(day.equals(last) ? TO_COME : MISSED));
        for (var kind : List.of(Kind.FROZEN, Kind.EXCUSED, Kind.REPAIRED))
            if (marks.indexOf(mark(kind)) >= 0)
                legend.add(said("streak.mark." + kind.name().toLowerCase(Locale.ROOT), mark(kind)));
        var row = said("streak.row", date(first), marks.toString(), date(last));
        return legend.isEmpty() ? row : Text.lines(row, new Text.Joined(", ", legend));
    }

    private static String mark(Kind kind) {
        return switch (kind) {
            case COUNTED -> "\u25cf";
            case FROZEN -> "\u25c6";
            case EXCUSED -> "\u25c7";
            case REPAIRED -> "\u25d0";
        };
    }

    private static String date(LocalDate day) {
        return "%d.%02d".formatted(day.getDayOfMonth(), day.getMonthValue());
    }
}
