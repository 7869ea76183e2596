/// `/plan`: a preparation plan that ticks itself. Start at [PlanFeature].
@NullMarked
package dev.sobesednik.plan.chat;

import org.jspecify.annotations.NullMarked;
