package dev.sobesednik.settings.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Event;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Events;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.feature.SettingsPage;
import dev.sobesednik.feature.Shown;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.profile.Zones;
import dev.sobesednik.record.ChatRecord;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One message with what can be set; each button shows its value, each change shows its effect. The language and the
/// clock are its own, the rest are the features'.
public final class SettingsFeature implements Feature {

    private static final int WESTMOST = -12;
    private static final int EASTMOST = 14;

    @Override
    public String name() {
        return SettingsPage.BUTTON;
    }

    @Override
    public Set<String> otherNames() {
        return Set.of("city", "offset");
    }

    @Override
    public Place place() {
        return Place.PRIVATE;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of(
                        "settings",
                        (command, record, context) -> Step.to(record, new Effect.Say(page(record, context)))),
                Command.of("zone", this::zone).in(Command.Menu.NOBODY));
    }

    private Step<ChatRecord> zone(Incoming.Command command, ChatRecord record, Context context) {
        if (command.argument().isEmpty()) return Step.to(record, new Effect.Say(zones(record, context.now())));
        return context.world()
                .zones()
                .apply(command.argument())
                .map(zone -> inZone(record, zone).and(new Effect.Raise(new ZoneNamed())))
                .orElseGet(() -> Step.to(record, Effect.say("zone.unknown", command.argument())));
    }

    /// The clock was set by a command. It is raised behind [Events.ZoneChanged], so that the answer knows what has
    /// followed from it.
    private record ZoneNamed() implements Event {}

    @Override
    public Step<ChatRecord> hear(Event event, ChatRecord record, Context context) {
        if (event instanceof Events.SettingChanged(Press press)) return set(press, Step.to(record), context);
        if (!(event instanceof ZoneNamed)) return Step.to(record);
        var clock = Profile.of(record).zone();
        var parts = new ArrayList<Text>();
        parts.add(said("zone.set", clock, LocalTime.ofInstant(context.now(), clock)));
        parts.addAll(context.features().greetings(record, context));
        return Step.to(record, new Effect.Say(Message.of(Text.paragraphs(parts))));
    }

    @Override
    public Step<ChatRecord> press(Press press, List<String> words, ChatRecord record, Context context) {
        var word = words.size() == 2 ? words.get(1) : "";
        return switch (words.getFirst()) {
            case "city" ->
                Zones.CITIES.stream()
                        .filter(city -> city.name().equals(word))
                        .findFirst()
                        .map(city -> set(press, inZone(record, city.zone()), context))
                        .orElseGet(() -> Step.to(record, Effect.toast(press, "button.old")));
            case "offset" ->
                Zones.parse(word)
                        .map(zone -> set(press, inZone(record, zone), context))
                        .orElseGet(() -> Step.to(record, Effect.toast(press, "button.old")));
            default -> open(press, word, record, context);
        };
    }

    /// `set:PAGE`: another page of the same message.
    private static Step<ChatRecord> open(Press press, String page, ChatRecord record, Context context) {
        return switch (page) {
            case "home" -> set(press, Step.to(record), context);
            case "language" -> {
                var profile = Profile.of(record);
                var other = profile.language() == Language.RU ? Language.EN : Language.RU;
                yield set(press, Step.to(record.with(Profile.SLICE, profile.withLanguage(other))), context);
            }
            case "zone" -> Shown.on(press, Step.to(record), here -> zones(here, context.now()));
            case "offset" -> Shown.on(press, Step.to(record), here -> offsets(context.now()));
            default -> Step.to(record, Effect.toast(press, "button.old"));
        };
    }

    private static Step<ChatRecord> set(Press press, Step<ChatRecord> step, Context context) {
        return Shown.on(press, step, here -> page(here, context));
    }

    private static Step<ChatRecord> inZone(ChatRecord record, ZoneId zone) {
        return Step.to(
                record.with(Profile.SLICE, Profile.of(record).withZone(zone)),
                new Effect.Raise(new Events.ZoneChanged()));
    }

    private static Message page(ChatRecord record, Context context) {
        var profile = Profile.of(record);
        var rows = keyboard()
                .row(page(said("settings.language." + profile.language().code()), "language"));
        // The language may have been chosen by this very press.
        var here = context.speaking(profile.language());
        for (var setting : context.features().settings(record, here)) rows.row(setting);
        rows.row(page(said("settings.zone", profile.zone()), "zone"));
        return Message.of(Text.paragraphs(said("settings.title"), clock(profile, context.now())), rows.build());
    }

    private static Text clock(Profile profile, Instant now) {
        var here = LocalTime.ofInstant(now, profile.zone());
        return said(profile.named() ? "settings.clock" : "settings.clock-guessed", here);
    }

    private static Message zones(ChatRecord record, Instant now) {
        var cities = new ArrayList<Keyboard.Press>();
        for (var city : Zones.CITIES)
            cities.add(new Keyboard.Press(said("city." + city.name()), Data.of("city", city.name())));
        return Message.of(
                said("zone.choose", LocalTime.ofInstant(now, Profile.of(record).zone())),
                keyboard()
                        .grid(3, cities)
                        .row(page(said("zone.by-offset"), "offset"), SettingsPage.back())
                        .build());
    }

    private static Message offsets(Instant now) {
        var offsets = new ArrayList<Keyboard.Press>();
        for (int hours = WESTMOST; hours <= EASTMOST; hours++) {
            var offset = ZoneOffset.ofHours(hours);
            var here = LocalTime.ofInstant(now, offset);
            offsets.add(
                    new Keyboard.Press(said("zone.offset", offset, here), Data.of("offset", "%+d".formatted(hours))));
        }
        return Message.of(
                said("zone.choose-offset"),
                keyboard().grid(3, offsets).row(SettingsPage.back()).build());
    }

    private static Keyboard.Press page(Text label, String page) {
        return new Keyboard.Press(label, Data.of(SettingsPage.BUTTON, page));
    }
}
