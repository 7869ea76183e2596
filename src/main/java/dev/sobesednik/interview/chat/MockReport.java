package dev.sobesednik.interview.chat;

import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Text;
import dev.sobesednik.interview.Mock;
import dev.sobesednik.interview.Outcome;
import dev.sobesednik.interview.Sheet;
import dev.sobesednik.interview.Sheet.Scale;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The report of an interview as a Markdown file.
final class MockReport {

    private final Bank bank;

    MockReport(Bank bank) {
        this.bank = bank;
    }

    Text file(Mock.Over over) {
        var parts = new ArrayList<Text>();
        parts.add(said("mock.file.title", over.table().outcomes().size()));
        for (var outcome : over.table().outcomes()) parts.add(round(outcome));
        return new Text.Joined("\n\n", parts);
    }

    private Text round(Outcome outcome) {
        var lines = new ArrayList<Text>();
        var question = bank.find(outcome.question());
        lines.add(said(
                "mock.file.round",
                outcome.round(),
                new Text.Plain(outcome.candidate().name())));
        lines.add(new Text.Plain(
                question.map(Question::text).orElse(outcome.question().value()) + "\n"));
        var interviewer = outcome.interviewer();
        lines.add(
                interviewer == null
                        ? said("mock.file.asked-by-bot")
                        : said("mock.file.asked", new Text.Plain(interviewer.name())));
        outcome.rating().ifPresent(rating -> lines.add(said("mock.file.grade", InterviewTexts.grade(rating))));
        if (outcome.passed()) lines.add(said("mock.file.passed"));
        outcome.counting().ifPresent(sheet -> sheet(lines, outcome, sheet));
        return new Text.Joined("\n", lines);
    }

    /// @param counting the sheet whose ticks count
    private void sheet(List<Text> lines, Outcome outcome, Sheet counting) {
        lines.add(said("mock.file.scales"));
        lines.add(new Text.Plain("| --- | --- | --- |"));
        for (var scale : Scale.values())
            lines.add(said(
                    "mock.file.scale",
                    said("mock.scale." + InterviewTexts.word(scale)),
                    value(outcome.own(), scale),
                    value(outcome.theirs(), scale)));
        lines.add(new Text.Plain(""));
        var points = new InterviewTexts(bank).keyPoints(outcome.question());
        for (int point = 0; point < Math.min(points.size(), outcome.points()); point++)
            lines.add(new Text.Plain((counting.ticked(point) ? "- [x] " : "- [ ] ") + points.get(point)));
    }

    private static String value(@Nullable Sheet sheet, Scale scale) {
        return sheet == null ? "\u2014" : Integer.toString(sheet.on(scale));
    }
}
