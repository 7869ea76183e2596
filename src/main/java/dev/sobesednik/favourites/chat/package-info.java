/// The button on a card and `/favourites`. Start at [FavouritesFeature].
@NullMarked
package dev.sobesednik.favourites.chat;

import org.jspecify.annotations.NullMarked;
