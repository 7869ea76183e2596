/// The button under a card, and what the administrators of the bot see. Start at [FeedbackFeature].
@NullMarked
package dev.sobesednik.feedback.chat;

import org.jspecify.annotations.NullMarked;
