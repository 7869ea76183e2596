package dev.sobesednik.interview.chat;

import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.chat.Text;
import dev.sobesednik.interview.InterviewTable;
import dev.sobesednik.interview.Outcome;
import dev.sobesednik.interview.Sheet.Scale;
import java.util.ArrayList;
import java.util.List;

/// What became of a round, at length when it ends and in short at the end of the interview.
final class ScoresText {

    /// From so many steps apart two views of one answer are worth a word.
    private static final int APART = 2;

    private final InterviewTexts texts;

    ScoresText(Bank bank) {
        this.texts = new InterviewTexts(bank);
    }

    List<Text> round(InterviewTable table, Outcome outcome) {
        var parts = new ArrayList<Text>();
        parts.add(Text.lines(
                texts.header(table, outcome.question()),
                said("mock.answered", outcome.candidate().name())));
        parts.addAll(texts.question(outcome.question(), 0));
        if (outcome.passed()) {
            parts.add(said("mock.passed"));
        } else if (outcome.counting().isEmpty()) {
            parts.add(said("mock.no-sheets"));
        } else {
            parts.add(points(outcome));
            parts.add(scales(outcome));
        }
        var last = new ArrayList<Text>();
        if (outcome.hire() + outcome.doubt() > 0) last.add(said("mock.votes", outcome.hire(), outcome.doubt()));
        outcome.rating().ifPresent(rating -> last.add(said("mock.grade", InterviewTexts.grade(rating))));
        if (!last.isEmpty()) parts.add(new Text.Joined("\n", last));
        return parts;
    }

    /// Both sides' ticks in one list, the disagreements named.
    private Text points(Outcome outcome) {
        var lines = new ArrayList<Text>();
        lines.add(said("card.key-points"));
        var points = texts.keyPoints(outcome.question());
        for (int point = 0; point < Math.min(points.size(), outcome.points()); point++)
            lines.add(point(outcome, point, new Text.Lite(points.get(point))));
        return new Text.Joined("\n", lines);
    }

    private static Text point(Outcome outcome, int point, Text words) {
        var own = outcome.own();
        var theirs = outcome.theirs();
        var interviewer = outcome.interviewer();
        if (own != null && theirs != null && interviewer != null && own.ticked(point) != theirs.ticked(point))
            return said(
                    "mock.point.apart",
                    words,
                    own.ticked(point) ? outcome.candidate().name() : interviewer.name());
        var ticked = outcome.counting().filter(sheet -> sheet.ticked(point)).isPresent();
        return said(ticked ? "mock.point.named" : "mock.point.missed", words);
    }

    private static Text scales(Outcome outcome) {
        var lines = new ArrayList<Text>();
        var own = outcome.own();
        var theirs = outcome.theirs();
        if (own != null && theirs != null) lines.add(said("mock.scales.both"));
        else lines.add(said(own == null ? "mock.scales.theirs" : "mock.scales.own"));
        for (var scale : Scale.values()) {
            var name = said("mock.scale." + InterviewTexts.word(scale));
            if (own == null || theirs == null) {
                var value = outcome.counting().orElseThrow().on(scale);
                lines.add(said("mock.scale.one", name, value));
            } else {
                var apart = Math.abs(own.on(scale) - theirs.on(scale)) >= APART;
                lines.add(said(apart ? "mock.scale.apart" : "mock.scale.two", name, own.on(scale), theirs.on(scale)));
            }
        }
        return new Text.Joined("\n", lines);
    }

    Text line(Outcome outcome) {
        var lines = new ArrayList<Text>();
        lines.add(said(
                "mock.report.question", outcome.round(), outcome.candidate().name(), texts.text(outcome.question())));
        outcome.counting().ifPresent(sheet -> {
            if (outcome.points() > 0) lines.add(said("mock.report.points", sheet.count(), outcome.points()));
            lines.add(said(
                    "mock.report.scales",
                    sheet.on(Scale.CORRECTNESS),
                    sheet.on(Scale.DEPTH),
                    sheet.on(Scale.STRUCTURE),
                    sheet.on(Scale.COMMUNICATION)));
        });
        if (outcome.passed()) lines.add(said("mock.passed"));
        else if (outcome.counting().isEmpty()) lines.add(said("mock.no-sheets"));
        if (outcome.hire() + outcome.doubt() > 0) lines.add(said("mock.votes", outcome.hire(), outcome.doubt()));
        outcome.rating().ifPresent(rating -> lines.add(said("mock.grade", InterviewTexts.grade(rating))));
        return new Text.Joined("\n", lines);
    }
}
