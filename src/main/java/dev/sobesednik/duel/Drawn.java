package dev.sobesednik.duel;

import dev.sobesednik.bank.Question;

/// What a duel has to know of a question.
///
/// @param correct which of the options is right, from 0
public record Drawn(Question.Id id, int options, int correct) {}
