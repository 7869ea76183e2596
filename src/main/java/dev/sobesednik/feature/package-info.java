/// The contract of a feature: what it keeps of a chat, its commands, its decisions, its wake-ups.
///
/// Start at [Feature]. A feature is a room of its own; what it must know of another comes as an [Events] record in the
/// same turn, or through what [Features] tells of all of them.
@NullMarked
package dev.sobesednik.feature;

import org.jspecify.annotations.NullMarked;
