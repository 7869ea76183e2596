package dev.sobesednik.feedback.chat;

import static dev.sobesednik.chat.Keyboard.keyboard;
import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Data;
import dev.sobesednik.chat.Keyboard;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Text;
import dev.sobesednik.feature.Context;
import dev.sobesednik.feedback.Note;
import java.util.List;

/// What is said about a report.
final class FeedbackTexts {

    /// A message holds 4,096 units, and somebody's words may be as many: longer ones than this go ahead of what is said
    /// about them, in a message of their own.
    private static final int BESIDE_OTHERS = 3_000;

    private FeedbackTexts() {}

    static Message ask(String key, Question.Id question, Context context) {
        return Message.of(
                said(key, title(question, context)),
                keyboard().row(button("cancel")).build());
    }

    static Message about(String key, Note note, Context context) {
        return Message.of(said(key, title(note.question(), context)));
    }

    static List<Message> answer(Note note, Context context) {
        return with(note.words(), said("feedback.answer", title(note.question(), context)), Keyboard.NONE);
    }

    /// @param item its number in the inbox
    static List<Message> report(Note note, int item, Context context) {
        var id = note.question().value();
        var head = Text.lines(
                note.asOf().isEmpty()
                        ? said("feedback.admin.report-unchecked", id)
                        : said("feedback.admin.report", id, note.asOf()),
                title(note.question(), context));
        return with(
                note.words(),
                head,
                keyboard().row(button("answer", item), button("mended", item)).build());
    }

    private static List<Message> with(String words, Text head, Keyboard buttons) {
        var plain = new Text.Plain(words);
        return words.length() <= BESIDE_OTHERS
                ? List.of(Message.of(Text.paragraphs(head, new Text.Quote(plain, false)), buttons))
                : List.of(Message.of(plain), Message.of(head, buttons));
    }

    /// A question may leave the bank while its report is on its way.
    private static Text title(Question.Id id, Context context) {
        return context.bank()
                .find(id)
                .<Text>map(question -> new Text.Link(new Text.Lite(question.text()), context.startLink("q_" + id)))
                .orElseGet(() -> said("feedback.question-gone", id.value()));
    }

    private static Keyboard.Press button(String word) {
        return new Keyboard.Press(said("feedback.button." + word), Data.of(Note.ROOM, word));
    }

    private static Keyboard.Press button(String word, int item) {
        return new Keyboard.Press(said("feedback.button." + word), Data.of(Note.ROOM, word, item));
    }
}
