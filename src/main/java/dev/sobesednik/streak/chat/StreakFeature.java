package dev.sobesednik.streak.chat;

import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Event;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feature.Shown;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import dev.sobesednik.streak.Manners;
import dev.sobesednik.streak.Streak;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
        return List.of(Streak.SLICE, Manners.SLICE);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(
                "streak",
                (command, record, context) -> Step.to(record, new Effect.Say(StreakPage.of(record, context)))));
    }

    /// `streak:hide`, `streak:show`, `streak:remind`, `streak:quiet`: each shows the page anew.
    @Override
    public Step<ChatRecord> press(Press press, List<String> words, ChatRecord record, Context context) {
        var manners = record.get(Manners.SLICE);
        var changed = switch (words.size() == 2 ? words.get(1) : "") {
            case "hide" -> Optional.of(manners.hide());
            case "show" -> Optional.of(manners.show());
            case "remind" ->
                Optional.of(manners.remind(
                        record.get(Streak.SLICE), Profile.of(record).zone(), context.now()));
            case "quiet" -> Optional.of(manners.dontRemind());
            default -> Optional.<Manners>empty();
        };
        return changed.map(after -> Shown.on(
                        press, Step.to(record.with(Manners.SLICE, after)), here -> StreakPage.of(here, context)))
                .orElseGet(() -> Step.to(record, Effect.toast(press, "button.old")));
    }

    @Override
    public List<Wake> wakes(ChatRecord record) {
        return record.get(Manners.SLICE)
                .evening(record.get(Streak.SLICE), Profile.of(record).zone())
                .map(at -> List.of(Wake.push(name(), at)))
                .orElse(List.of());
    }

    @Override
    public Step<ChatRecord> ring(Wake wake, ChatRecord record, Context context) {
        var streak = record.get(Streak.SLICE);
        var manners = record.get(Manners.SLICE);
        var zone = Profile.of(record).zone();
        var after = record.with(Manners.SLICE, manners.rung(streak, zone));
        return manners.isTimely(streak, zone, context.now())
                ? Step.to(after, new Effect.Push(StreakPage.evening(streak.length())))
                : Step.to(after);
    }

    @Override
    public Step<ChatRecord> hear(Event event, ChatRecord record, Context context) {
        var streak = record.get(Streak.SLICE);
        return switch (event) {
            case Events.Graded _, Events.Interviewed _ -> counted(streak, record, context);
            case Events.DayExcused(LocalDate day) -> Step.to(record.with(Streak.SLICE, streak.excuse(day)));
            case Events.Silenced _ ->
                Step.to(record.with(Manners.SLICE, record.get(Manners.SLICE).dontRemind()));
            default -> Step.to(record);
        };
    }

    private static Step<ChatRecord> counted(Streak streak, ChatRecord record, Context context) {
        var zone = Profile.of(record).zone();
        var after = streak.answered(context.now(), zone);
        var step = Step.to(record.with(Streak.SLICE, after));
        return record.get(Manners.SLICE).hidden()
                ? step
                : remark(streak, after, context.now(), zone)
                        .map(word -> step.and(new Effect.Remark(word)))
                        .orElse(step);
    }

    /// What an answer did to the streak, where it did something.
    private static Optional<Text> remark(Streak before, Streak after, Instant now, ZoneId zone) {
        var lost = after.repairable(now, zone);
        if (lost.isPresent())
            return Optional.of(said("grade.streak-to-repair", lost.get().length(), after.toRepair(now, zone)));
        if (before.countedToday(now, zone) && after.length() > before.length())
            return Optional.of(said("grade.streak-is-back", after.length()));
        return before.countedToday(now, zone)
                ? Optional.empty()
                : Optional.of(said("grade.first-today", after.length()));
    }

    @Override
    public Optional<Text> statistics(ChatRecord record, Context context) {
        if (record.get(Manners.SLICE).hidden()) return Optional.empty();
        var streak = record.get(Streak.SLICE);
        var zone = Profile.of(record).zone();
        return Optional.of(said("stats.streak", streak.current(context.now(), zone), streak.best()));
    }
}
