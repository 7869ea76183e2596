/// A group that looks at questions together.
///
/// Start at [Group].
@NullMarked
package dev.sobesednik.group;

import org.jspecify.annotations.NullMarked;
