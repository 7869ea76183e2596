package dev.sobesednik.feedback;

import dev.sobesednik.bank.Question;
import dev.sobesednik.chat.ChatId;
import dev.sobesednik.record.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What one person has reported.
///
/// @param last the newest report's number
/// @param kept those not mended yet, oldest first, at most [#KEPT]
/// @param asking the report whose words are waited for
public record Reports(int last, List<Report> kept, @Nullable Asking asking) {

    /// Reports without an answer at the same time.
    public static final int OPEN = 3;

    public static final int KEPT = 10;
    public static final Duration KEPT_FOR = Duration.ofDays(30);
    public static final Duration ASKED_FOR = Duration.ofDays(1);

    public static final Slice<Reports> SLICE = new Slice<>("feedback", new Reports(0, List.of(), null));

    /// @param asOf the date on which the answer was checked; empty where there is no answer
    /// @param showing the newest showing of a question: after another question, words belong to that one
    public record Asking(Question.Id question, String asOf, int showing, Instant until) {}

    /// @param answered whether somebody wrote back
    /// @param unreached the administrators whom it did not reach
    public record Report(int number, Question.Id question, Instant at, boolean answered, Set<Long> unreached) {

        Report withoutReaching(ChatId admin) {
            var all = new TreeSet<>(unreached);
            all.add(admin.value());
            return new Report(number, question, at, answered, Set.copyOf(all));
        }

        Report withAnswer() {
            return new Report(number, question, at, true, unreached);
        }
    }

    public boolean isFull(Instant now) {
        return kept.stream()
                        .filter(report ->
                                !report.answered && report.at.plus(KEPT_FOR).isAfter(now))
                        .count()
                >= OPEN;
    }

    public Reports asks(Question.Id question, String asOf, int showing, Instant now) {
        return new Reports(last, kept, new Asking(question, asOf, showing, now.plus(ASKED_FOR)));
    }

    public Reports asksNothing() {
        return new Reports(last, kept, null);
    }

    /// What the next words are about.
    public Optional<Asking> waiting(int showing, Instant now) {
        return asking != null && asking.showing == showing && asking.until.isAfter(now)
                ? Optional.of(asking)
                : Optional.empty();
    }

    /// The words have come: they get the number of [#last].
    public Reports reported(Asking about, Instant now) {
        var all = new ArrayList<Report>();
        for (var report : kept) if (report.at.plus(KEPT_FOR).isAfter(now)) all.add(report);
        all.add(new Report(last + 1, about.question, now, false, Set.of()));
        return new Reports(last + 1, List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size())), null);
    }

    public Optional<Report> find(int number, Question.Id question) {
        return kept.stream()
                .filter(report -> report.number == number && report.question.equals(question))
                .findFirst();
    }

    public Reports unreached(Report which, ChatId admin) {
        return replaced(which, report -> report.withoutReaching(admin));
    }

    public Reports answered(Report which) {
        return replaced(which, Report::withAnswer);
    }

    public Reports without(Report which) {
        return new Reports(
                last,
                kept.stream().filter(report -> report.number != which.number).toList(),
                asking);
    }

    private Reports replaced(Report which, UnaryOperator<Report> change) {
        return new Reports(
                last,
                kept.stream()
                        .map(report -> report.number == which.number ? change.apply(report) : report)
                        .toList(),
                asking);
    }
}
