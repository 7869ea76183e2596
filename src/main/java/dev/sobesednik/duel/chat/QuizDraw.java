package dev.sobesednik.duel.chat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.duel.Drawn;
import dev.sobesednik.duel.Duel;
import dev.sobesednik.feature.Context;
import dev.sobesednik.memory.QuestionHistory;
import dev.sobesednik.picking.Picking;
import dev.sobesednik.profile.Profile;
import dev.sobesednik.record.ChatRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The questions of one duel, drawn from those that have options to choose from.
///
/// @param drawn fewer than [Duel#QUESTIONS] when the level has fewer
/// @param after the record of the group once it has seen them
record QuizDraw(List<Drawn> drawn, ChatRecord after) {

    /// @param level 0 for all
    static QuizDraw of(int level, ChatRecord record, Context context) {
        var profile = Profile.of(record);
        var today = profile.date(context.now());
        var history = record.get(QuestionHistory.SLICE);
        var drawn = new ArrayList<Drawn>();
        while (drawn.size() < Duel.QUESTIONS) {
            var fresh = ofLevel(level)
                    .and(question -> drawn.stream().noneMatch(one -> one.id().equals(question.id())));
            var pick =
                    new Picking(context.bank(), history.cards(), history.askedOn(today), context.random()).pick(fresh);
            if (pick.isEmpty()) break;
            var question = pick.get().question();
            quiz(question)
                    .ifPresent(quiz ->
                            drawn.add(new Drawn(question.id(), quiz.options().size(), quiz.correct())));
            history = history.asked(question.id(), today);
        }
        return new QuizDraw(List.copyOf(drawn), record.with(QuestionHistory.SLICE, history));
    }

    /// Whether there is nothing to draw from.
    static boolean isEmpty(Bank bank, int level) {
        return bank.questions().stream().noneMatch(ofLevel(level));
    }

    static Optional<Question.Quiz> quiz(Question question) {
        return Optional.ofNullable(question.answer()).map(Question.Answer::quiz);
    }

    private static Predicate<Question> ofLevel(int level) {
        return question ->
                (level == 0 || question.level() == level) && quiz(question).isPresent();
    }
}
