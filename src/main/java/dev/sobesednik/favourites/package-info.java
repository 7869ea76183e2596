/// Questions that a person keeps at hand.
///
/// Start at [Favourites].
@NullMarked
package dev.sobesednik.favourites;

import org.jspecify.annotations.NullMarked;
