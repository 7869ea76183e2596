/// The playground's own tests, and what tests of the bot build on.
@NullMarked
package dev.sobesednik.playground;

import org.jspecify.annotations.NullMarked;
