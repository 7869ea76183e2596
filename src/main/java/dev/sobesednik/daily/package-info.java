/// The daily question: when it comes, and what happens when it could not come.
///
/// Start at [Daily]. There is exactly one a person and local date; the date is that of the wall clock in the zone in
/// force.
@NullMarked
package dev.sobesednik.daily;

import org.jspecify.annotations.NullMarked;
