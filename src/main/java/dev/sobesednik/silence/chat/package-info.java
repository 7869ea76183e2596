/// What is said, and to whom, when a group cannot be written to. Start at [SilenceFeature]. Which chats those are is
/// kept with the profile, by the router.
@NullMarked
package dev.sobesednik.silence.chat;

import org.jspecify.annotations.NullMarked;
