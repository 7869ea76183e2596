/// Weekly pairs for mock interviews, of those people of a group who want one.
///
/// Start at [Pairs], which is what a group keeps; [Matching] decides who meets whom.
///
/// Always: everybody is in one pair at most; the pair of last week does not meet again where that can be avoided;
/// nobody is left out twice in a row while three or more take part.
@NullMarked
package dev.sobesednik.pair;

import org.jspecify.annotations.NullMarked;
