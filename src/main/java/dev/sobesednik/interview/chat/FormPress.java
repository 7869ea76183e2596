package dev.sobesednik.interview.chat;

import dev.sobesednik.chat.Effect;
import dev.sobesednik.chat.Incoming.Press;
import dev.sobesednik.chat.Message;
import dev.sobesednik.chat.Step;
import dev.sobesednik.feature.Context;
import dev.sobesednik.interview.Form;
import dev.sobesednik.interview.Participation;
import dev.sobesednik.interview.Ticket;
import dev.sobesednik.interview.chat.MockLetter.Kind;
import dev.sobesednik.record.ChatRecord;
import java.util.List;
import java.util.Optional;

/// A press on one of the buttons of [FormPages].
final class FormPress {

    private final Press press;
    private final Context context;

    FormPress(Press press, Context context) {
        this.press = press;
        this.context = context;
    }

    /// @param words `mock:ACTION:KEY` and what the action needs
    Step<ChatRecord> decide(List<String> words, ChatRecord record) {
        var ticket = record.get(Participation.SLICE).ticket();
        var form = ticket == null ? null : ticket.form();
        if (ticket == null || form == null || words.size() < 3 || !words.get(2).equals(FormPages.key(ticket, form)))
            return Step.to(record, Effect.toast(press, "mock.stale"));
        return changed(form, words)
                .map(other -> shown(record, ticket.with(other), other))
                .orElseGet(() -> Step.to(record, Effect.answered(press)));
    }

    private Optional<Form> changed(Form form, List<String> words) {
        var points =
                new InterviewTexts(context.bank()).keyPoints(form.question()).size();
        return switch (words.get(1)) {
            case "tick" -> form.ticked(digit(words, 3), points);
            case "counted" -> form.withPointsDone();
            case "rate" -> form.rated(digit(words, 3), digit(words, 4));
            case "again" -> form.again(points);
            case "send" -> form.asSent();
            default -> Optional.empty();
        };
    }

    private Step<ChatRecord> shown(ChatRecord record, Ticket ticket, Form form) {
        var step = Step.to(
                record.with(Participation.SLICE, new Participation(ticket)),
                Effect.answered(press),
                shown(new FormPages(context.bank()).page(ticket, form)));
        return form.sent() ? step.and(sent(ticket, form)) : step;
    }

    private Effect shown(Message page) {
        // Telegram hides the id of a message that is too old to edit.
        return press.messageId() == 0 ? new Effect.Say(page) : new Effect.Show(press.messageId(), page);
    }

    private static Effect sent(Ticket ticket, Form form) {
        var scales = new StringBuilder();
        form.scales().forEach(scales::append);
        return MockLetter.to(
                ticket.group(), Kind.SHEET, ticket.topic(), ticket.number(), form.round(), form.ticks(), scales);
    }

    private static int digit(List<String> words, int index) {
        return words.size() > index && words.get(index).matches("\\d{1,2}") ? Integer.parseInt(words.get(index)) : -1;
    }
}
