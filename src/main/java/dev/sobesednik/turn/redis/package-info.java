/// Records, outboxes and wake-ups in Redis.
///
/// Start at [RedisRecords]. A chat's keys lie in one of 64 partitions, `{p00}` to `{p63}`, which is one cluster slot,
/// so that one script can land a turn:
///
/// ```
/// {p17}:chat:42     hash    v        version of the record, counts landings
///                           s        state in JSON with a format number "f"
///                           c:q001   card of one question: showings|graded|reviews
///                   400 days since the last turn. Losing it: the person begins anew.
/// {p17}:outbox      stream  k kind, c chat, m method, b body, t landed at (ms), g tag; deleted when sent
///                   no lifetime: an entry is a promise. Losing it: landed messages are not sent.
/// {p17}:wakes       zset    "42 daily" -> due (ms)
///                   no lifetime: one entry a person, a few a group.
///                   Losing it: daily questions stop until /daily or /start.
/// {p17}:seen        zset    mark -> landed at (ms); the newest 2,000
///                   25 hours, Telegram keeps an update for 24. Losing it: a redelivered update counts twice.
/// {p17}:epoch       string  the lease under which this partition may be written
///                   no lifetime. Losing it: the holder takes the lease anew.
/// poll:9000000001   string  where a poll was sent: "chat tag"; a vote names the poll alone
///                   3 days, after which no vote comes. Losing it: the votes of a poll that is open.
/// {p17}:dead        list    permanently refused messages with the reason; the newest 1,000, 30 days
/// {p17}:aside:42    hash    a record that could not be read, 90 days, for a human
/// ```
@NullMarked
package dev.sobesednik.turn.redis;

import org.jspecify.annotations.NullMarked;
