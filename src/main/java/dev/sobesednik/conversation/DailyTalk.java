package dev.sobesednik.conversation;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.daily.Daily.Mode;
import dev.sobesednik.profile.Person;
import dev.sobesednik.quiz.Practice;
import dev.sobesednik.streak.LocalDay;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Talk about the daily question, and the question itself when its time has come.
final class DailyTalk {

    static final String WAKE = "daily";

    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[:.\\s](\\d{2}))?");

    private final Surroundings around;

    DailyTalk(Surroundings around) {
        this.around = around;
    }

    Step<Person> command(Person person, String argument) {
        if (argument.isEmpty()) return Step.to(person, new Effect.Say(page(person)));
        return switch (argument.toLowerCase(Locale.ROOT)) {
            case "off" -> told(off(person));
            case "pause" -> told(pause(person, 7));
            case "resume", "on" -> told(resume(person));
            default ->
                time(argument)
                        .map(time -> told(at(person, time)))
                        .orElseGet(() -> Step.to(person, Effect.say("daily.no-such-time", argument)));
        };
    }

    /// A tap on one of the buttons: what changes, without a word yet.
    Optional<Step<Person>> tapped(Person person, String word) {
        return switch (word) {
            case "off" -> Optional.of(off(person));
            case "resume" -> Optional.of(resume(person));
            case "pause1" -> Optional.of(pause(person, 1));
            case "pause7" -> Optional.of(pause(person, 7));
            case "page" -> Optional.of(Step.to(person));
            default -> Optional.empty();
        };
    }

    Step<Person> at(Person person, LocalTime time) {
        return armed(person, person.daily().at(time, person.likelyZone(), around.now()));
    }

    Step<Person> off(Person person) {
        return armed(person, person.daily().off());
    }

    /// The chosen time in a new zone, or after the person came back.
    Step<Person> arm(Person person) {
        return person.daily().mode() == Mode.ON
                ? armed(person, person.daily().arm(person.likelyZone(), around.now()))
                : Step.to(person);
    }

    Step<Person> ring(Person person, Instant due) {
        var zone = person.likelyZone();
        return switch (person.daily().ring(due, zone, around.now(), around.grace())) {
            case Daily.Ring.Stale _ -> Step.to(person);
            case Daily.Ring.Due(Daily daily, List<LocalDate> skipped, boolean askNow) -> {
                var streak = person.streak();
                for (var date : skipped)
                    streak = streak.excuse(
                            LocalDay.of(date.atTime(daily.at()).atZone(zone).toInstant(), zone));
                var after = armed(person.withStreak(streak), daily);
                if (!skipped.isEmpty()) after = after.and(new Effect.Push(skipped(daily, skipped)));
                if (!askNow) yield after;
                yield after.then(new Practice(around.bank(), around.now(), around.random())::push);
            }
        };
    }

    Message page(Person person) {
        return Message.of(status(person), buttons(person));
    }

    private Message skipped(Daily daily, List<LocalDate> dates) {
        var text = dates.size() == 1
                ? said("daily.skipped-one", dates.getFirst(), daily.at())
                : said("daily.skipped-many", dates.getFirst(), dates.getLast(), daily.at());
        return Message.of(
                text,
                keyboard()
                        .row(new Keyboard.Press(said("daily.button.now"), Data.of("ask", 0)))
                        .build());
    }

    /// Silence instead of a question until then; the streak's rules do not change.
    private Step<Person> pause(Person person, int days) {
        return person.daily().mode() == Mode.ON
                ? armed(person, person.daily().pause(days, person.likelyZone(), around.now()))
                : Step.to(person);
    }

    private Step<Person> resume(Person person) {
        return armed(person, person.daily().resume(person.likelyZone(), around.now()));
    }

    private Step<Person> armed(Person person, Daily daily) {
        var wake = daily.next() == null ? new Effect.NoWake(WAKE) : new Effect.WakeAt(WAKE, daily.next());
        return Step.to(person.withDaily(daily), wake);
    }

    private Step<Person> told(Step<Person> step) {
        return step.and(new Effect.Say(page(step.next())));
    }

    private Text status(Person person) {
        var daily = person.daily();
        var next = daily.next();
        if (daily.mode() != Mode.ON || next == null) return said("daily.off");
        var zone = person.likelyZone();
        var parts = new ArrayList<Text>();
        parts.add(
                daily.isPaused(zone, around.now())
                        ? said("daily.paused", LocalDate.ofInstant(next, zone), daily.at())
                        : said("daily.on", daily.at(), LocalDate.ofInstant(next, zone)));
        var here = LocalTime.ofInstant(around.now(), zone);
        parts.add(person.zone() == null ? said("daily.zone-guessed", zone, here) : said("daily.zone", zone, here));
        return Text.paragraphs(parts);
    }

    private Keyboard buttons(Person person) {
        var rows = keyboard();
        rows.grid(
                3,
                List.of(
                        Practice.time("08:00"),
                        Practice.time("09:00"),
                        Practice.time("12:00"),
                        Practice.time("19:00"),
                        Practice.time("20:00"),
                        Practice.time("21:00")));
        if (person.daily().mode() == Mode.ON) {
            if (person.daily().isPaused(person.likelyZone(), around.now())) rows.row(tap("resume"));
            else rows.row(tap("pause1"), tap("pause7"));
            rows.row(tap("off"));
        }
        rows.row(new Keyboard.Press(said("settings.button.zone"), Data.of("set", "zone")));
        return rows.build();
    }

    private static Keyboard.Press tap(String word) {
        return new Keyboard.Press(said("daily.button." + word), Data.of("daily", word));
    }

    /// `9`, `9:30`, `09.30`, `0930`.
    static Optional<LocalTime> time(String words) {
        var typed = words.strip();
        if (typed.matches("\\d{4}")) typed = typed.substring(0, 2) + ":" + typed.substring(2);
        var match = TIME.matcher(typed);
        if (!match.matches()) return Optional.empty();
        try {
            var minute = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
            return Optional.of(LocalTime.of(Integer.parseInt(match.group(1)), minute));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
