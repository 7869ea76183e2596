package dev.sobesednik.quickpass;

import dev.sobesednik.bank.Question;
import dev.sobesednik.memory.Rating;
import dev.sobesednik.record.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Many questions in one message: a look at the answer, a grade, the next.
///
/// @param number tells the passes of one person apart, so that an old message's buttons are known for old
/// @param questions in their order
/// @param grades of the first of them, as far as the person has come
public record QuickPass(int number, List<Question.Id> questions, List<Rating> grades) {

    /// Forty topics in fifteen minutes.
    public static final int MOST = 40;

    public static final QuickPass NONE = new QuickPass(0, List.of(), List.of());

    public static final Slice<QuickPass> SLICE = new Slice<>("pass", NONE);

    public QuickPass begun(List<Question.Id> drawn) {
        return new QuickPass(number + 1, List.copyOf(drawn), List.of());
    }

    /// The one on the screen; nothing once all were graded.
    public Optional<Question.Id> current() {
        return isOver() ? Optional.empty() : Optional.of(questions.get(grades.size()));
    }

    public boolean isOver() {
        return grades.size() >= questions.size();
    }

    public QuickPass graded(Rating rating) {
        var all = new ArrayList<>(grades);
        all.add(rating);
        return new QuickPass(number, questions, List.copyOf(all));
    }

    /// The one on the screen has left the bank. Under another number: a second tap must not grade the one that follows.
    public QuickPass withoutCurrent() {
        var left = new ArrayList<>(questions);
        left.remove(grades.size());
        return new QuickPass(number + 1, List.copyOf(left), grades);
    }

    /// The person stops here: what is left is no debt.
    public QuickPass stopped() {
        return new QuickPass(number, List.copyOf(questions.subList(0, grades.size())), grades);
    }

    /// Those that were graded AGAIN.
    public List<Question.Id> weak() {
        var weak = new ArrayList<Question.Id>();
        for (int place = 0; place < grades.size(); place++)
            if (grades.get(place) == Rating.AGAIN) weak.add(questions.get(place));
        return List.copyOf(weak);
    }
}
