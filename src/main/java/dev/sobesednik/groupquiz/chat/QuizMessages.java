package dev.sobesednik.groupquiz.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Poll;
import dev.sobesednik.chat.Text;
import dev.sobesednik.daily.Daily;
import dev.sobesednik.feature.Context;
import dev.sobesednik.groupquiz.Draw;
import dev.sobesednik.groupquiz.Round;
import dev.sobesednik.groupquiz.Run;
import dev.sobesednik.groupquiz.Week;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the daily quiz sends that nobody asked for just now.
final class QuizMessages {

    private static final int PERCENT = 100;

    private final Context context;

    QuizMessages(Context context) {
        this.context = context;
    }

    Poll poll(Draw draw, Instant closes, ZoneId zone) {
        var question = draw.question();
        var section = context.bank().section(question.section()).title();
        return new Poll(
                new Text.Lite(Draw.quiz(question).question()),
                draw.options().stream().<Text>map(Text.Lite::new).toList(),
                draw.correct(),
                new Text.Lite(Draw.quiz(question).explanation()),
                said("dailyquiz.description", question.level(), section, LocalTime.ofInstant(closes, zone), zone),
                closes);
    }

    /// @param isLast no more will come
    static Message neverPosted(Round round, boolean isLast) {
        return Message.of(said(isLast ? "dailyquiz.gave-up" : "dailyquiz.never-posted", round.date()));
    }

    static Message skipped(Daily daily, List<LocalDate> dates) {
        return Message.of(
                dates.size() == 1
                        ? said("dailyquiz.skipped-one", dates.getFirst(), daily.at())
                        : said("dailyquiz.skipped-many", dates.getFirst(), dates.getLast(), daily.at()));
    }

    Message result(Round round, Run run) {
        var parts = new ArrayList<Text>();
        var question = context.bank().find(round.question()).filter(Draw::hasQuiz);
        parts.add(said("dailyquiz.result", round.date()));
        question.ifPresent(
                known -> parts.add(new Text.Bold(new Text.Lite(Draw.quiz(known).question()))));
        parts.add(
                round.answered() == 0
                        ? said("dailyquiz.result.nobody")
                        : said("dailyquiz.result.counts", round.answered(), round.right()));
        question.ifPresent(known -> {
            var quiz = Draw.quiz(known);
            parts.add(Text.lines(
                    said("dailyquiz.result.right", new Text.Lite(quiz.options().get(quiz.correct()))),
                    new Text.Lite(quiz.explanation())));
            // The quiz asks about a part of what the card is about.
            parts.add(new Text.Quote(
                    Text.lines(
                            new Text.Bold(new Text.Lite(known.text())),
                            new Text.Lite(Objects.requireNonNull(known.answer()).shortAnswer())),
                    true));
        });
        parts.add(said("dailyquiz.run", run.length(), run.best()));
        return Message.of(Text.paragraphs(parts), card(question, said("dailyquiz.button.card")));
    }

    Message digest(Week week, Run run) {
        var parts = new ArrayList<Text>();
        parts.add(said("dailyquiz.week"));
        var lines = new ArrayList<Text>();
        for (var round : week.rounds())
            lines.add(said("dailyquiz.week.line", round.date(), round.right(), round.answered(), title(round)));
        parts.add(new Text.Joined("\n", lines));
        parts.add(
                week.answered() == 0
                        ? said("dailyquiz.week.nobody")
                        : said("dailyquiz.week.counts", week.people(), share(week.right(), week.answered())));
        var hardest = week.hardest();
        hardest.ifPresent(
                round -> parts.add(said("dailyquiz.week.hardest", title(round), round.right(), round.answered())));
        parts.add(said("dailyquiz.run", run.length(), run.best()));
        parts.add(said("dailyquiz.week.top"));
        return Message.of(
                Text.paragraphs(parts),
                card(
                        hardest.flatMap(round -> context.bank().find(round.question())),
                        said("dailyquiz.button.hardest")));
    }

    private Text title(Round round) {
        return context.bank()
                .find(round.question())
                .filter(Draw::hasQuiz)
                .<Text>map(question -> new Text.Lite(Draw.quiz(question).question()))
                .orElseGet(() -> said("dailyquiz.week.gone"));
    }

    /// Rounded down: 100 only when all were right.
    private static int share(int right, int answered) {
        return right * PERCENT / answered;
    }

    private Keyboard card(Optional<Question> question, Text label) {
        return question.map(known -> keyboard()
                        .row(new Keyboard.Open(label, context.startLink("q_" + known.id())))
                        .build())
                .orElse(Keyboard.NONE);
    }
}
