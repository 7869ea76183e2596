/// What a person prepares for, and until when.
///
/// Start at [Goal]. Picking weighs questions by it; whoever sets it is a feature.
@NullMarked
package dev.sobesednik.goal;

import org.jspecify.annotations.NullMarked;
