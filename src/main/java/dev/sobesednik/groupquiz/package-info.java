/// A group's daily quiz: one poll a day, who was right, days in a row, the week.
///
/// Start at [DailyQuiz]. There is at most one round a local date of the group, and at most one that is open. Commands,
/// buttons and what is said are in `chat`, how it is stored in `json`.
@NullMarked
package dev.sobesednik.groupquiz;

import org.jspecify.annotations.NullMarked;
