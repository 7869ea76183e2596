/// How a group's duels are stored.
@NullMarked
package dev.sobesednik.duel.json;

import org.jspecify.annotations.NullMarked;
