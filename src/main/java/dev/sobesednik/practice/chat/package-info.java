/// Practice as people see it: cards, buttons, `/quiz`. Start at [PracticeInPrivate].
@NullMarked
package dev.sobesednik.practice.chat;

import org.jspecify.annotations.NullMarked;
