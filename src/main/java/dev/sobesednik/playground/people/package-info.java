/// What people do and see in Telegram: [Person], and [Talk] for one person in one chat. For the chat page and for tests.
@NullMarked
package dev.sobesednik.playground.people;

import org.jspecify.annotations.NullMarked;
