/// `/readiness`: what one would know today and on the day. Start at [ReadinessFeature].
@NullMarked
package dev.sobesednik.readiness.chat;

import org.jspecify.annotations.NullMarked;
