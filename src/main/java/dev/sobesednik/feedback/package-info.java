/// What a person holds to be wrong in an answer, on its way to those who run the bot and back.
///
/// Start at [Reports], a person's side, and [Inbox], that of an administrator of the bot; what passes between the two
/// is a [Note]. Nobody's name travels, and the words themselves are kept on neither side.
@NullMarked
package dev.sobesednik.feedback;

import org.jspecify.annotations.NullMarked;
