/// Commands and buttons: what a person or a group said, and which feature answers.
///
/// Start at [Conversation]. It is handed the features as a list, and knows none of them by name.
@NullMarked
package dev.sobesednik.conversation;

import org.jspecify.annotations.NullMarked;
