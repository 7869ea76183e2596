package dev.sobesednik.matching.lucene;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.chat.Language;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The words of the banks in use, one a language. A reload brings another bank, and its words are learned when it is
/// first asked about.
public final class LatestWords {

    private final Map<Language, Learned> learned = new ConcurrentHashMap<>();

    private record Learned(Bank bank, BankWords words) {}

    /// Two threads may learn the same bank at once; either result serves.
    @SuppressWarnings("ReferenceEquality")
    public BankWords of(Bank bank) {
        var last = learned.get(bank.language());
        if (last != null && last.bank == bank) return last.words;
        var words = new BankWords(bank);
        learned.put(bank.language(), new Learned(bank, words));
        return words;
    }
}
