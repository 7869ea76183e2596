/// How reports are stored.
@NullMarked
package dev.sobesednik.feedback.json;

import org.jspecify.annotations.NullMarked;
