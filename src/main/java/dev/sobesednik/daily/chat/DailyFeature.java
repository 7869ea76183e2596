package dev.sobesednik.daily.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Event;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.daily.Daily.Mode;
import dev.sobesednik.daily.TimeOfDay;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feature.SettingsPage;
import dev.sobesednik.feature.Shown;
import dev.sobesednik.feature.Wake;
import dev.sobesednik.profile.ClockTimes;
import dev.sobesednik.profile.LocalDay;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The question that comes every day at the person's own minute.
public final class DailyFeature implements Feature {

    private static final int WEEK = 7;

    @Override
    public String name() {
        return "daily";
    }

    @Override
    public Set<String> otherNames() {
        return Set.of("time");
    }

    @Override
    public Place place() {
        return Place.PRIVATE;
    }

    @Override
    public List<Slice<?>> slices() {
        return List.of(Daily.SLICE);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("daily", this::command), Command.of("stop", this::stop));
    }

    private Step<ChatRecord> command(Incoming.Command command, ChatRecord record, Context context) {
        var here = new Here(record, context);
        var argument = command.argument();
        if (argument.isEmpty()) return Step.to(record, new Effect.Say(here.page()));
        var changed = switch (argument.toLowerCase(Locale.ROOT)) {
            case "off" -> Optional.of(here.daily().off());
            case "pause" -> Optional.of(here.paused(WEEK));
            case "resume", "on" -> Optional.of(here.resumed());
            default -> Optional.<Daily>empty();
        };
        return changed.map(daily -> page(here.with(daily), context))
                .or(() -> timed(argument, record, context))
                .orElseGet(() -> Step.to(record, Effect.say("daily.no-such-time", argument)));
    }

    /// A time, and perhaps the zone in which it is meant: `9`, `7pm`, `21-30`, `09:00 Berlin`.
    private static Optional<Step<ChatRecord>> timed(String argument, ChatRecord record, Context context) {
        return ClockTimes.read(argument).flatMap(read -> {
            if (read.rest().isEmpty()) return Optional.of(page(at(read.time(), record, context), context));
            return context.world().zones().apply(read.rest()).map(zone -> {
                var there = record.with(Profile.SLICE, Profile.of(record).withZone(zone));
                var step = page(at(read.time(), there, context), context);
                return new Step<>(
                        step.next(),
                        Stream.concat(Stream.of(new Effect.Raise(new Events.ZoneChanged())), step.effects().stream())
                                .toList());
            });
        });
    }

    private static ChatRecord at(LocalTime time, ChatRecord record, Context context) {
        var here = new Here(record, context);
        return here.with(here.at(time));
    }

    private static Step<ChatRecord> page(ChatRecord after, Context context) {
        return Step.to(after, new Effect.Say(new Here(after, context).page()));
    }

    private Step<ChatRecord> stop(Incoming.Command command, ChatRecord record, Context context) {
        var here = new Here(record, context);
        return Step.to(here.with(here.daily().off()), new Effect.Raise(new Events.Silenced()), Effect.say("stop.done"));
    }

    @Override
    public Step<ChatRecord> press(Press press, List<String> words, ChatRecord record, Context context) {
        var here = new Here(record, context);
        var word = words.size() == 2 ? words.get(1) : "";
        var changed = words.getFirst().equals("time") ? TimeOfDay.parse(word).map(here::at) : here.tapped(word);
        return changed.map(here::with)
                .map(after -> Shown.on(press, Step.to(after), shown -> new Here(shown, context).page()))
                .orElseGet(() -> Step.to(record, Effect.toast(press, "button.old")));
    }

    @Override
    public List<Wake> wakes(ChatRecord record) {
        var next = record.get(Daily.SLICE).next();
        return next == null ? List.of() : List.of(Wake.push(name(), next));
    }

    @Override
    public Step<ChatRecord> ring(Wake wake, ChatRecord record, Context context) {
        var zone = Profile.of(record).zone();
        return switch (record.get(Daily.SLICE).ring(wake.due(), zone, context.now(), context.grace())) {
            case Daily.Ring.Stale _ -> Step.to(record);
            case Daily.Ring.Due(Daily daily, List<LocalDate> skipped, boolean askNow) -> {
                var effects = new ArrayList<Effect>();
                for (var date : skipped)
                    effects.add(new Effect.Raise(new Events.DayExcused(
                            LocalDay.of(date.atTime(daily.at()).atZone(zone).toInstant(), zone))));
                if (!skipped.isEmpty()) effects.add(new Effect.Push(skipped(daily, skipped)));
                if (askNow) effects.add(new Effect.Raise(new Events.QuestionDue()));
                yield new Step<>(record.with(Daily.SLICE, daily), List.copyOf(effects));
            }
        };
    }

    @Override
    public Step<ChatRecord> hear(Event event, ChatRecord record, Context context) {
        var here = new Here(record, context);
        return switch (event) {
            case Events.WentAway _ -> Step.to(here.with(here.daily().disarm()));
            // What came due while nobody could be written to is no debt.
            case Events.CameBack _ -> Step.to(here.with(here.daily().disarm().arm(here.zone(), context.now())));
            case Events.ZoneChanged _ -> Step.to(here.with(here.daily().arm(here.zone(), context.now())));
            case Events.Graded _ when here.daily().mode() == Mode.UNASKED -> offer(here);
            default -> Step.to(record);
        };
    }

    /// Once, after the first grade: by now the person knows what would come every day.
    private static Step<ChatRecord> offer(Here here) {
        var buttons = Stream.of("08:00", "09:00", "12:00", "19:00", "21:00")
                .map(DailyFeature::button)
                .toList();
        var choice = keyboard()
                .grid(3, buttons)
                .row(new Keyboard.Press(said("daily.button.no"), Data.of("daily", "off")))
                .build();
        return Step.to(here.with(here.daily().off()), new Effect.Say(Message.of(said("daily.offer"), choice)));
    }

    @Override
    public Optional<Keyboard.Press> setting(ChatRecord record, Context context) {
        var daily = record.get(Daily.SLICE);
        var time = daily.mode() == Mode.ON ? said("settings.daily-at", daily.at()) : said("settings.daily-off");
        return Optional.of(new Keyboard.Press(time, Data.of("daily", "page")));
    }

    @Override
    public Optional<Text> greeting(ChatRecord record, Context context) {
        var here = new Here(record, context);
        var next = here.next();
        return next == null
                ? Optional.empty()
                : Optional.of(said("start.daily", next, here.daily().at()));
    }

    private static Message skipped(Daily daily, List<LocalDate> dates) {
        var text = dates.size() == 1
                ? said("daily.skipped-one", dates.getFirst(), daily.at())
                : said("daily.skipped-many", dates.getFirst(), dates.getLast(), daily.at());
        return Message.of(
                text,
                keyboard()
                        .row(new Keyboard.Press(said("daily.button.now"), Data.of("ask", 0)))
                        .build());
    }

    private static Keyboard.Press button(String time) {
        return new Keyboard.Press(new Text.Plain(time), Data.of("time", time.replace(":", "")));
    }

    /// One person's calendar at one moment.
    private record Here(ChatRecord record, Context context) {

        Daily daily() {
            return record.get(Daily.SLICE);
        }

        ZoneId zone() {
            return Profile.of(record).zone();
        }

        ChatRecord with(Daily changed) {
            return record.with(Daily.SLICE, changed);
        }

        Daily at(LocalTime time) {
            return daily().at(time, zone(), context.now());
        }

        Daily resumed() {
            return daily().resume(zone(), context.now());
        }

        /// Silence instead of a question until then; the streak's rules do not change.
        Daily paused(int days) {
            return daily().mode() == Mode.ON ? daily().pause(days, zone(), context.now()) : daily();
        }

        Optional<Daily> tapped(String word) {
            return switch (word) {
                case "off" -> Optional.of(daily().off());
                case "resume" -> Optional.of(resumed());
                case "pause1" -> Optional.of(paused(1));
                case "pause7" -> Optional.of(paused(WEEK));
                case "page" -> Optional.of(daily());
                default -> Optional.empty();
            };
        }

        /// The next date with a question; absent while there is none.
        @Nullable
        LocalDate next() {
            return daily().mode() == Mode.ON && daily().next() != null ? daily().comes(zone(), context.now()) : null;
        }

        Message page() {
            return Message.of(status(), buttons());
        }

        private Text status() {
            var next = next();
            if (next == null) return said("daily.off");
            var profile = Profile.of(record);
            var parts = new ArrayList<Text>();
            parts.add(isPaused() ? said("daily.paused", next, daily().at()) : said("daily.on", daily().at(), next));
            var clock = LocalTime.ofInstant(context.now(), zone());
            parts.add(said(profile.named() ? "daily.zone" : "daily.zone-guessed", zone(), clock));
            return Text.paragraphs(parts);
        }

        private boolean isPaused() {
            return daily().isPaused(zone(), context.now());
        }

        private Keyboard buttons() {
            var rows = keyboard();
            rows.grid(
                    3,
                    Stream.of("08:00", "09:00", "12:00", "19:00", "20:00", "21:00")
                            .map(DailyFeature::button)
                            .toList());
            if (daily().mode() == Mode.ON) {
                if (isPaused()) rows.row(tap("resume"));
                else rows.row(tap("pause1"), tap("pause7"));
                rows.row(tap("off"));
            }
            return rows.row(SettingsPage.zone()).build();
        }

        private static Keyboard.Press tap(String word) {
            return new Keyboard.Press(said("daily.button." + word), Data.of("daily", word));
        }
    }
}
