/// The chat page, in a real browser and over plain HTTP.
@NullMarked
package dev.sobesednik.playground.page;

import org.jspecify.annotations.NullMarked;
