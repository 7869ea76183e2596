/// How favourites are stored.
@NullMarked
package dev.sobesednik.favourites.json;

import org.jspecify.annotations.NullMarked;
