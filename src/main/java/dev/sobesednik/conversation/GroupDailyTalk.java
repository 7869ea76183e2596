package dev.sobesednik.conversation;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Command;
import dev.sobesednik.chat.Incoming.From;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.daily.Daily.Mode;
import dev.sobesednik.dailyquiz.Digest;
import dev.sobesednik.group.Group;
import dev.sobesednik.profile.Zones;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The settings of a group's daily quiz. Everybody may look, administrators may change.
final class GroupDailyTalk {

    private static final String BUTTON = "gd";
    private static final List<String> TIMES = List.of("09:00", "10:00", "12:00", "15:00", "18:00", "20:00");
    private static final int WESTMOST = -12;
    private static final int EASTMOST = 14;

    private final Surroundings around;
    private final int topic;

    /// @param topic the forum topic of what happened, 0 outside of topics: the quiz is asked where it was set
    GroupDailyTalk(Surroundings around, int topic) {
        this.around = around;
        this.topic = topic;
    }

    static boolean isForAdministrators(Incoming incoming) {
        return switch (incoming) {
            case Command command ->
                command.name().equals("daily") && !command.argument().isEmpty();
            case Press press ->
                Data.read(press.data())
                        .filter(words -> words.getFirst().equals(BUTTON))
                        .isPresent();
            default -> false;
        };
    }

    /// `/daily`, `/daily 10:00`, `/daily 10:00 Berlin`, `/daily off`, `/daily pause`, `/daily resume`.
    Step<Group> command(Group group, Command command) {
        var argument = command.argument();
        if (argument.isEmpty()) return Step.to(group, new Effect.Say(page(group)));
        var refusal = refusal(command.from());
        if (refusal.isPresent()) return Step.to(group, new Effect.Say(Message.of(refusal.get())));
        return tapped(group, argument.toLowerCase(Locale.ROOT))
                .or(() -> time(group, argument))
                .map(step -> step.and(new Effect.Say(page(step.next()))))
                .orElseGet(() -> Step.to(group, Effect.say("dailyquiz.not-understood", argument)));
    }

    Step<Group> press(Group group, Press press, List<String> words) {
        var refusal = refusal(press.from());
        if (refusal.isPresent()) return Step.to(group, new Effect.AnswerPress(press.pressId(), refusal.get(), true));
        var word = words.isEmpty() ? "" : words.getFirst();
        if (word.equals("zones")) return shown(Step.to(group), press, this::zones);
        if (word.equals("offsets")) return shown(Step.to(group), press, this::offsets);
        var changed = words.size() == 2 ? chosen(group, word, words.get(1)) : tapped(group, word);
        return changed.map(step -> shown(step, press, this::page))
                .orElseGet(() -> Step.to(group, Effect.toast(press, "button.old")));
    }

    private static Optional<Text> refusal(From from) {
        return switch (from.standing()) {
            case ADMINISTRATOR -> Optional.empty();
            case MEMBER, UNASKED -> Optional.of(said("dailyquiz.only-administrators"));
            case UNKNOWN -> Optional.of(said("dailyquiz.standing-unknown"));
        };
    }

    private Optional<Step<Group>> tapped(Group group, String word) {
        var daily = group.dailyQuiz().daily();
        return switch (word) {
            case "page" -> Optional.of(Step.to(group));
            case "off" -> Optional.of(set(group, daily.off()));
            case "resume", "on" -> Optional.of(set(group, daily.resume(zone(group), around.now())));
            case "pause1" -> Optional.of(pause(group, 1));
            case "pause7", "pause" -> Optional.of(pause(group, 7));
            case "digest" -> Optional.of(digest(group));
            default -> Optional.empty();
        };
    }

    private Optional<Step<Group>> chosen(Group group, String word, String value) {
        return switch (word) {
            case "at" -> DailyTalk.time(value).map(time -> at(group, time));
            case "city" ->
                Zones.CITIES.stream()
                        .filter(city -> city.name().equals(value))
                        .findFirst()
                        .map(city -> inZone(group, city.zone()));
            case "offset" -> Zones.parse(value).map(zone -> inZone(group, zone));
            default -> Optional.empty();
        };
    }

    private Optional<Step<Group>> time(Group group, String argument) {
        var alone = DailyTalk.time(argument);
        if (alone.isPresent()) return alone.map(time -> at(group, time));
        var words = argument.split("\\s+", 2);
        if (words.length < 2) return Optional.empty();
        return DailyTalk.time(words[0])
                .flatMap(time -> SettingsTalk.zone(around, words[1])
                        .map(zone -> inZone(group, zone).then(here -> at(here, time))));
    }

    private Step<Group> at(Group group, LocalTime time) {
        var here = group.withDailyQuiz(group.dailyQuiz().inTopic(topic));
        return set(here, here.dailyQuiz().daily().at(time, zone(group), around.now()));
    }

    private Step<Group> pause(Group group, int days) {
        var daily = group.dailyQuiz().daily();
        return daily.mode() == Mode.ON ? set(group, daily.pause(days, zone(group), around.now())) : Step.to(group);
    }

    private Step<Group> digest(Group group) {
        var quiz = group.dailyQuiz();
        return GroupDailyRound.kept(group, quiz.withDigest(!quiz.digest().on(), zone(group), around.now()));
    }

    private Step<Group> inZone(Group group, ZoneId zone) {
        return GroupDailyRound.kept(group, group.dailyQuiz().inZone(zone, around.now()));
    }

    private Step<Group> set(Group group, Daily daily) {
        return GroupDailyRound.kept(group, group.dailyQuiz().with(daily, zone(group), around.now()));
    }

    private static ZoneId zone(Group group) {
        return GroupDailyRound.zone(group);
    }

    private Message page(Group group) {
        return Message.of(status(group), buttons(group));
    }

    private Text status(Group group) {
        var quiz = group.dailyQuiz();
        var daily = quiz.daily();
        var next = daily.next();
        if (daily.mode() != Mode.ON || next == null) return said("dailyquiz.off");
        var zone = zone(group);
        var date = LocalDate.ofInstant(next, zone);
        var here = LocalTime.ofInstant(around.now(), zone);
        var parts = new ArrayList<Text>();
        parts.add(
                daily.isPaused(zone, around.now())
                        ? said("dailyquiz.paused", date, daily.at())
                        : said("dailyquiz.on", daily.at(), date));
        parts.add(
                quiz.zone() == null
                        ? said("dailyquiz.zone-guessed", zone, here, daily.at())
                        : said("dailyquiz.zone", zone, here));
        parts.add(quiz.digest().on() ? said("dailyquiz.digest-on", Digest.AT) : said("dailyquiz.digest-off"));
        parts.add(said("dailyquiz.how"));
        return Text.paragraphs(parts);
    }

    private Keyboard buttons(Group group) {
        var daily = group.dailyQuiz().daily();
        var rows = keyboard();
        rows.grid(
                3,
                TIMES.stream()
                        .map(time -> button(new Text.Plain(time), "at", time.replace(":", "")))
                        .toList());
        if (daily.mode() == Mode.ON) {
            if (daily.isPaused(zone(group), around.now())) rows.row(button(said("daily.button.resume"), "resume"));
            else rows.row(button(said("daily.button.pause1"), "pause1"), button(said("daily.button.pause7"), "pause7"));
            var on = group.dailyQuiz().digest().on();
            rows.row(button(said(on ? "dailyquiz.button.no-digest" : "dailyquiz.button.digest"), "digest"));
            rows.row(button(said("settings.button.zone"), "zones"), button(said("daily.button.off"), "off"));
        } else {
            rows.row(button(said("settings.button.zone"), "zones"));
        }
        return rows.build();
    }

    private Message zones(Group group) {
        var cities = Zones.CITIES.stream()
                .map(city -> button(said("city." + city.name()), "city", city.name()))
                .toList();
        return Message.of(
                said("dailyquiz.zones", LocalTime.ofInstant(around.now(), zone(group))),
                keyboard()
                        .grid(3, cities)
                        .row(button(said("zone.by-offset"), "offsets"), button(said("button.back"), "page"))
                        .build());
    }

    private Message offsets(Group group) {
        var offsets = new ArrayList<Keyboard.Press>();
        for (int hours = WESTMOST; hours <= EASTMOST; hours++) {
            var offset = ZoneOffset.ofHours(hours);
            var here = LocalTime.ofInstant(around.now(), offset);
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

    private static Step<Group> shown(Step<Group> step, Press press, Function<Group, Message> page) {
        var message = page.apply(step.next());
        // Telegram hides the id of a message that is too old to edit.
        return press.messageId() == 0
                ? step.and(Effect.answered(press), new Effect.Say(message))
                : step.and(Effect.answered(press), new Effect.Show(press.messageId(), message));
    }
}
