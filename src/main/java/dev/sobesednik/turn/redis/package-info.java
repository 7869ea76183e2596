/// Records, outboxes and wake-ups in Redis.
///
/// Start at [RedisRecords]. A chat's keys lie in one of 64 partitions, `{p00}` to `{p63}`, which is one cluster slot,
/// so that one script can land a turn:
///
/// ```
/// {p17}:chat:42     hash    v        version of the record, counts landings
///                           f        format of the record
///                           profile, daily, streak, duels …  a slice each: its version and JSON
///                           c:q001   card of one question: showings|graded|reviews
///                           moved    instead of all slices: the id under which a group went on
///                   400 days since the last turn. Losing it: the person begins anew.
/// {p17}:outbox      stream  k kind, c chat, m method, b body, t landed at (ms), g tag; deleted when sent
///                   no lifetime: an entry is a promise. Losing it: landed messages are not sent.
/// {p17}:wakes       zset    "42" -> when the chat's earliest push is due (ms)
/// {p17}:deadlines   zset    "42" -> when the earliest clock of the chat's games runs out (ms)
///                   no lifetime: at most one entry a chat each. Losing them: each chat's next turn arms them again.
/// {p17}:unfinished  hash    "42" -> the writes of a landing that Redis refused half-way
///                   no lifetime: the chat's next turn finishes them. Losing it: a state without its messages.
/// {p17}:seen        zset    idempotency key -> landed at (ms); the newest 2,000
///                   25 hours, Telegram keeps an update for 24. Losing it: a redelivered update counts twice.
/// {p17}:epoch       string  the lease under which this partition may be written
///                   no lifetime. Losing it: the holder takes the lease anew.
/// poll:9000000001   string  where a poll was sent: "chat tag"; a vote names the poll alone
///                   3 days, after which no vote comes. Losing it: the votes of a poll that is open.
/// {p17}:dead        list    permanently refused messages with the reason; the newest 1,000, 30 days
/// {p17}:quarantine:42  hash a record, or slices of one, that could not be read: 90 days, for a human
/// ```
@NullMarked
package dev.sobesednik.turn.redis;

import org.jspecify.annotations.NullMarked;
