/// `/stats`. Start at [StatisticsFeature].
@NullMarked
package dev.sobesednik.statistics.chat;

import org.jspecify.annotations.NullMarked;
