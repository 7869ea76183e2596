/// One instance on duty: it polls, rings and sends, as long as it holds the lease. The others stand by.
///
/// Start at [Duty].
@NullMarked
package dev.sobesednik.duty;

import org.jspecify.annotations.NullMarked;
