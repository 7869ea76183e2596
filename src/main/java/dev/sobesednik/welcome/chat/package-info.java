/// The first words, and /help. Start at [WelcomeInPrivate].
@NullMarked
package dev.sobesednik.welcome.chat;

import org.jspecify.annotations.NullMarked;
