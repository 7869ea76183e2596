package dev.sobesednik.duel;

import java.util.List;

/// All that can happen to a duel. Anybody can send any of these at any time: late, twice, or out of turn.
public sealed interface Move {

    /// @param username of whoever accepts, empty if there is none
    /// @param drawn empty when the bank has nothing to ask
    record Accept(Player who, String username, List<Drawn> drawn) implements Move {}

    record Decline(Player who, String username) implements Move {}

    /// @param question from 1
    /// @param option from 0
    record Answer(Player who, int question, int option) implements Move {}

    /// Goes on without waiting for the end of the pause.
    ///
    /// @param question whose outcome is on the screen; 0 before the first
    record Next(Player who, int question) implements Move {}

    record Stop(Player who, String username) implements Move {}

    /// Somebody looks for the duel's message.
    record Show() implements Move {}

    record Tick() implements Move {}
}
