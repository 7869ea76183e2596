package dev.sobesednik.topics;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import java.util.List;

/// A part of the bank that can be named in words.
public sealed interface Topic {

    record Level(Bank.Level level) implements Topic {}

    record Section(Bank.Section section) implements Topic {}

    /// @param tag as the bank writes it: `connection-pool`
    record Tag(String tag) implements Topic {}

    record One(Question question) implements Topic {}

    /// Whether a question belongs to it.
    default boolean has(Question question) {
        return switch (this) {
            case Level(var level) -> question.level() == level.number();
            case Section(var section) -> question.section().equals(section.id());
            case Tag(var tag) -> question.tags().contains(tag);
            case One(var one) -> question.id().equals(one.id());
        };
    }

    default List<Question> questions(Bank bank) {
        return bank.questions().stream().filter(this::has).toList();
    }
}
