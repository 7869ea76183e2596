/// A quick pass through many questions the evening before.
///
/// Start at [QuickPass]. One message is edited from question to question; it may be stopped at any time.
@NullMarked
package dev.sobesednik.quickpass;

import org.jspecify.annotations.NullMarked;
