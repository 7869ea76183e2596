/// The calendar that a person's daily question and a group's daily quiz share: when the question comes, and what
/// happens when it could not come.
///
/// Start at [Daily]. There is at most one question a chat and local date, and no date goes by without a word; the date
/// is that of the wall clock in the zone in force.
@NullMarked
package dev.sobesednik.daily;

import org.jspecify.annotations.NullMarked;
