/// What a chat has been asked, and how well a person remembers it.
///
/// Start at [QuestionHistory]; a [Card] is one question's part of it.
@NullMarked
package dev.sobesednik.memory;

import org.jspecify.annotations.NullMarked;
