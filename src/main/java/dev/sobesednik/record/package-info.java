/// What is kept of a chat: a record of slices, each the business of one room.
///
/// Start at [ChatRecord]. Nothing here knows which slices there are.
@NullMarked
package dev.sobesednik.record;

import org.jspecify.annotations.NullMarked;
