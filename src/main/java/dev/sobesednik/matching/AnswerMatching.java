package dev.sobesednik.matching;

import dev.sobesednik.bank.Question;

/// Compares a person's own words with the key points of an answer.
@FunctionalInterface
public interface AnswerMatching {

    /// The question itself, as a part; its follow-ups are 1 and 2.
    int THE_QUESTION = 0;

    /// @param part which part of the question the words answer
    /// @param words as typed: any length, any alphabet, code, nothing at all
    Match match(Question question, int part, String words);
}
