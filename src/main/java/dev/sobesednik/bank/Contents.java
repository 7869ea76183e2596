package dev.sobesednik.bank;

import dev.sobesednik.chat.Language;
import java.time.LocalDate;
import java.util.List;

/// What a file says, before anybody has checked it: ids may repeat, references may lead nowhere.
///
/// @param language of those whom it is for; a question tells what its own words are in
public record Contents(
        Language language,
        LocalDate contentDate,
        List<Bank.Level> levels,
        List<Bank.Section> sections,
        List<Bank.Track> tracks,
        List<Question.Id> core,
        List<Bank.PlanItem> plan,
        List<Bank.Alike> alike,
        List<Question> questions) {

    /// Russian contents.
    public Contents(
            LocalDate contentDate,
            List<Bank.Level> levels,
            List<Bank.Section> sections,
            List<Bank.Track> tracks,
            List<Question.Id> core,
            List<Bank.PlanItem> plan,
            List<Bank.Alike> alike,
            List<Question> questions) {
        this(Language.RU, contentDate, levels, sections, tracks, core, plan, alike, questions);
    }

    /// The same for those who read another language, while nobody has translated it.
    public Contents shownIn(Language other) {
        return new Contents(other, contentDate, levels, sections, tracks, core, plan, alike, questions);
    }

    public Bank bank() {
        return new Bank(language, levels, sections, tracks, core, plan, alike, questions);
    }
}
