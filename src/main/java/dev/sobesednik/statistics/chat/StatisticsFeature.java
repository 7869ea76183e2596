package dev.sobesednik.statistics.chat;

import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Command;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feature.Feature;
import dev.sobesednik.feature.Place;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.memory.Rating;
import dev.sobesednik.record.ChatRecord;
import java.util.ArrayList;
import java.util.List;

/// How far a person has come.
public final class StatisticsFeature implements Feature {

    @Override
    public String name() {
        return "stats";
    }

    @Override
    public Place place() {
        return Place.PRIVATE;
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(
                "stats",
                (command, record, context) -> Step.to(record, new Effect.Say(Message.of(page(record, context))))));
    }

    private static Text page(ChatRecord record, Context context) {
        var bank = context.bank();
        var history = record.get(QuestionHistory.SLICE);
        var grades = new int[Rating.EASY.number() + 1];
        var graded = 0;
        for (var card : history.cards().values()) {
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
                    .filter(question -> !history.card(question.id()).reviews().isEmpty())
                    .count();
            lines.add(said("stats.level", level.number(), level.title(), (int) met, all.size()));
        }
        var parts = new ArrayList<Text>();
        parts.add(said("stats.total", graded, bank.questions().size()));
        parts.add(new Text.Joined("\n", lines));
        parts.add(said("stats.grades", grades[1], grades[2], grades[3], grades[4]));
        parts.addAll(context.features().statistics(record, context));
        return Text.paragraphs(parts);
    }
}
