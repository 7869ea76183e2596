/// What is promised under crashes, storms and hostile input, with real processes: the bot, its standby, Redis.
///
/// Start at [ChaosTest]. `./mvnw -Pchaos verify` runs the long form; the short one is part of every build.
/// docs/reliability.md holds the table of a run.
@NullMarked
package dev.sobesednik.chaos;

import org.jspecify.annotations.NullMarked;
