package dev.sobesednik.feature;

import dev.sobesednik.chat.Incoming.Lane;
import java.time.Instant;

/// When a feature wants to be woken.
///
/// @param kind tells the feature which of its wake-ups it is
public record Wake(String kind, Lane lane, Instant due) {

    public static Wake deadline(String kind, Instant due) {
        return new Wake(kind, Lane.DEADLINE, due);
    }

    public static Wake push(String kind, Instant due) {
        return new Wake(kind, Lane.PUSH, due);
    }
}
