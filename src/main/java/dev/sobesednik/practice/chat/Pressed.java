package dev.sobesednik.practice.chat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.record.ChatRecord;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The card that a button belongs to. Anybody can forge a button, and Telegram keeps old ones for ever.
///
/// @param known absent when the button cannot be answered
/// @param refusal what is said instead
record Pressed(
        @Nullable Question known, int showing, @Nullable String refusal) {

    /// @param words what is done, the question, the number of the showing
    static Pressed of(ChatRecord record, List<String> words, Bank bank) {
        var showing = words.size() == 3 ? number(words.get(2)) : 0;
        if (showing == 0) return refused("button.old");
        var question = bank.find(new Question.Id(words.get(1)));
        if (question.isEmpty()) return refused("button.question-gone");
        var history = record.get(QuestionHistory.SLICE);
        return showing <= history.showings()
                        && history.card(question.get().id()).showings() > 0
                ? new Pressed(question.get(), showing, null)
                : refused("button.not-yours");
    }

    private static Pressed refused(String why) {
        return new Pressed(null, 0, why);
    }

    Question question() {
        return Objects.requireNonNull(known);
    }

    /// Positive, or 0 for anything else.
    static int number(String word) {
        try {
            return Math.max(0, Integer.parseInt(word));
        } catch (NumberFormatException forged) {
            return 0;
        }
    }
}
