/// How a history of questions is stored.
@NullMarked
package dev.sobesednik.memory.json;

import org.jspecify.annotations.NullMarked;
