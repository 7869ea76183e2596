/// `/streak`, and what counts for it. Start at [StreakFeature].
@NullMarked
package dev.sobesednik.streak.chat;

import org.jspecify.annotations.NullMarked;
