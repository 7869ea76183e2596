package dev.sobesednik.interview.chat;

import static dev.sobesednik.chat.Text.said;
import static dev.sobesednik.interview.chat.BoardButtons.press;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Text;
import dev.sobesednik.interview.InterviewTable;
import dev.sobesednik.interview.Mock;
import dev.sobesednik.interview.Seat.Wish;
import java.util.ArrayList;
import java.util.List;

/// Draws the lobby: who sits down for what, and what the host sets.
final class LobbyBoard {

    private static final int SECTIONS_IN_A_ROW = 6;

    private final Bank bank;

    LobbyBoard(Bank bank) {
        this.bank = bank;
    }

    void draw(Mock.Lobby lobby, List<Text> parts, Keyboard.Builder rows) {
        var table = lobby.table();
        var seats = new ArrayList<Text>();
        for (var wish : Wish.values()) {
            InterviewTexts.names(table, seat -> seat.wish() == wish)
                    .ifPresent(names -> seats.add(said("mock.lobby." + InterviewTexts.word(wish), names)));
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
                        : said("mock.button.section", Sections.title(bank, section)),
                "sections",
                table));
        rows.row(press("mock.button.begin", "begin", table));
        rows.row(press("mock.button.leave", "leave", table), press("mock.button.cancel", "stop", table));
    }

    /// What the questions will be about, and whether there are any.
    private void subject(InterviewTable table, List<Text> parts) {
        var setting = table.setting();
        var lines = new ArrayList<Text>();
        if (!setting.section().isEmpty())
            lines.add(said("mock.lobby.section", Sections.title(bank, setting.section())));
        if (bank.questions().stream().noneMatch(Sections.wanted(setting))) lines.add(said("mock.no-question"));
        if (!lines.isEmpty()) parts.add(new Text.Joined("\n", lines));
    }

    /// Numbered in the text: a phone would clip the titles on the buttons.
    private void sections(InterviewTable table, List<Text> parts, Keyboard.Builder rows) {
        var lines = new ArrayList<Text>();
        var buttons = new ArrayList<Keyboard.Press>();
        for (var section : Sections.at(bank, table.setting().level())) {
            var number = lines.size() + 1;
            lines.add(said("level.line", number, section.title()));
            buttons.add(BoardButtons.section(new Text.Plain(Integer.toString(number)), table, section.id()));
        }
        parts.add(said("mock.lobby.choose-section"));
        parts.add(new Text.Joined("\n", lines));
        rows.row(press("mock.button.both", "both", table), press("mock.button.watch", "watch", table));
        rows.grid(SECTIONS_IN_A_ROW, buttons);
        rows.row(BoardButtons.section(said("mock.button.any-section"), table, ""), press("button.back", "back", table));
    }
}
