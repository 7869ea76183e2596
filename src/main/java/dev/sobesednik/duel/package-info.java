/// Duels: two people of a chat answer the same five quiz questions, and of two right answers the first one counts.
///
/// Start at [Duel]: its records are the states, its `Move`s are all that can happen. [DuelSession] decides when a state
/// is shown, so that a group hears at most nine messages a minute of one duel. [Duels] is what a group keeps.
///
/// Always: only the two answer, each once a question; nobody learns of a choice before both are made or the time is
/// over; every duel ends by itself a quarter of an hour after it was accepted at the latest.
@NullMarked
package dev.sobesednik.duel;

import org.jspecify.annotations.NullMarked;
