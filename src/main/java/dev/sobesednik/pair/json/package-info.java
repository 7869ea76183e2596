/// How a group's weekly pairs are stored.
@NullMarked
package dev.sobesednik.pair.json;

import org.jspecify.annotations.NullMarked;
