/// Parts of the bank as people name, tap and read them: [Levels] by number, a [Topic] by words.
@NullMarked
package dev.sobesednik.topics;

import org.jspecify.annotations.NullMarked;
