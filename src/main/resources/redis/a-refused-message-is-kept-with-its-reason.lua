-- A message that Telegram refuses for good leaves the outbox and is kept for a human, in one step.
--
-- KEYS[1] stream  the partition's outbox
-- KEYS[2] list    the partition's refused messages
-- ARGV[1] entry
-- ARGV[2] the message and the reason, JSON
-- ARGV[3] how many to keep
-- ARGV[4] how long an untouched list lives, ms
-- returns 1 when it was still waiting, 0 otherwise

if redis.call('XDEL', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('RPUSH', KEYS[2], ARGV[2])
redis.call('LTRIM', KEYS[2], -ARGV[3], -1)
redis.call('PEXPIRE', KEYS[2], ARGV[4])
return 1
