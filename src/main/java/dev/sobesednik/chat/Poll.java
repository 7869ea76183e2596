package dev.sobesednik.chat;

import java.time.Instant;
import java.util.List;

/// A native quiz: the bot learns who chose what, the people see the result once it is closed.
///
/// @param question shown without markup, at most 300 characters
/// @param options in the order in which everybody sees them; without markup, at most 100 characters each
/// @param correct the right option's place, from 0
/// @param explanation shown with the result, at most 200 characters and two line feeds
/// @param description above the options, at most 1,024 characters
/// @param closes when Telegram ends it by itself: a copy whose answer was lost cannot be stopped by its number
public record Poll(
        Text question, List<Text> options, int correct, Text explanation, Text description, Instant closes) {}
