/// Who a chat is to the bot: its language, its clock, whether it can be reached.
///
/// Start at [Profile]. Names are not kept.
@NullMarked
package dev.sobesednik.profile;

import org.jspecify.annotations.NullMarked;
