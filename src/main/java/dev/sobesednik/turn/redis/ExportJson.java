package dev.sobesednik.turn.redis;

import dev.sobesednik.profile.Person;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Everything that is kept of a person, in words that a person can read.
public final class ExportJson implements Function<Person, String> {

    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Override
    public String apply(Person person) {
        var node = json.createObjectNode();
        node.put("language", person.language().code());
        node.put("languageChosen", person.preferences().chosen() != null);
        node.put("languageOfTelegram", person.preferences().spoken().code());
        node.put("level", person.level());
        node.put("timeZone", person.likelyZone().getId());
        node.put("timeZoneChosen", person.zone() != null);
        var daily = node.putObject("dailyQuestion");
        daily.put("mode", person.daily().mode().name());
        daily.put("at", person.daily().at().toString());
        daily.put("next", text(person.daily().next()));
        daily.put("lastDate", text(person.daily().handled()));
        daily.put("resumes", text(person.daily().resumes()));
        daily.put("botIsBlocked", !person.reachable());
        var streak = node.putObject("streak");
        streak.put("length", person.streak().length());
        streak.put("best", person.streak().best());
        streak.put("freezes", person.streak().freezes());
        streak.put("daysTowardsTheNextFreeze", person.streak().toNextFreeze());
        var last = person.streak().last();
        if (last != null)
            streak.put("last", last.at().toString())
                    .put("lastZone", last.zone().getId())
                    .put("lastDay", last.day().toString());
        var days = streak.putArray("days");
        for (var day : person.streak().days())
            days.addObject()
                    .put("date", day.date().toString())
                    .put("kind", day.kind().name())
                    .put("answers", day.answers());
        var excused = streak.putArray("daysWithoutTheBot");
        person.streak().excused().stream().sorted().forEach(day -> excused.add(day.toString()));
        node.put("questionsShown", person.showings());
        var screen = person.onScreen();
        if (screen != null)
            node.putObject("newestQuestion")
                    .put("question", screen.question().value())
                    .put("shownAs", screen.showing())
                    .put("levelAskedFor", screen.filter())
                    .put("answerSeen", screen.revealed());
        var today = person.seen().today();
        if (today != null) {
            var asked = node.putObject("newestDay")
                    .put("date", today.date().toString())
                    .putArray("questions");
            today.asked().forEach(id -> asked.add(id.value()));
        }
        var ticket = person.ticket();
        if (ticket != null) {
            var mock = node.putObject("mockInterview");
            mock.put("group", ticket.group().value())
                    .put("topic", ticket.topic())
                    .put("number", ticket.number());
            var form = ticket.form();
            if (form != null) {
                var scores = mock.putObject("form")
                        .put("round", form.round())
                        .put("ofOneself", form.own())
                        .put("question", form.question().value())
                        .put("candidate", form.candidate())
                        .put("keyPointsAsBits", form.ticks())
                        .put("sent", form.sent())
                        .putArray("scores");
                form.scales().forEach(scores::add);
            }
        }
        var questions = node.putObject("questions");
        var sorted = new TreeMap<String, dev.sobesednik.review.Card>();
        person.cards().forEach((id, card) -> sorted.put(id.value(), card));
        sorted.forEach((id, card) -> {
            var entry = questions.putObject(id);
            entry.put("shown", card.showings());
            entry.put("lastGradedAs", card.graded());
            var grades = entry.putArray("grades");
            for (var review : card.reviews())
                grades.addObject()
                        .put("grade", review.rating().name())
                        .put("at", review.at().toString());
        });
        return json.writeValueAsString(node);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
