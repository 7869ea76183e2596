package dev.sobesednik.conversation;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Text;
import dev.sobesednik.interview.Member;
import dev.sobesednik.interview.Mock;
import dev.sobesednik.interview.Outcome;
import dev.sobesednik.interview.Round;
import dev.sobesednik.interview.Seat;
import dev.sobesednik.interview.Seat.Contact;
import dev.sobesednik.interview.Seat.Wish;
import dev.sobesednik.interview.Sheet;
import dev.sobesednik.interview.Sheet.Scale;
import dev.sobesednik.interview.Stage;
import dev.sobesednik.interview.Table;
import dev.sobesednik.review.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Draws the one message that shows an interview to its group.
final class MockBoard {

    private static final String FULL = "\u25B0";
    private static final String EMPTY = "\u25B1";
    /// From so many steps apart two views of one answer are worth a word.
    private static final int APART = 2;
    private static final int SECTIONS_IN_A_ROW = 6;

    private final Surroundings around;
    private final ChatId group;

    MockBoard(Surroundings around, ChatId group) {
        this.around = around;
        this.group = group;
    }

    Message draw(Stage stage) {
        var parts = new ArrayList<Text>();
        var rows = keyboard();
        switch (stage.mock()) {
            case Mock.Lobby lobby -> lobby(lobby, parts, rows);
            case Mock.Answering answering -> answering(answering, parts, rows);
            case Mock.Scoring scoring -> scoring(scoring, parts, rows);
            case Mock.Between between -> between(between, parts, rows);
            case Mock.Over over -> over(over, parts, rows);
        }
        if (!(stage.mock() instanceof Mock.Over)) strangers(stage, parts, rows);
        return Message.of(Text.paragraphs(parts), rows.build());
    }

    private void lobby(Mock.Lobby lobby, List<Text> parts, Keyboard.Builder rows) {
        var table = lobby.table();
        var seats = new ArrayList<Text>();
        for (var wish : Wish.values()) {
            var names = names(table, seat -> seat.wish() == wish);
            if (names != null) seats.add(said("mock.lobby." + word(wish), names));
        }
        parts.add(Text.lines(
                said("mock.lobby.title"), said("mock.lobby.host", table.host().name())));
        parts.add(new Text.Joined("\n", seats));
        subject(table, parts);
        if (lobby.choosing()) {
            sections(table, parts, rows);
            return;
        }
        parts.add(said("mock.lobby.how"));
        rows.row(press("mock.button.both", "both", table), press("mock.button.watch", "watch", table));
        rows.row(press("mock.button.answer", "answer", table), press("mock.button.ask", "ask", table));
        var level = table.setting().level();
        rows.row(
                press(level == 0 ? said("mock.button.any-level") : said("mock.button.level", level), "level", table),
                press(said("mock.button.rounds", table.setting().rounds()), "rounds", table),
                press(said("mock.button.minutes", table.setting().minutes()), "minutes", table));
        var section = table.setting().section();
        rows.row(press(
                section.isEmpty()
                        ? said("mock.button.any-section")
                        : said("mock.button.section", Sections.title(around.bank(), section)),
                "sections",
                table));
        rows.row(press("mock.button.begin", "begin", table));
        rows.row(press("mock.button.leave", "leave", table), press("mock.button.cancel", "stop", table));
    }

    /// What the questions will be about, and whether there are any.
    private void subject(Table table, List<Text> parts) {
        var setting = table.setting();
        var lines = new ArrayList<Text>();
        if (!setting.section().isEmpty())
            lines.add(said("mock.lobby.section", Sections.title(around.bank(), setting.section())));
        if (around.bank().questions().stream().noneMatch(Sections.wanted(setting))) lines.add(said("mock.no-question"));
        if (!lines.isEmpty()) parts.add(new Text.Joined("\n", lines));
    }

    /// Numbered in the text: a phone would clip the titles on the buttons.
    private void sections(Table table, List<Text> parts, Keyboard.Builder rows) {
        var lines = new ArrayList<Text>();
        var buttons = new ArrayList<Keyboard.Press>();
        for (var section : Sections.at(around.bank(), table.setting().level())) {
            var number = lines.size() + 1;
            lines.add(said("level.line", number, section.title()));
            buttons.add(new Keyboard.Press(
                    new Text.Plain(Integer.toString(number)),
                    Data.of("mock", "section", table.number(), table.round(), section.id())));
        }
        parts.add(said("mock.lobby.choose-section"));
        parts.add(new Text.Joined("\n", lines));
        rows.row(press("mock.button.both", "both", table), press("mock.button.watch", "watch", table));
        rows.grid(SECTIONS_IN_A_ROW, buttons);
        rows.row(
                new Keyboard.Press(
                        said("mock.button.any-section"), Data.of("mock", "section", table.number(), table.round(), "")),
                press("button.back", "back", table));
    }

    private void answering(Mock.Answering state, List<Text> parts, Keyboard.Builder rows) {
        var table = state.table();
        var round = state.round();
        parts.add(Text.lines(header(table, round.question().id()), roles(round)));
        parts.addAll(question(round.question().id(), round.opened()));
        parts.add(
                state.timeIsOver()
                        ? said("mock.time-is-over")
                        : said(
                                "mock.time-left",
                                bar(round.left(), table.setting().minutes()),
                                round.left()));
        if (round.canDig()) rows.row(press(said("button.follow-up-" + (round.opened() + 1)), "dig", table));
        rows.row(press("mock.button.score", "score", table), press("mock.button.pass", "pass", table));
    }

    private void scoring(Mock.Scoring state, List<Text> parts, Keyboard.Builder rows) {
        var table = state.table();
        var round = state.round();
        parts.add(Text.lines(header(table, round.question().id()), roles(round)));
        parts.addAll(question(round.question().id(), 0));
        var waiting = new ArrayList<Text>();
        waiting.add(said("mock.scoring"));
        waiting.add(sheetOf(round.candidate(), state));
        var interviewer = round.interviewer();
        if (interviewer != null) waiting.add(sheetOf(interviewer, state));
        waiting.add(said("mock.scoring.votes", state.votes().size()));
        parts.add(new Text.Joined("\n", waiting));
        rows.row(press("mock.button.hire", "hire", table), press("mock.button.doubt", "doubt", table));
        rows.row(press("mock.button.reveal", "reveal", table));
    }

    private static Text sheetOf(Member member, Mock.Scoring state) {
        return said(state.hasSheetOf(member.id()) ? "mock.scoring.has" : "mock.scoring.waits", member.name());
    }

    private void between(Mock.Between state, List<Text> parts, Keyboard.Builder rows) {
        var table = state.table();
        var shown = state.shown();
        if (shown.isPresent()) outcome(table, shown.get(), parts);
        else parts.add(said("mock.broken-off", table.round()));
        if (table.isLastRound()) {
            rows.row(press("mock.button.report", "begin", table));
            return;
        }
        rows.row(press("mock.button.next", "begin", table));
        rows.row(press("mock.button.both", "both", table), press("mock.button.watch", "watch", table));
        rows.row(press("mock.button.leave", "leave", table), press("mock.button.stop", "stop", table));
    }

    private void outcome(Table table, Outcome outcome, List<Text> parts) {
        parts.add(Text.lines(
                header(table, outcome.question()),
                said("mock.answered", outcome.candidate().name())));
        parts.addAll(question(outcome.question(), 0));
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
        outcome.rating().ifPresent(rating -> last.add(said("mock.grade", grade(rating))));
        if (!last.isEmpty()) parts.add(new Text.Joined("\n", last));
    }

    /// Both sides' ticks in one list, the disagreements named.
    private Text points(Outcome outcome) {
        var lines = new ArrayList<Text>();
        lines.add(said("card.key-points"));
        var points = keyPoints(around.bank(), outcome.question());
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
            var name = said("mock.scale." + word(scale));
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

    private void over(Mock.Over over, List<Text> parts, Keyboard.Builder rows) {
        var table = over.table();
        parts.add(said("mock.over." + word(over.end()), table.outcomes().size()));
        for (var outcome : table.outcomes()) parts.add(line(outcome));
        if (!table.outcomes().isEmpty()) parts.add(said("mock.over.privately"));
        rows.row(press("mock.button.again", "again", table));
    }

    private Text line(Outcome outcome) {
        var lines = new ArrayList<Text>();
        lines.add(said(
                "mock.report.question", outcome.round(), outcome.candidate().name(), text(outcome.question())));
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
        outcome.rating().ifPresent(rating -> lines.add(said("mock.grade", grade(rating))));
        return new Text.Joined("\n", lines);
    }

    /// The report as Markdown.
    Text file(Mock.Over over) {
        var parts = new ArrayList<Text>();
        parts.add(said("mock.file.title", over.table().outcomes().size()));
        for (var outcome : over.table().outcomes()) {
            var lines = new ArrayList<Text>();
            var question = around.bank().find(outcome.question());
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
            outcome.rating().ifPresent(rating -> lines.add(said("mock.file.grade", grade(rating))));
            if (outcome.passed()) lines.add(said("mock.file.passed"));
            fileSheet(lines, outcome);
            parts.add(new Text.Joined("\n", lines));
        }
        return new Text.Joined("\n\n", parts);
    }

    private void fileSheet(List<Text> lines, Outcome outcome) {
        if (outcome.counting().isEmpty()) return;
        lines.add(said("mock.file.scales"));
        lines.add(new Text.Plain("| --- | --- | --- |"));
        for (var scale : Scale.values())
            lines.add(said(
                    "mock.file.scale",
                    said("mock.scale." + word(scale)),
                    value(outcome.own(), scale),
                    value(outcome.theirs(), scale)));
        lines.add(new Text.Plain(""));
        var points = keyPoints(around.bank(), outcome.question());
        var sheet = outcome.counting().orElseThrow();
        for (int point = 0; point < Math.min(points.size(), outcome.points()); point++)
            lines.add(new Text.Plain((sheet.ticked(point) ? "- [x] " : "- [ ] ") + points.get(point)));
    }

    private static String value(@Nullable Sheet sheet, Scale scale) {
        return sheet == null ? "\u2014" : Integer.toString(sheet.on(scale));
    }

    private void strangers(Stage stage, List<Text> parts, Keyboard.Builder rows) {
        var table = stage.mock().table();
        var names = names(table, seat -> seat.contact() == Contact.STRANGER && seat.plays());
        if (names == null) return;
        parts.add(said("mock.strangers", names));
        rows.row(new Keyboard.Open(
                said("group.button.private"),
                "https://t.me/%s?start=mock_%s_%d_%d"
                        .formatted(around.botName(), group, stage.topic(), table.number())));
    }

    private static @Nullable Text names(Table table, Predicate<Seat> which) {
        var names = table.seats().stream()
                .filter(which)
                .<Text>map(seat -> new Text.Plain(seat.member().name()))
                .toList();
        return names.isEmpty() ? null : new Text.Joined(", ", names);
    }

    private Text header(Table table, Question.Id id) {
        var round = said("mock.round", table.round(), table.setting().rounds());
        return around.bank()
                .find(id)
                .<Text>map(question -> Text.lines(
                        round,
                        said(
                                "card.header",
                                question.level(),
                                around.bank().section(question.section()).title())))
                .orElse(round);
    }

    private static Text roles(Round round) {
        var interviewer = round.interviewer();
        return Text.lines(
                said("mock.answers", round.candidate().name()),
                interviewer == null ? said("mock.bot-asks") : said("mock.asks", interviewer.name()));
    }

    private List<Text> question(Question.Id id, int opened) {
        var parts = new ArrayList<Text>();
        parts.add(new Text.Bold(text(id)));
        around.bank().find(id).ifPresent(question -> {
            for (int number = 0; number < Math.min(opened, question.followUps().size()); number++)
                parts.add(said(
                        "card.follow-up",
                        number + 1,
                        new Text.Bold(
                                new Text.Lite(question.followUps().get(number).text()))));
        });
        return parts;
    }

    /// A question may leave the bank while it is being asked.
    private Text text(Question.Id id) {
        return around.bank()
                .find(id)
                .<Text>map(question -> new Text.Lite(question.text()))
                .orElseGet(() -> said("button.question-gone"));
    }

    static List<String> keyPoints(Bank bank, Question.Id id) {
        return bank.find(id)
                .map(Question::answer)
                .map(Question.Answer::keyPoints)
                .orElse(List.of());
    }

    static Text grade(Rating rating) {
        return said("button.grade." + word(rating));
    }

    private static String bar(int left, int of) {
        return FULL.repeat(left) + EMPTY.repeat(Math.max(0, of - left));
    }

    private static Keyboard.Press press(String label, String action, Table table) {
        return press(said(label), action, table);
    }

    private static Keyboard.Press press(Text label, String action, Table table) {
        return new Keyboard.Press(label, Data.of("mock", action, table.number(), table.round()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
