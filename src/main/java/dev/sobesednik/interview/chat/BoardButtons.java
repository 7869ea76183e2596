package dev.sobesednik.interview.chat;

import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Text;
import dev.sobesednik.interview.InterviewTable;

/// The buttons under the interview's message in the group: `mock:ACTION:NUMBER:ROUND`, and for a section its id.
final class BoardButtons {

    private BoardButtons() {}

    static Keyboard.Press press(String label, String action, InterviewTable table) {
        return press(said(label), action, table);
    }

    static Keyboard.Press press(Text label, String action, InterviewTable table) {
        return new Keyboard.Press(label, Data.of(MockLetter.NAME, action, table.number(), table.round()));
    }

    /// @param section empty for all of them
    static Keyboard.Press section(Text label, InterviewTable table, String section) {
        return new Keyboard.Press(label, Data.of(MockLetter.NAME, "section", table.number(), table.round(), section));
    }
}
