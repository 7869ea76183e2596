/// Mock interviews as they are stored.
///
/// Start at [InterviewJson].
@NullMarked
package dev.sobesednik.interview.json;

import org.jspecify.annotations.NullMarked;
