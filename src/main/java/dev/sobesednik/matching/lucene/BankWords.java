package dev.sobesednik.matching.lucene;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.matching.AnswerMatching;
import dev.sobesednik.topics.TopicSearch;

/// What one bank's words mean. They are learned when somebody first says something.
public final class BankWords {

    private final Lazy<AnswerMatching> matching;
    private final Lazy<TopicSearch> topics;

    public BankWords(Bank bank) {
        var language = new Lazy<>(Language::new);
        matching = new Lazy<>(() -> new LuceneMatching(language.get(), bank));
        topics = new Lazy<>(() -> new LuceneTopics(language.get(), bank));
    }

    public AnswerMatching matching() {
        return (question, part, words) -> matching.get().match(question, part, words);
    }

    public TopicSearch topics() {
        return words -> topics.get().find(words);
    }
}
