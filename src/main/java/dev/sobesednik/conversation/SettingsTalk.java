package dev.sobesednik.conversation;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Language;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.daily.Daily.Mode;
import dev.sobesednik.profile.Person;
import dev.sobesednik.profile.Zones;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/// One message with what can be set; each button shows its value, each change shows its effect.
final class SettingsTalk {

    private static final int WESTMOST = -12;
    private static final int EASTMOST = 14;

    private final Surroundings around;
    private final DailyTalk daily;

    SettingsTalk(Surroundings around) {
        this.around = around;
        this.daily = new DailyTalk(around);
    }

    Message page(Person person) {
        var time = person.daily().mode() == Mode.ON
                ? said("settings.daily-at", person.daily().at())
                : said("settings.daily-off");
        return Message.of(
                Text.paragraphs(said("settings.title"), now(person)),
                keyboard()
                        .row(set(said("settings.language." + person.language().code()), "language"))
                        .row(set(said("settings.level", level(person)), "level"))
                        .row(set(time, "daily"))
                        .row(set(said("settings.zone", person.likelyZone()), "zone"))
                        .build());
    }

    Step<Person> zoneCommand(Person person, String argument) {
        if (argument.isEmpty()) return Step.to(person, new Effect.Say(zones(person)));
        return zone(around, argument)
                .map(zone -> inZone(person, zone))
                .map(step -> step.and(new Effect.Say(Message.of(moved(step.next())))))
                .orElseGet(() -> Step.to(person, Effect.say("zone.unknown", argument)));
    }

    /// `set:PAGE`: another page of the same message.
    Step<Person> open(Person person, Press press, String page) {
        return switch (page) {
            case "home" -> shown(Step.to(person), press, this::page);
            case "language" -> {
                var other = person.language() == Language.RU ? Language.EN : Language.RU;
                // The likely zone follows the language until the person names one.
                var step = Step.to(person.withLanguage(other)).then(daily::arm);
                yield shown(step, press, this::page);
            }
            case "level" -> shown(Step.to(person), press, this::levels);
            case "daily" -> shown(Step.to(person), press, daily::page);
            case "zone" -> shown(Step.to(person), press, this::zones);
            case "offset" -> shown(Step.to(person), press, this::offsets);
            default -> Step.to(person, Effect.toast(press, "button.old"));
        };
    }

    Step<Person> level(Person person, Press press, String word) {
        var known = word.equals("0") || Levels.parse(around.bank(), word).isPresent();
        return known
                ? shown(Step.to(person.withLevel(Integer.parseInt(word))), press, this::page)
                : Step.to(person, Effect.toast(press, "button.old"));
    }

    Step<Person> time(Person person, Press press, String word) {
        return DailyTalk.time(word)
                .map(time -> shown(daily.at(person, time), press, daily::page))
                .orElseGet(() -> Step.to(person, Effect.toast(press, "button.old")));
    }

    Step<Person> daily(Person person, Press press, String word) {
        return daily.tapped(person, word)
                .map(step -> shown(step, press, daily::page))
                .orElseGet(() -> Step.to(person, Effect.toast(press, "button.old")));
    }

    Step<Person> city(Person person, Press press, String name) {
        return Zones.CITIES.stream()
                .filter(city -> city.name().equals(name))
                .findFirst()
                .map(city -> shown(inZone(person, city.zone()), press, this::page))
                .orElseGet(() -> Step.to(person, Effect.toast(press, "button.old")));
    }

    Step<Person> offset(Person person, Press press, String hours) {
        return Zones.parse(hours)
                .map(zone -> shown(inZone(person, zone), press, this::page))
                .orElseGet(() -> Step.to(person, Effect.toast(press, "button.old")));
    }

    private Step<Person> inZone(Person person, ZoneId zone) {
        return Step.to(person.withZone(zone)).then(daily::arm);
    }

    /// A city in any of the languages, an offset, or an IANA id.
    static Optional<ZoneId> zone(Surroundings around, String words) {
        var city = around.cityNames().get(words.strip().toLowerCase(Locale.ROOT).replace('\u0451', '\u0435'));
        return city == null ? Zones.parse(words) : Optional.of(city);
    }

    private Text moved(Person person) {
        var daily = person.daily();
        var here = LocalTime.ofInstant(around.now(), person.likelyZone());
        return daily.mode() == Mode.ON && daily.next() != null
                ? said(
                        "zone.set-with-daily",
                        person.likelyZone(),
                        here,
                        daily.next().atZone(person.likelyZone()).toLocalDate(),
                        daily.at())
                : said("zone.set", person.likelyZone(), here);
    }

    private Text now(Person person) {
        var here = LocalTime.ofInstant(around.now(), person.likelyZone());
        return person.zone() == null ? said("settings.clock-guessed", here) : said("settings.clock", here);
    }

    private Text level(Person person) {
        return around.bank()
                .level(person.level())
                .<Text>map(level -> said("level.line", level.number(), level.title()))
                .orElseGet(() -> said("level.any"));
    }

    private Message levels(Person person) {
        return Message.of(
                Text.paragraphs(said("level.choose"), Levels.list(around.bank())),
                keyboard()
                        .grid(4, Levels.buttons(around.bank(), "level"))
                        .row(back())
                        .build());
    }

    private Message zones(Person person) {
        var cities = new ArrayList<Keyboard.Press>();
        for (var city : Zones.CITIES)
            cities.add(new Keyboard.Press(said("city." + city.name()), Data.of("city", city.name())));
        return Message.of(
                said("zone.choose", LocalTime.ofInstant(around.now(), person.likelyZone())),
                keyboard()
                        .grid(3, cities)
                        .row(set(said("zone.by-offset"), "offset"), back())
                        .build());
    }

    private Message offsets(Person person) {
        var offsets = new ArrayList<Keyboard.Press>();
        for (int hours = WESTMOST; hours <= EASTMOST; hours++) {
            var offset = ZoneOffset.ofHours(hours);
            var here = LocalTime.ofInstant(around.now(), offset);
            offsets.add(
                    new Keyboard.Press(said("zone.offset", offset, here), Data.of("offset", "%+d".formatted(hours))));
        }
        return Message.of(
                said("zone.choose-offset"),
                keyboard().grid(3, offsets).row(back()).build());
    }

    private static Keyboard.Press set(Text label, String page) {
        return new Keyboard.Press(label, Data.of("set", page));
    }

    private static Keyboard.Press back() {
        return set(said("button.back"), "home");
    }

    private static Step<Person> shown(
            Step<Person> step, Press press, java.util.function.Function<Person, Message> page) {
        var message = page.apply(step.next());
        // Telegram hides the id of a message that is too old to edit.
        return press.messageId() == 0
                ? step.and(Effect.answered(press), new Effect.Say(message))
                : step.and(Effect.answered(press), new Effect.Show(press.messageId(), message));
    }
}
