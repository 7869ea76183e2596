/// The private daily question: its settings, and the moment at which it is due. Start at [DailyFeature].
@NullMarked
package dev.sobesednik.daily.chat;

import org.jspecify.annotations.NullMarked;
