/// What a message says: text with entities out of HTML, MarkdownV2 or Markdown, and the keyboard beneath it.
///
/// Start at [FormattedText]; [TextParams] and [Keyboards] read both out of the parameters of a call.
@NullMarked
package dev.sobesednik.playground.text;

import org.jspecify.annotations.NullMarked;
