/// Mock interviews as people meet them: commands and buttons, the group's message, the private forms, and the letters
/// between a group's record and its people's.
///
/// Start at [InterviewInGroup] and [InterviewInPrivate].
@NullMarked
package dev.sobesednik.interview.chat;

import org.jspecify.annotations.NullMarked;
