/// Which question next, and why.
///
/// Start at [Picking].
@NullMarked
package dev.sobesednik.picking;

import org.jspecify.annotations.NullMarked;
