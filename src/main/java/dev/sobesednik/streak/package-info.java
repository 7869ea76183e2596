/// Local days in a row, and the days forgiven.
///
/// Start at [Streak]. A day begins at 04:00 in the zone of the person; travel and daylight saving never cost one.
@NullMarked
package dev.sobesednik.streak;

import org.jspecify.annotations.NullMarked;
