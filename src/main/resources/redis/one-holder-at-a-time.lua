-- The lease is taken when nobody else holds it; every taking has a higher number than all before it.
-- The caller itself may hold it: the answer to an earlier taking was lost.
--
-- KEYS[1] string  the holder
-- KEYS[2] string  the number of the newest lease
-- ARGV[1] the caller's name
-- ARGV[2] how long the lease lasts, ms
-- ARGV[3] now, ms: a number to go on from should KEYS[2] be lost
-- returns the lease's number, or 0 when another holds it

local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
local epoch = math.max(tonumber(redis.call('GET', KEYS[2]) or '0') + 1, tonumber(ARGV[3]))
redis.call('SET', KEYS[2], string.format('%.0f', epoch))
return epoch
