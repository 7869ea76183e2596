package dev.sobesednik.interview.chat;

import static dev.sobesednik.chat.Text.said;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.Text;
import dev.sobesednik.interview.InterviewTable;
import dev.sobesednik.interview.Seat;
import dev.sobesednik.memory.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// What several messages of an interview say alike. A question may leave the bank while it is being asked.
final class InterviewTexts {

    private final Bank bank;

    InterviewTexts(Bank bank) {
        this.bank = bank;
    }

    /// Which round it is, and where its question comes from.
    Text header(InterviewTable table, Question.Id id) {
        var round = said("mock.round", table.round(), table.setting().rounds());
        return bank.find(id)
                .<Text>map(question -> Text.lines(
                        round,
                        said(
                                "card.header",
                                question.level(),
                                bank.section(question.section()).title())))
                .orElse(round);
    }

    /// The question with the follow-ups that were opened.
    List<Text> question(Question.Id id, int opened) {
        var parts = new ArrayList<Text>();
        parts.add(new Text.Bold(text(id)));
        bank.find(id).ifPresent(question -> {
            for (int number = 0; number < Math.min(opened, question.followUps().size()); number++)
                parts.add(said(
                        "card.follow-up",
                        number + 1,
                        new Text.Bold(
                                new Text.Lite(question.followUps().get(number).text()))));
        });
        return parts;
    }

    Text text(Question.Id id) {
        return bank.find(id)
                .<Text>map(question -> new Text.Lite(question.text()))
                .orElseGet(() -> said("button.question-gone"));
    }

    List<String> keyPoints(Question.Id id) {
        return bank.find(id)
                .map(Question::answer)
                .map(Question.Answer::keyPoints)
                .orElse(List.of());
    }

    static Text grade(Rating rating) {
        return said("button.grade." + word(rating));
    }

    /// @return nothing when there is nobody to name
    static Optional<Text> names(InterviewTable table, Predicate<Seat> which) {
        var names = table.seats().stream()
                .filter(which)
                .<Text>map(seat -> new Text.Plain(seat.member().name()))
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(new Text.Joined(", ", names));
    }

    /// As keys spell it.
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
