/// The bank's levels as people type, tap and read them.
@NullMarked
package dev.sobesednik.topics;

import org.jspecify.annotations.NullMarked;
