/// How a streak is stored.
@NullMarked
package dev.sobesednik.streak.json;

import org.jspecify.annotations.NullMarked;
