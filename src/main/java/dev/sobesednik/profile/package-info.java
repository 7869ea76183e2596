/// Who a person is to the bot: what they chose, and everything that is kept of them.
///
/// Start at [Person]. Names are not kept.
@NullMarked
package dev.sobesednik.profile;

import org.jspecify.annotations.NullMarked;
