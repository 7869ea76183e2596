/// Practice: one question on the screen, its answer, its two follow-ups, a grade.
///
/// Start at [Screen]. A showing is graded at most once, however often its buttons are tapped.
@NullMarked
package dev.sobesednik.practice;

import org.jspecify.annotations.NullMarked;
