/// When the interview is, for which track, and how much a day.
///
/// Start at [InterviewDay]; what is set lies in `goal`, where picking reads it.
@NullMarked
package dev.sobesednik.preparation;

import org.jspecify.annotations.NullMarked;
