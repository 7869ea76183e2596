package dev.sobesednik.duty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sobesednik.chat.ChatId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What outlives a holding of the lease, in memory only: another process begins without it.
///
/// @param chats a turn of the last term may still run when the next one begins
/// @param batches knows how much each person has asked for
/// @param unrecorded what Telegram has and Redis was not told yet, see [dev.sobesednik.turn.telegram.Sender]
record KeptBetweenTerms(KeyedLock<ChatId> chats, UpdateBatch batches, Map<String, JsonNode> unrecorded) {

    static KeptBetweenTerms of(BotParts parts) {
        var limiter = new PersonRateLimiter(parts.limits().person().every());
        return new KeptBetweenTerms(
                new KeyedLock<>(),
                new UpdateBatch(limiter, parts.ticker(), parts.metrics()),
                new ConcurrentHashMap<>());
    }
}
