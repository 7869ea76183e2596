/// Texts as people see them: the message bundles and Telegram's HTML.
///
/// Start at [Texts]. This is the one place where words are escaped.
@NullMarked
package dev.sobesednik.texts;

import org.jspecify.annotations.NullMarked;
