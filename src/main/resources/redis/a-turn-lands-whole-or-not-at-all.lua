-- A turn lands its state, its wake-ups, its outgoing messages and its mark together, or nothing of it lands.
-- Separate writes would let a crash lose an answer or count an update twice.
--
-- KEYS[1]  hash    the chat's record: v version, s state, c:… cards
-- KEYS[2]  stream  the partition's outbox
-- KEYS[3]  zset    the partition's wake-ups
-- KEYS[4]  zset    the partition's marks of what has landed
-- KEYS[5]  string  the partition's epoch
-- KEYS[6]  hash    where an unreadable record is put aside
-- KEYS[7]  list    the partition's refused messages
-- ARGV[1]  the caller's epoch
-- ARGV[2]  version the decision was made against, 0 for no record
-- ARGV[3]  the mark
-- ARGV[4]  now, ms
-- ARGV[5]  how many marks to keep
-- ARGV[6]  how long a mark lives, ms
-- ARGV[7]  how long an untouched record lives, ms
-- ARGV[8]  put | keep | delete | aside (put aside what is there, then put)
-- ARGV[9]  next state, JSON (put, aside)
-- ARGV[10] number of card fields, then as many: field, value
-- …        number of wake-ups, then as many: member, due in ms or '' to cancel or '<ms' once it rang
-- …        number of messages, then as many: kind, chat, method, body, tag
-- returns  {'whole', entry…} | {'seen'} | {'overtaken'} | {'fenced'}

if redis.call('GET', KEYS[5]) ~= ARGV[1] then return { 'fenced' } end
if redis.call('ZSCORE', KEYS[4], ARGV[3]) then return { 'seen' } end
-- pcall: what lies there may not be a hash at all.
local version = redis.pcall('HGET', KEYS[1], 'v')
if type(version) ~= 'string' then version = '0' end
if version ~= ARGV[2] then return { 'overtaken' } end

local at = 10
local function take()
  at = at + 1
  return ARGV[at - 1]
end

local verb = ARGV[8]
if verb == 'aside' then
  redis.call('RENAME', KEYS[1], KEYS[6])
  redis.call('PEXPIRE', KEYS[6], 7776000000)
end
local cards = tonumber(take())
if verb == 'delete' then
  -- Who asks to be forgotten does not want to be kept aside either, nor among what was refused.
  redis.call('DEL', KEYS[1], KEYS[6])
  local chat = KEYS[1]:match('[^:]*$')
  for _, kept in ipairs(redis.call('LRANGE', KEYS[7], 0, -1)) do
    local read, message = pcall(cjson.decode, kept)
    if read and message.chat == chat then redis.call('LREM', KEYS[7], 1, kept) end
  end
elseif verb ~= 'keep' then
  redis.call('HSET', KEYS[1], 'v', (tonumber(version) or 0) + 1, 's', ARGV[9])
  for _ = 1, cards do
    local field = take()
    redis.call('HSET', KEYS[1], field, take())
  end
  redis.call('PEXPIRE', KEYS[1], ARGV[7])
end

for _ = 1, tonumber(take()) do
  local member, due = take(), take()
  if due == '' then
    redis.call('ZREM', KEYS[3], member)
  elseif due:sub(1, 1) == '<' then
    local armed = redis.call('ZSCORE', KEYS[3], member)
    if armed and tonumber(armed) <= tonumber(due:sub(2)) then redis.call('ZREM', KEYS[3], member) end
  else
    redis.call('ZADD', KEYS[3], due, member)
  end
end

-- The newest mark stays the newest, wherever the clock has jumped to: the oldest are dropped.
local newest = redis.call('ZRANGE', KEYS[4], -1, -1, 'WITHSCORES')[2]
redis.call('ZADD', KEYS[4], math.max(tonumber(ARGV[4]), (tonumber(newest) or 0) + 1), ARGV[3])
redis.call('ZREMRANGEBYRANK', KEYS[4], 0, -1 - ARGV[5])
redis.call('PEXPIRE', KEYS[4], ARGV[6])

local landed = { 'whole' }
for _ = 1, tonumber(take()) do
  local kind, chat, method, body, tag = take(), take(), take(), take(), take()
  local entry = { 'k', kind, 'c', chat, 'm', method, 'b', body, 't', ARGV[4] }
  if tag ~= '' then
    entry[#entry + 1] = 'g'
    entry[#entry + 1] = tag
  end
  landed[#landed + 1] = redis.call('XADD', KEYS[2], '*', unpack(entry))
end
return landed
