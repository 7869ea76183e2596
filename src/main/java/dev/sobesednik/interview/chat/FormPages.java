package dev.sobesednik.interview.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Text;
import dev.sobesednik.interview.Form;
import dev.sobesednik.interview.Form.Page;
import dev.sobesednik.interview.Sheet;
import dev.sobesednik.interview.Sheet.Scale;
import dev.sobesednik.interview.Ticket;
import java.util.ArrayList;
import java.util.List;

/// Draws a form page by page.
final class FormPages {

    private static final int IN_A_ROW = 4;

    private final Bank bank;
    private final InterviewTexts texts;

    FormPages(Bank bank) {
        this.bank = bank;
        this.texts = new InterviewTexts(bank);
    }

    Message page(Ticket ticket, Form form) {
        var parts = new ArrayList<Text>();
        parts.add(
                form.own()
                        ? said("mock.form.own", form.round())
                        : said("mock.form.theirs", form.round(), form.candidate()));
        bank.find(form.question()).ifPresent(question -> parts.add(new Text.Bold(new Text.Lite(question.text()))));
        var rows = keyboard();
        switch (form.page()) {
            case Page.Points _ -> {
                parts.add(said("mock.form.points"));
                parts.add(points(form));
                rows.grid(IN_A_ROW, ticks(ticket, form));
                rows.row(press(said("mock.button.counted"), ticket, form, "counted"));
            }
            case Page.Rate(Scale scale) -> {
                parts.add(said("mock.form.scale", said("mock.scale." + InterviewTexts.word(scale)), scale.place() + 1));
                var grades = new ArrayList<Text>();
                var buttons = new ArrayList<Keyboard.Press>();
                for (int value = Sheet.LOWEST; value <= Sheet.HIGHEST; value++) {
                    grades.add(said("mock.scale." + InterviewTexts.word(scale) + "." + value));
                    buttons.add(
                            press(new Text.Plain(Integer.toString(value)), ticket, form, "rate", scale.place(), value));
                }
                parts.add(new Text.Joined("\n", grades));
                rows.row(buttons);
            }
            case Page.Look _ -> {
                parts.add(summary(form));
                rows.row(
                        press(said("mock.button.send"), ticket, form, "send"),
                        press(said("mock.button.afresh"), ticket, form, "again"));
            }
            case Page.Sent _ -> {
                parts.add(summary(form));
                parts.add(said("mock.form.sent"));
            }
        }
        return Message.of(Text.paragraphs(parts), rows.build());
    }

    private Text points(Form form) {
        var lines = new ArrayList<Text>();
        var points = texts.keyPoints(form.question());
        for (int point = 0; point < points.size(); point++)
            lines.add(said(
                    form.sheet().ticked(point) ? "mock.form.ticked" : "mock.form.unticked",
                    point + 1,
                    new Text.Lite(points.get(point))));
        return new Text.Joined("\n", lines);
    }

    private List<Keyboard.Press> ticks(Ticket ticket, Form form) {
        var buttons = new ArrayList<Keyboard.Press>();
        for (int point = 0; point < texts.keyPoints(form.question()).size(); point++)
            buttons.add(press(
                    said(form.sheet().ticked(point) ? "mock.button.ticked" : "mock.button.unticked", point + 1),
                    ticket,
                    form,
                    "tick",
                    point));
        return buttons;
    }

    private Text summary(Form form) {
        var lines = new ArrayList<Text>();
        var points = texts.keyPoints(form.question()).size();
        if (points > 0) lines.add(said("mock.report.points", form.sheet().count(), points));
        for (var scale : Scale.values())
            lines.add(said(
                    "mock.scale.one",
                    said("mock.scale." + InterviewTexts.word(scale)),
                    form.sheet().on(scale)));
        return new Text.Joined("\n", lines);
    }

    private static Keyboard.Press press(Text label, Ticket ticket, Form form, String action, Object... more) {
        var words = new ArrayList<Object>(List.of(MockLetter.NAME, action, key(ticket, form)));
        words.addAll(List.of(more));
        return new Keyboard.Press(label, Data.of(words.toArray()));
    }

    /// Which form a button belongs to, short enough for 64 bytes.
    static String key(Ticket ticket, Form form) {
        return Long.toString(ticket.group().value(), Character.MAX_RADIX)
                + "."
                + Integer.toString(ticket.topic(), Character.MAX_RADIX)
                + "."
                + ticket.number()
                + "."
                + form.round();
    }
}
