package dev.sobesednik.practice;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Question;
import dev.sobesednik.topics.Topic;
import java.util.Optional;
import java.util.function.Predicate;

/// What questions a person asked for, as a word that fits a record: empty for all, `3`, `s:core`, `t:gil`.
public final class Wanted {

    public static final String ALL = "";

    /// What has come back.
    public static final String DUE = "r";

    /// What is known least.
    public static final String WEAK = "w";

    private static final String SECTION = "s:";
    private static final String TAG = "t:";

    private Wanted() {}

    public static String of(Topic topic) {
        return switch (topic) {
            case Topic.Level(Bank.Level level) -> Integer.toString(level.number());
            case Topic.Section(Bank.Section section) -> SECTION + section.id();
            case Topic.Tag(String tag) -> TAG + tag;
            case Topic.One(Question question) -> SECTION + question.section();
        };
    }

    public static String level(int number) {
        return number == 0 ? ALL : Integer.toString(number);
    }

    /// The level that it names; 0 for anything else.
    public static int level(String wanted) {
        return wanted.matches("\\d{1,3}") ? Integer.parseInt(wanted) : 0;
    }

    public static Predicate<Question> questions(String wanted) {
        if (wanted.startsWith(SECTION))
            return question -> question.section().equals(wanted.substring(SECTION.length()));
        if (wanted.startsWith(TAG)) return question -> question.tags().contains(wanted.substring(TAG.length()));
        var level = level(wanted);
        return question -> level == 0 || question.level() == level;
    }

    /// Its name for people; nothing for all questions, and for what has left the bank.
    public static Optional<String> title(String wanted, Bank bank) {
        if (wanted.startsWith(SECTION))
            return bank.sections().stream()
                    .filter(section -> section.id().equals(wanted.substring(SECTION.length())))
                    .map(Bank.Section::title)
                    .findFirst();
        if (wanted.startsWith(TAG)) return Optional.of(wanted.substring(TAG.length()));
        return bank.level(level(wanted)).map(Bank.Level::title);
    }
}
