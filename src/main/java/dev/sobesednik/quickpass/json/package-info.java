/// How a quick pass is stored.
@NullMarked
package dev.sobesednik.quickpass.json;

import org.jspecify.annotations.NullMarked;
