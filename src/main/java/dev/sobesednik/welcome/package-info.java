/// What is kept of the first words: whether a group still waits for them.
@NullMarked
package dev.sobesednik.welcome;

import org.jspecify.annotations.NullMarked;
