package dev.sobesednik.conversation;

import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.chat.Text;
import dev.sobesednik.profile.Person;
import dev.sobesednik.review.Rating;
import dev.sobesednik.streak.LocalDay;
import dev.sobesednik.streak.Streak;
import dev.sobesednik.streak.Streak.Day;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;

/// What the bot can say in numbers about a person.
final class Figures {

    private final Bank bank;
    private final Instant now;

    Figures(Bank bank, Instant now) {
        this.bank = bank;
        this.now = now;
    }

    Text streak(Person person) {
        var streak = person.streak();
        var zone = person.likelyZone();
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
        parts.add(diary(streak, LocalDay.of(now, zone)));
        parts.add(said("streak.rules", zone));
        return Text.paragraphs(parts);
    }

    private Text diary(Streak streak, LocalDate today) {
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

    Text statistics(Person person) {
        var grades = new int[Rating.EASY.number() + 1];
        var graded = 0;
        for (var card : person.cards().values()) {
            for (var review : card.reviews()) grades[review.rating().number()]++;
            if (!card.reviews().isEmpty()) graded++;
        }
        if (graded == 0) return said("stats.none");
        var lines = new ArrayList<Text>();
        for (var level : bank.levels()) {
            var all = bank.questions().stream()
                    .filter(question -> question.level() == level.number())
                    .toList();
            var met = all.stream()
                    .filter(question -> !person.card(question.id()).reviews().isEmpty())
                    .count();
            lines.add(said("stats.level", level.number(), level.title(), (int) met, all.size()));
        }
        return Text.paragraphs(
                said("stats.total", graded, bank.questions().size()),
                new Text.Joined("\n", lines),
                said("stats.grades", grades[1], grades[2], grades[3], grades[4]),
                said(
                        "stats.streak",
                        person.streak().current(now, person.likelyZone()),
                        person.streak().best()));
    }
}
