package dev.sobesednik.interview;

import dev.sobesednik.bank.Question;
import dev.sobesednik.interview.Sheet.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A sheet being filled in, page by page: the key points, the four scales, a last look.
///
/// @param own the candidate's own sheet; else the interviewer's
/// @param candidate whose answer it is
/// @param counted the key points are done
/// @param scales the values given so far
/// @param sent it went to the group and stays as it is
public record Form(
        int round,
        boolean own,
        Question.Id question,
        String candidate,
        int ticks,
        boolean counted,
        List<Integer> scales,
        boolean sent) {

    public sealed interface Page {
        record Points() implements Page {}

        record Rate(Scale scale) implements Page {}

        record Look() implements Page {}

        record Sent() implements Page {}
    }

    public static Form blank(int round, boolean own, Question.Id question, String candidate, int points) {
        return new Form(round, own, question, candidate, 0, points == 0, List.of(), false);
    }

    public Page page() {
        if (sent) return new Page.Sent();
        if (!counted) return new Page.Points();
        return Scale.at(scales.size()).<Page>map(Page.Rate::new).orElseGet(Page.Look::new);
    }

    public Sheet sheet() {
        return new Sheet(ticks, scales);
    }

    public Optional<Form> ticked(int point, int points) {
        return page() instanceof Page.Points && point >= 0 && point < points
                ? Optional.of(new Form(round, own, question, candidate, ticks ^ 1 << point, false, scales, false))
                : Optional.empty();
    }

    public Optional<Form> withPointsDone() {
        return page() instanceof Page.Points
                ? Optional.of(new Form(round, own, question, candidate, ticks, true, scales, false))
                : Optional.empty();
    }

    /// @param scale which scale the button was for: a second tap on the same one is late
    public Optional<Form> rated(int scale, int value) {
        if (!(page() instanceof Page.Rate(Scale asked)) || asked.place() != scale) return Optional.empty();
        if (value < Sheet.LOWEST || value > Sheet.HIGHEST) return Optional.empty();
        var all = new ArrayList<>(scales);
        all.add(value);
        return Optional.of(new Form(round, own, question, candidate, ticks, true, List.copyOf(all), false));
    }

    public Optional<Form> asSent() {
        return page() instanceof Page.Look
                ? Optional.of(new Form(round, own, question, candidate, ticks, true, scales, true))
                : Optional.empty();
    }

    public Optional<Form> again(int points) {
        return page() instanceof Page.Look
                ? Optional.of(new Form(round, own, question, candidate, ticks, points == 0, List.of(), false))
                : Optional.empty();
    }
}
