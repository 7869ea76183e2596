/// Group mock interviews: people of one chat take turns at answering and asking.
///
/// Start at [Mock]: its records are the states, its `Move`s are all that can happen. [InterviewSession] decides when a
/// state is shown, and when to look again, so that a group hears at most nine messages a minute of one interview.
/// [Form] is what one person fills in privately. A group's record keeps [Mocks], a person's [Participation].
///
/// Always: one role per person and round; a score belongs to somebody who sat in that round; the minutes left never
/// grow; every interview ends by itself three hours after it began at the latest.
@NullMarked
package dev.sobesednik.interview;

import org.jspecify.annotations.NullMarked;
