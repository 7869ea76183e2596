/// How a group and its daily quiz talk: commands, buttons, polls, results.
///
/// Start at [GroupQuizFeature].
@NullMarked
package dev.sobesednik.groupquiz.chat;

import org.jspecify.annotations.NullMarked;
