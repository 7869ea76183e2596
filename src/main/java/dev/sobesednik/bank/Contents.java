package dev.sobesednik.bank;

import java.time.LocalDate;
import java.util.List;

/// What a file says, before anybody has checked it: ids may repeat, references may lead nowhere.
public record Contents(
        LocalDate contentDate,
        List<Bank.Level> levels,
        List<Bank.Section> sections,
        List<Bank.Track> tracks,
        List<Question.Id> core,
        List<Bank.PlanItem> plan,
        List<Bank.Alike> alike,
        List<Question> questions) {

    public Bank bank() {
        return new Bank(levels, sections, tracks, core, plan, alike, questions);
    }
}
