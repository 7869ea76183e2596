/// When the interview is, for which track, and how much a day. Start at [PreparationFeature].
@NullMarked
package dev.sobesednik.preparation.chat;

import org.jspecify.annotations.NullMarked;
