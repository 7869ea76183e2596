package dev.sobesednik.favourites;

import dev.sobesednik.bank.Question;
import dev.sobesednik.record.Slice;
import java.util.ArrayList;
import java.util.List;

/// The questions that a person wants at hand.
///
/// @param questions the newest first, at most [#MOST]
public record Favourites(List<Question.Id> questions) {

    /// Ten pages: more would be a bank of one's own.
    public static final int MOST = 100;

    public static final Slice<Favourites> SLICE = new Slice<>("favourites", new Favourites(List.of()));

    public boolean has(Question.Id question) {
        return questions.contains(question);
    }

    public boolean isFull() {
        return questions.size() >= MOST;
    }

    public Favourites with(Question.Id question) {
        var all = new ArrayList<Question.Id>();
        all.add(question);
        all.addAll(questions);
        return new Favourites(List.copyOf(all));
    }

    public Favourites without(Question.Id question) {
        return new Favourites(
                questions.stream().filter(id -> !id.equals(question)).toList());
    }
}
