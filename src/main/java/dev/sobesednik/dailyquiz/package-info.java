/// A group's daily quiz: one poll a day, who was right, days in a row, the week.
///
/// Start at [DailyQuiz]. There is at most one round a local date of the group, and at most one that is open.
@NullMarked
package dev.sobesednik.dailyquiz;

import org.jspecify.annotations.NullMarked;
