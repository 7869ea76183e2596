package dev.sobesednik.streak.chat;

import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Event;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import dev.sobesednik.streak.Streak;
import dev.sobesednik.streak.Streak.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Days in a row: what counts for them, and how they are told.
public final class StreakFeature implements Feature {

    @Override
    public String name() {
        return "streak";
    }

    @Override
    public Place place() {
        return Place.PRIVATE;
    }

    @Override
    public List<Slice<?>> slices() {
        return List.of(Streak.SLICE);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(
                "streak",
                (command, record, context) -> Step.to(record, new Effect.Say(Message.of(page(record, context))))));
    }

    @Override
    public Step<ChatRecord> hear(Event event, ChatRecord record, Context context) {
        var streak = record.get(Streak.SLICE);
        return switch (event) {
            case Events.Graded _, Events.Interviewed _ -> counted(streak, record, context);
            case Events.DayExcused(LocalDate day) -> Step.to(record.with(Streak.SLICE, streak.excuse(day)));
            default -> Step.to(record);
        };
    }

    private static Step<ChatRecord> counted(Streak streak, ChatRecord record, Context context) {
        var zone = Profile.of(record).zone();
        var after = streak.answered(context.now(), zone);
        var step = Step.to(record.with(Streak.SLICE, after));
        return streak.countedToday(context.now(), zone)
                ? step
                : step.and(new Effect.Remark(said("grade.first-today", after.length())));
    }

    @Override
    public Optional<Text> statistics(ChatRecord record, Context context) {
        var streak = record.get(Streak.SLICE);
        var zone = Profile.of(record).zone();
        return Optional.of(said("stats.streak", streak.current(context.now(), zone), streak.best()));
    }

    private static Text page(ChatRecord record, Context context) {
        var streak = record.get(Streak.SLICE);
        var now = context.now();
        var zone = Profile.of(record).zone();
        var current = streak.current(now, zone);
        var parts = new ArrayList<Text>();
        if (streak.last() == null) return Text.paragraphs(said("streak.none"), said("streak.rules", zone));
        parts.add(said("streak.now", current, streak.best()));
        if (current > 0)
            parts.add(said(streak.countedToday(now, zone) ? "streak.counted-today" : "streak.not-yet-today"));
        else parts.add(said("streak.broken"));
        parts.add(
                streak.freezes() == Streak.FREEZES
                        ? said("streak.freezes-full", streak.freezes())
                        : said("streak.freezes", streak.freezes(), Streak.EARNED_BY - streak.toNextFreeze()));
        parts.add(diary(streak, Profile.of(record).day(now)));
        parts.add(said("streak.rules", zone));
        return Text.paragraphs(parts);
    }

    private static Text diary(Streak streak, LocalDate today) {
        var known = new HashMap<LocalDate, Day>();
        for (var day : streak.days()) known.put(day.date(), day);
        var lines = new ArrayList<Text>();
        for (int back = 0; back < Streak.REMEMBERED; back++) {
            var date = today.minusDays(back);
            var day = known.get(date);
            if (day != null) {
                lines.add(said("streak.day." + day.kind().name().toLowerCase(Locale.ROOT), date, day.answers()));
            } else if (streak.excused().contains(date)) {
                lines.add(said("streak.day.excused", date, 0));
            } else {
                lines.add(said(back == 0 ? "streak.day.today" : "streak.day.empty", date, 0));
            }
        }
        return new Text.Joined("\n", lines);
    }
}
