package dev.sobesednik.interview.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;
import static dev.sobesednik.interview.chat.BoardButtons.press;

import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Context;
import dev.sobesednik.interview.InterviewSession;
import dev.sobesednik.interview.Member;
import dev.sobesednik.interview.Mock;
import dev.sobesednik.interview.Round;
import dev.sobesednik.interview.Seat.Contact;
import java.util.ArrayList;
import java.util.List;

/// Draws the one message that shows an interview to its group.
final class MockBoard {

    private static final String FULL = "\u25B0";
    private static final String EMPTY = "\u25B1";

    private final Context context;
    private final InterviewTexts texts;

    MockBoard(Context context) {
        this.context = context;
        this.texts = new InterviewTexts(context.bank());
    }

    Message draw(InterviewSession session) {
        var parts = new ArrayList<Text>();
        var rows = keyboard();
        switch (session.mock()) {
            case Mock.Lobby lobby -> new LobbyBoard(context.bank()).draw(lobby, parts, rows);
            case Mock.Answering answering -> answering(answering, parts, rows);
            case Mock.Scoring scoring -> scoring(scoring, parts, rows);
            case Mock.Between between -> between(between, parts, rows);
            case Mock.Over over -> over(over, parts, rows);
        }
        if (!(session.mock() instanceof Mock.Over)) strangers(session, parts, rows);
        return Message.of(Text.paragraphs(parts), rows.build());
    }

    private void answering(Mock.Answering state, List<Text> parts, Keyboard.Builder rows) {
        var table = state.table();
        var round = state.round();
        parts.add(Text.lines(texts.header(table, round.question().id()), roles(round)));
        parts.addAll(texts.question(round.question().id(), round.opened()));
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
        parts.add(Text.lines(texts.header(table, round.question().id()), roles(round)));
        parts.addAll(texts.question(round.question().id(), 0));
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
        if (shown.isPresent()) parts.addAll(new ScoresText(context.bank()).round(table, shown.get()));
        else parts.add(said("mock.broken-off", table.round()));
        if (table.isLastRound()) {
            rows.row(press("mock.button.report", "begin", table));
            return;
        }
        rows.row(press("mock.button.next", "begin", table));
        rows.row(press("mock.button.both", "both", table), press("mock.button.watch", "watch", table));
        rows.row(press("mock.button.leave", "leave", table), press("mock.button.stop", "stop", table));
    }

    private void over(Mock.Over over, List<Text> parts, Keyboard.Builder rows) {
        var table = over.table();
        parts.add(said(
                "mock.over." + InterviewTexts.word(over.end()), table.outcomes().size()));
        for (var outcome : table.outcomes()) parts.add(new ScoresText(context.bank()).line(outcome));
        if (!table.outcomes().isEmpty()) parts.add(said("mock.over.privately"));
        rows.row(press("mock.button.again", "again", table));
    }

    private void strangers(InterviewSession session, List<Text> parts, Keyboard.Builder rows) {
        var table = session.mock().table();
        InterviewTexts.names(table, seat -> seat.contact() == Contact.STRANGER && seat.plays())
                .ifPresent(names -> {
                    parts.add(said("mock.strangers", names));
                    rows.row(new Keyboard.Open(
                            said("group.button.private"),
                            context.startLink(
                                    "mock_%s_%d_%d".formatted(context.chat(), session.topic(), table.number()))));
                });
    }

    private static Text roles(Round round) {
        var interviewer = round.interviewer();
        return Text.lines(
                said("mock.answers", round.candidate().name()),
                interviewer == null ? said("mock.bot-asks") : said("mock.asks", interviewer.name()));
    }

    private static String bar(int left, int of) {
        return FULL.repeat(left) + EMPTY.repeat(Math.max(0, of - left));
    }
}
