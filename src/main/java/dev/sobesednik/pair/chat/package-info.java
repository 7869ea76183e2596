/// The weekly pairs in the words of a group: `/pair`, its buttons, the pairs of a Monday, the question of a Sunday.
///
/// Start at [PairFeature].
@NullMarked
package dev.sobesednik.pair.chat;

import org.jspecify.annotations.NullMarked;
