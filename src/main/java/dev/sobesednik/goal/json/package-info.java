/// How a goal is stored.
@NullMarked
package dev.sobesednik.goal.json;

import org.jspecify.annotations.NullMarked;
