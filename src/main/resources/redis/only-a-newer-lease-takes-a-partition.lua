-- A partition belongs to the newest lease. An instance that slept through the loss of its lease can write no more.
--
-- KEYS[1] string  the partition's epoch
-- ARGV[1] the caller's epoch
-- returns 1 when the partition is the caller's now, 0 when a newer lease has it

local epoch = tonumber(redis.call('GET', KEYS[1]) or '0')
if epoch > tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1])
return 1
