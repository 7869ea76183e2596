/// A group that looks at questions together.
///
/// Start at [Group]. Mock interviews will live beside it.
@NullMarked
package dev.sobesednik.group;

import org.jspecify.annotations.NullMarked;
