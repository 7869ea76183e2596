package dev.sobesednik.bank;

import dev.sobesednik.bank.Question.Code;
import dev.sobesednik.bank.Question.FollowUp;
import dev.sobesednik.bank.Question.Pitfall;
import dev.sobesednik.bank.Question.Quiz;
import dev.sobesednik.bank.Question.Reference;
import dev.sobesednik.bank.Question.Related;
import dev.sobesednik.bank.Question.VersionNote;
import dev.sobesednik.chat.Language;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A bank's words in another language. It has nothing but words: what is right, what is run and what belongs where is
/// told by the original.
///
/// @param notes of tracks
/// @param entries those that have been translated so far
public record Translation(
        Language language,
        List<Bank.Level> levels,
        List<Line> sections,
        List<PlanWords> plan,
        List<Line> notes,
        List<Entry> entries) {

    /// One text for one id.
    public record Line(String id, String text) {}

    public record PlanWords(String id, String area, String topic, String text) {}

    /// @param of the day of the original's last check when it was translated, an ISO date
    /// @param answer absent where the original has none
    public record Entry(
            Question.Id id,
            String of,
            String question,
            @Nullable AnswerWords answer,
            List<FollowUpWords> followUps,
            List<String> related) {}

    /// @param versions the notes
    public record AnswerWords(
            String shortAnswer,
            String full,
            List<String> keyPoints,
            List<Pitfall> pitfalls,
            List<String> listensFor,
            @Nullable CodeWords code,
            List<String> versions,
            @Nullable QuizWords quiz,
            List<ReferenceWords> references) {}

    public record FollowUpWords(
            String id,
            String question,
            @Nullable String answer,
            List<String> keyPoints,
            @Nullable CodeWords code) {}

    /// @param source the same program: only its comments and what it prints for people are translated
    public record CodeWords(
            String caption,
            String source,
            @Nullable String stdout,
            @Nullable String whyNotRun) {}

    public record QuizWords(String question, List<String> options, String explanation, List<String> why) {}

    public record ReferenceWords(String title, String supports) {}

    /// The original in these words, and in its own where there are none.
    ///
    /// @param original what [TranslationRules#structure] has compared this with
    public Contents over(Contents original) {
        var levels = byId(this.levels, Bank.Level::number);
        var sections = byId(this.sections, Line::id);
        var notes = byId(this.notes, Line::id);
        var plan = byId(this.plan, PlanWords::id);
        var entries = byId(this.entries, Entry::id);
        return new Contents(
                language,
                original.contentDate(),
                laid(original.levels(), Bank.Level::number, levels, (_, words) -> words),
                laid(
                        original.sections(),
                        Bank.Section::id,
                        sections,
                        (section, words) -> new Bank.Section(section.id(), section.level(), words.text())),
                laid(
                        original.tracks(),
                        Bank.Track::id,
                        notes,
                        (track, words) -> new Bank.Track(
                                track.id(), track.title(), words.text(), track.sections(), track.questions())),
                original.core(),
                laid(
                        original.plan(),
                        Bank.PlanItem::id,
                        plan,
                        (item, words) -> new Bank.PlanItem(
                                item.id(), words.area(), words.topic(), words.text(), item.questions())),
                original.alike(),
                laid(original.questions(), Question::id, entries, this::question));
    }

    private static <I, W> Map<I, W> byId(List<W> words, Function<W, I> id) {
        return words.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private static <T, I, W> List<T> laid(
            List<T> originals, Function<T, I> id, Map<I, W> words, BiFunction<T, W, T> lay) {
        return originals.stream()
                .map(original -> {
                    var its = words.get(id.apply(original));
                    return its == null ? original : lay.apply(original, its);
                })
                .toList();
    }

    private Question question(Question original, Entry words) {
        return new Question(
                original.id(),
                original.source(),
                original.level(),
                original.section(),
                original.kind(),
                words.question,
                original.answer() == null ? null : answer(original.answer(), Objects.requireNonNull(words.answer)),
                zip(original.followUps(), words.followUps, Translation::followUp),
                zip(original.related(), words.related, (related, why) -> new Related(related.id(), why)),
                original.tags(),
                original.tier(),
                original.statedChance(),
                language,
                words.of);
    }

    private static Question.Answer answer(Question.Answer original, AnswerWords words) {
        var quiz = original.quiz();
        return new Question.Answer(
                words.shortAnswer,
                words.full,
                words.keyPoints,
                words.pitfalls,
                words.listensFor,
                code(original.code(), words.code),
                zip(
                        original.versions(),
                        words.versions,
                        (version, note) -> new VersionNote(version.tech(), version.since(), note)),
                quiz == null ? null : quiz(quiz, Objects.requireNonNull(words.quiz)),
                zip(
                        original.references(),
                        words.references,
                        (reference, its) -> new Reference(its.title, reference.url(), its.supports)),
                original.asOf());
    }

    private static FollowUp followUp(FollowUp original, FollowUpWords words) {
        return new FollowUp(
                original.id(),
                words.question,
                original.seedText(),
                words.answer,
                words.keyPoints,
                code(original.code(), words.code));
    }

    private static @Nullable Code code(@Nullable Code original, @Nullable CodeWords words) {
        if (original == null || words == null) return null;
        return new Code(
                words.caption,
                original.lang(),
                words.source,
                original.run(),
                words.stdout,
                original.minPython(),
                words.whyNotRun);
    }

    private static Quiz quiz(Quiz original, QuizWords words) {
        return new Quiz(words.question, words.options, original.correct(), words.explanation, words.why);
    }

    private static <T, W> List<T> zip(List<T> originals, List<W> words, BiFunction<T, W, T> lay) {
        return IntStream.range(0, originals.size())
                .mapToObj(i -> lay.apply(originals.get(i), words.get(i)))
                .toList();
    }
}
