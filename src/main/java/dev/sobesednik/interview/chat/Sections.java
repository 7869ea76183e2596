package dev.sobesednik.interview.chat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.interview.Setting;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Sections of the bank as people choose them.
final class Sections {

    private Sections() {}

    static Optional<Bank.Section> find(Bank bank, String id) {
        return bank.sections().stream()
                .filter(section -> section.id().equals(id))
                .findFirst();
    }

    /// A section may leave the bank while it is chosen.
    static String title(Bank bank, String id) {
        return find(bank, id).map(Bank.Section::title).orElse(id);
    }

    /// Those with questions of the level, 0 for all.
    static List<Bank.Section> at(Bank bank, int level) {
        return bank.sections().stream()
                .filter(section -> bank.questions().stream()
                        .anyMatch(Sections.wanted(Setting.USUAL.withLevel(level).withSection(section.id()))))
                .toList();
    }

    static Predicate<Question> wanted(Setting setting) {
        return question -> (setting.level() == 0 || question.level() == setting.level())
                && (setting.section().isEmpty() || question.section().equals(setting.section()));
    }
}
