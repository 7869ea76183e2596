package dev.sobesednik.duty;

/// How the bot is, for health and for humans.
///
/// @param sentence what a human may have to do about it
public record Condition(State state, String sentence) {

    public enum State {
        STARTING,
        STANDING_BY,
        ON_DUTY,
        /// It goes on by itself once the trouble is over.
        TROUBLED,
        /// Only a human can help.
        STUCK
    }
}
