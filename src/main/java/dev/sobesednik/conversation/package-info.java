/// Commands and buttons: what a person or a group said, and which feature answers.
///
/// Start at [Conversation]. This room knows every feature and decides nothing that belongs to one.
@NullMarked
package dev.sobesednik.conversation;

import org.jspecify.annotations.NullMarked;
