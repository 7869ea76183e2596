/// One instance on duty: it polls, rings and sends, as long as it holds the lease. The others stand by.
///
/// Start at [BotRunner]: it takes the lease and begins a [LeaseTerm]. A term asks Telegram who the bot is ([BotIdentity])
/// and begins a [BotSession], which holds the three things that run: [UpdatePolling], [WakeLoops] and the
/// [dev.sobesednik.turn.telegram.Sender]. Whatever they find becomes a turn through [TurnRunner]. [LeaseHold] is asked
/// before every step, and says no for ever once the lease has been lost.
@NullMarked
package dev.sobesednik.duty;

import org.jspecify.annotations.NullMarked;
