package dev.sobesednik.duty;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.redis.Lease;
import dev.sobesednik.telegram.BotApi;
import dev.sobesednik.telegram.Pace;
import dev.sobesednik.turn.OutboxStore;
import dev.sobesednik.turn.Polls;
import dev.sobesednik.turn.Turns;
import dev.sobesednik.turn.Wakes;
import java.time.InstantSource;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

/// What a bot is made of. The wiring hands it out, and a test replaces what it wants to fail.
///
/// @param turnsFor makes the turns once the bot's username is known
/// @param asksForStanding whether a decision will want to know if the sender is an administrator
/// @param introduction tells Telegram the bot's commands and descriptions
/// @param ticker a clock that never jumps, and goes on while the process is frozen
public record BotParts(
        BotApi api,
        Lease lease,
        OutboxStore store,
        Wakes wakes,
        Polls polls,
        Function<String, Turns> turnsFor,
        BiPredicate<ChatId, Incoming> asksForStanding,
        Consumer<BotApi> introduction,
        Pace.Limits limits,
        InstantSource clock,
        InstantSource ticker,
        DutyMetrics metrics) {}
