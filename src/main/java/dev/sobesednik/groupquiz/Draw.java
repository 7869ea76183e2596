package dev.sobesednik.groupquiz;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A question for the poll, and the order of its options.
///
/// The order is ours and the same for everybody, so that a vote's number means what was sent and people can talk about
/// "the second one" afterwards.
///
/// @param order for each place on the screen the option's place in the bank
/// @param again whether every question was asked once, and another pass begins
public record Draw(Question question, List<Integer> order, boolean again) {

    public int correct() {
        return order.indexOf(quiz(question).correct());
    }

    public List<String> options() {
        return order.stream().map(quiz(question).options()::get).toList();
    }

    public static Question.Quiz quiz(Question question) {
        var answer = Objects.requireNonNull(question.answer());
        return Objects.requireNonNull(answer.quiz());
    }

    public static boolean hasQuiz(Question question) {
        return question.answer() != null && question.answer().quiz() != null;
    }

    /// Never one of `asked` while others are left; of those, if possible, none of `recent` and nothing like them.
    static Optional<Draw> from(
            Bank bank, Collection<Question.Id> asked, Collection<Question.Id> recent, RandomGenerator random) {
        var all = bank.questions().stream().filter(Draw::hasQuiz).toList();
        var left = without(all, Set.copyOf(asked));
        var again = left.isEmpty();
        var pool = again ? all : left;
        var near = new HashSet<>(recent);
        for (var id : recent) near.addAll(bank.alike(id));
        var best = without(pool, near);
        if (best.isEmpty()) best = without(pool, Set.copyOf(recent));
        if (best.isEmpty()) best = pool;
        if (best.isEmpty()) return Optional.empty();
        var question = best.get(random.nextInt(best.size()));
        return Optional.of(new Draw(question, order(quiz(question).options().size(), random), again));
    }

    private static List<Question> without(List<Question> some, Set<Question.Id> others) {
        return some.stream().filter(question -> !others.contains(question.id())).toList();
    }

    private static List<Integer> order(int size, RandomGenerator random) {
        var order = new ArrayList<Integer>();
        for (int place = 0; place < size; place++) order.add(place);
        for (int place = size - 1; place > 0; place--) Collections.swap(order, place, random.nextInt(place + 1));
        return List.copyOf(order);
    }
}
