/// What can be asked: questions with their follow-ups and answers, levels, sections, tracks and the plan.
///
/// Start at [Bank]: it is immutable, complete and consistent, because nothing builds one except from a checked file.
/// Texts are Markdown-lite (paragraphs, `- ` lists, backtick code, `**bold**`); whoever shows them escapes them.
@NullMarked
package dev.sobesednik.bank;

import org.jspecify.annotations.NullMarked;
