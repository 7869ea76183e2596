/// What one person remembers of a question: grades with their times. Memory will be computed from this log.
///
/// Start at [Card].
@NullMarked
package dev.sobesednik.review;

import org.jspecify.annotations.NullMarked;
