/// What a written answer surely mentions.
///
/// Start at [AnswerMatching]. It proposes and never decides: the person changes the ticks and taps the grade.
@NullMarked
package dev.sobesednik.matching;

import org.jspecify.annotations.NullMarked;
