/// How practice is stored.
@NullMarked
package dev.sobesednik.practice.json;

import org.jspecify.annotations.NullMarked;
