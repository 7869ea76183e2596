package dev.sobesednik.groupquiz.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming.Command;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.daily.Daily.Mode;
import dev.sobesednik.daily.TimeOfDay;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Shown;
import dev.sobesednik.groupquiz.DailyQuiz;
import dev.sobesednik.groupquiz.Digest;
import dev.sobesednik.profile.ClockTimes;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.profile.Zones;
import dev.sobesednik.record.ChatRecord;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The settings of a group's daily quiz. Everybody may look, administrators may change.
final class QuizSettings {

    static final String BUTTON = "gd";
    private static final List<String> TIMES = List.of("09:00", "10:00", "12:00", "15:00", "18:00", "20:00");
    private static final int WESTMOST = -12;
    private static final int EASTMOST = 14;

    private final Context context;

    QuizSettings(Context context) {
        this.context = context;
    }

    /// `/daily`, `/daily 10:00`, `/daily 10:00 Berlin`, `/daily off`, `/daily pause`, `/daily resume`.
    Step<ChatRecord> command(ChatRecord record, Command command) {
        var argument = command.argument();
        if (argument.isEmpty()) return Step.to(record, new Effect.Say(page(record)));
        var refusal = refusal(command.from());
        if (refusal.isPresent()) return Step.to(record, new Effect.Say(Message.of(refusal.get())));
        return tapped(record, argument.toLowerCase(Locale.ROOT))
                .or(() -> time(record, argument))
                .map(step -> kept(step, record, command.from()))
                .map(step -> step.and(new Effect.Say(page(step.next()))))
                .orElseGet(() -> Step.to(record, Effect.say("dailyquiz.not-understood", argument)));
    }

    Step<ChatRecord> press(ChatRecord record, Press press, List<String> words) {
        var refusal = refusal(press.from());
        if (refusal.isPresent()) return Step.to(record, new Effect.AnswerPress(press.pressId(), refusal.get(), true));
        var word = words.isEmpty() ? "" : words.getFirst();
        if (word.equals("zones")) return Shown.on(press, Step.to(record), this::zones);
        if (word.equals("offsets")) return Shown.on(press, Step.to(record), this::offsets);
        var changed = words.size() == 2 ? chosen(record, word, words.get(1)) : tapped(record, word);
        return changed.map(step -> kept(step, record, press.from()))
                .map(step -> Shown.on(press, step, this::page))
                .orElseGet(() -> Step.to(record, Effect.toast(press, "button.old")));
    }

    /// Whoever has changed something is told of trouble from now on.
    private static Step<ChatRecord> kept(Step<ChatRecord> step, ChatRecord before, From from) {
        var quiz = quiz(step.next());
        return quiz.equals(quiz(before))
                ? step
                : step.withNext(step.next().with(DailyQuiz.SLICE, quiz.setBy(from.isPerson() ? from.id() : 0)));
    }

    private static Optional<Text> refusal(From from) {
        return switch (from.standing()) {
            case ADMINISTRATOR -> Optional.empty();
            case MEMBER, UNASKED -> Optional.of(said("dailyquiz.only-administrators"));
            case UNKNOWN -> Optional.of(said("dailyquiz.standing-unknown"));
        };
    }

    private Optional<Step<ChatRecord>> tapped(ChatRecord record, String word) {
        var daily = quiz(record).daily();
        return switch (word) {
            case "page" -> Optional.of(Step.to(record));
            case "off" -> Optional.of(set(record, daily.off()));
            case "resume", "on" -> Optional.of(set(record, daily.resume(zone(record), context.now())));
            case "pause1" -> Optional.of(pause(record, 1));
            case "pause7", "pause" -> Optional.of(pause(record, 7));
            case "digest" -> Optional.of(digest(record));
            default -> Optional.empty();
        };
    }

    private Optional<Step<ChatRecord>> chosen(ChatRecord record, String word, String value) {
        return switch (word) {
            case "at" -> TimeOfDay.parse(value).map(time -> at(record, time));
            case "city" ->
                Zones.CITIES.stream()
                        .filter(city -> city.name().equals(value))
                        .findFirst()
                        .map(city -> inZone(record, city.zone()));
            case "offset" -> Zones.parse(value).map(zone -> inZone(record, zone));
            default -> Optional.empty();
        };
    }

    private Optional<Step<ChatRecord>> time(ChatRecord record, String argument) {
        return ClockTimes.read(argument)
                .flatMap(read -> read.rest().isEmpty()
                        ? Optional.of(at(record, read.time()))
                        : context.world()
                                .zones()
                                .apply(read.rest())
                                .map(zone -> inZone(record, zone).then(here -> at(here, read.time()))));
    }

    /// The quiz is asked where it was set.
    private Step<ChatRecord> at(ChatRecord record, LocalTime time) {
        var here = record.with(DailyQuiz.SLICE, quiz(record).inTopic(context.topic()));
        return set(here, quiz(here).daily().at(time, zone(here), context.now()));
    }

    private Step<ChatRecord> pause(ChatRecord record, int days) {
        var daily = quiz(record).daily();
        return daily.mode() == Mode.ON ? set(record, daily.pause(days, zone(record), context.now())) : Step.to(record);
    }

    private Step<ChatRecord> digest(ChatRecord record) {
        var quiz = quiz(record);
        return QuizRounds.kept(record, quiz.withDigest(!quiz.digest().on(), zone(record), context.now()));
    }

    private Step<ChatRecord> inZone(ChatRecord record, ZoneId zone) {
        var before = zone(record);
        var there = record.with(Profile.SLICE, Profile.of(record).withZone(zone));
        var step = QuizRounds.kept(there, quiz(there).arm(zone, context.now()));
        return zone.equals(before) ? step : step.and(new Effect.Raise(new Events.ZoneChanged()));
    }

    private Step<ChatRecord> set(ChatRecord record, Daily daily) {
        return QuizRounds.kept(record, quiz(record).with(daily, zone(record), context.now()));
    }

    private static DailyQuiz quiz(ChatRecord record) {
        return record.get(DailyQuiz.SLICE);
    }

    private static ZoneId zone(ChatRecord record) {
        return Profile.of(record).zone();
    }

    private Message page(ChatRecord record) {
        return Message.of(status(record), buttons(record));
    }

    private Text status(ChatRecord record) {
        var quiz = quiz(record);
        var daily = quiz.daily();
        if (daily.mode() != Mode.ON || daily.next() == null) return said("dailyquiz.off");
        var zone = zone(record);
        var date = daily.comes(zone, context.now());
        var here = LocalTime.ofInstant(context.now(), zone);
        var parts = new ArrayList<Text>();
        parts.add(
                daily.isPaused(zone, context.now())
                        ? said("dailyquiz.paused", date, daily.at())
                        : said("dailyquiz.on", daily.at(), date));
        parts.add(
                !Profile.of(record).named()
                        ? said("dailyquiz.zone-guessed", zone, here, daily.at())
                        : said("dailyquiz.zone", zone, here));
        parts.add(quiz.digest().on() ? said("dailyquiz.digest-on", Digest.AT) : said("dailyquiz.digest-off"));
        parts.add(said("dailyquiz.how"));
        return Text.paragraphs(parts);
    }

    private Keyboard buttons(ChatRecord record) {
        var daily = quiz(record).daily();
        var rows = keyboard();
        rows.grid(
                3,
                TIMES.stream()
                        .map(time -> button(new Text.Plain(time), "at", time.replace(":", "")))
                        .toList());
        if (daily.mode() == Mode.ON) {
            if (daily.isPaused(zone(record), context.now())) rows.row(button(said("daily.button.resume"), "resume"));
            else rows.row(button(said("daily.button.pause1"), "pause1"), button(said("daily.button.pause7"), "pause7"));
            var on = quiz(record).digest().on();
            rows.row(button(said(on ? "dailyquiz.button.no-digest" : "dailyquiz.button.digest"), "digest"));
            rows.row(button(said("settings.button.zone"), "zones"), button(said("daily.button.off"), "off"));
        } else {
            rows.row(button(said("settings.button.zone"), "zones"));
        }
        return rows.build();
    }

    private Message zones(ChatRecord record) {
        var cities = Zones.CITIES.stream()
                .map(city -> button(said("city." + city.name()), "city", city.name()))
                .toList();
        return Message.of(
                said("dailyquiz.zones", LocalTime.ofInstant(context.now(), zone(record))),
                keyboard()
                        .grid(3, cities)
                        .row(button(said("zone.by-offset"), "offsets"), button(said("button.back"), "page"))
                        .build());
    }

    private Message offsets(ChatRecord record) {
        var offsets = new ArrayList<Keyboard.Press>();
        for (int hours = WESTMOST; hours <= EASTMOST; hours++) {
            var offset = ZoneOffset.ofHours(hours);
            var here = LocalTime.ofInstant(context.now(), offset);
            offsets.add(button(said("zone.offset", offset, here), "offset", "%+d".formatted(hours)));
        }
        return Message.of(
                said("zone.choose-offset"),
                keyboard()
                        .grid(3, offsets)
                        .row(button(said("button.back"), "page"))
                        .build());
    }

    private static Keyboard.Press button(Text label, String word) {
        return new Keyboard.Press(label, Data.of(BUTTON, word));
    }

    private static Keyboard.Press button(Text label, String word, String value) {
        return new Keyboard.Press(label, Data.of(BUTTON, word, value));
    }
}
