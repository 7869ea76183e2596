/// `/pass`: many questions in one message. Start at [QuickPassFeature].
@NullMarked
package dev.sobesednik.quickpass.chat;

import org.jspecify.annotations.NullMarked;
