-- Runs every command that a turn, the sender and the wake-ups use, on scratch keys, and tells which are forbidden. Redis
-- checks permissions inside scripts, too, and does not undo what a script has written before one is missing.
--
-- KEYS[1] hash, KEYS[2] stream, KEYS[3] zset, KEYS[4] string, KEYS[5] list: deleted at the end, and gone in a second
-- returns the commands that are forbidden

local forbidden = {}
local function try(name, ...)
  local answer = redis.pcall(name, ...)
  if type(answer) == 'table' and answer.err then
    -- Nothing else than permissions can fail on keys of a kind of their own.
    forbidden[#forbidden + 1] = name
  end
end

try('DEL', KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5])
try('HSET', KEYS[1], 'v', '1')
try('HGET', KEYS[1], 'v')
try('HGETALL', KEYS[1])
try('HDEL', KEYS[1], 'w')
try('RENAME', KEYS[1], KEYS[1])
try('PEXPIRE', KEYS[1], 1000)
try('XADD', KEYS[2], '*', 'k', 'r')
try('XRANGE', KEYS[2], '-', '+')
try('XDEL', KEYS[2], '1-1')
try('ZADD', KEYS[3], 1, 'a')
try('ZSCORE', KEYS[3], 'a')
try('ZRANGE', KEYS[3], -1, -1, 'WITHSCORES')
try('ZRANGEBYSCORE', KEYS[3], '-inf', 1)
try('ZREMRANGEBYRANK', KEYS[3], 0, -2)
try('ZREM', KEYS[3], 'b')
try('SET', KEYS[4], '1')
try('GET', KEYS[4])
try('RPUSH', KEYS[5], 'a')
try('LRANGE', KEYS[5], 0, -1)
try('LREM', KEYS[5], 1, 'b')
try('LTRIM', KEYS[5], -1, -1)
for _, key in ipairs(KEYS) do redis.pcall('PEXPIRE', key, 1000) end
redis.pcall('DEL', KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5])
return forbidden
