-- A turn lands its state, its wake-ups, its outgoing messages and its idempotency key together, or nothing of it lands.
-- Separate writes would let a crash lose an answer or count an update twice.
--
-- Redis does not roll a script back: a write that it refuses half-way (a permission, a wrong type under a key) leaves the
-- writes before it. What is left then is kept as the chat's unfinished business, and the next script of the chat begins
-- with it; the idempotency key comes last, so that nothing is confirmed before.
--
-- KEYS[1]  hash    the chat's record: v version, f format, a field for each slice, c:… cards
-- KEYS[2]  stream  the partition's outbox
-- KEYS[3]  zset    the partition's deadlines
-- KEYS[4]  zset    the partition's wake-ups for pushes
-- KEYS[5]  zset    the partition's idempotency keys of what has landed
-- KEYS[6]  string  the partition's epoch
-- KEYS[7]  hash    the quarantine: what cannot be read
-- KEYS[8]  list    the partition's refused messages
-- KEYS[9]  hash    chat -> writes that were refused half-way
-- ARGV[1]  the caller's epoch
-- ARGV[2]  version the decision was made against, 0 for no record
-- ARGV[3]  the idempotency key, '' for what may count again
-- ARGV[4]  now, ms
-- ARGV[5]  how many of those keys to keep
-- ARGV[6]  how long one of them lives, ms
-- ARGV[7]  how long an untouched record lives, ms
-- ARGV[8]  the chat
-- ARGV[9]  put | keep | delete | quarantine (move what is there to the quarantine, then put)
-- ARGV[10] number of fields to write, then as many: field, value
-- …        number of fields to remove, then as many
-- …        number of fields to move to the quarantine, then as many
-- …        the chat's next deadline in ms, '' for none, '=' to leave what is armed; the same for pushes
-- …        number of messages, then as many: kind, chat, method, body, tag
-- returns  {'whole', entry…} | {'seen'} | {'overtaken'} | {'fenced'}

if redis.call('GET', KEYS[6]) ~= ARGV[1] then return { 'fenced' } end

-- Runs the writes in order. The first is allowed to fail as if there had been no script.
local function run(writes, started)
  local answers = {}
  for i, write in ipairs(writes) do
    local answer = redis.pcall(unpack(write))
    if type(answer) == 'table' and answer.err then
      if started or i > 1 then
        local left = {}
        for j = i, #writes do left[#left + 1] = writes[j] end
        redis.pcall('HSET', KEYS[9], ARGV[8], cmsgpack.pack(left))
      end
      return nil, answer
    end
    answers[i] = answer
  end
  return answers
end

local unfinished = redis.call('HGET', KEYS[9], ARGV[8])
if unfinished then
  local _, refused = run(cmsgpack.unpack(unfinished), true)
  if refused then return refused end
  redis.call('HDEL', KEYS[9], ARGV[8])
end

if ARGV[3] ~= '' and redis.call('ZSCORE', KEYS[5], ARGV[3]) then return { 'seen' } end
-- pcall: what lies there may not be a hash at all.
local version = redis.pcall('HGET', KEYS[1], 'v')
if type(version) ~= 'string' then version = '0' end
if version ~= ARGV[2] then return { 'overtaken' } end

local at = 10
local function take()
  at = at + 1
  return ARGV[at - 1]
end
local function takeAll(width)
  local all = {}
  for _ = 1, tonumber(take()) * width do all[#all + 1] = take() end
  return all
end

local writes = {}
local function will(...) writes[#writes + 1] = { ... } end

local verb = ARGV[9]
local fields, removed, damaged = takeAll(2), takeAll(1), takeAll(1)
if verb == 'quarantine' then
  will('RENAME', KEYS[1], KEYS[7])
  will('PEXPIRE', KEYS[7], 7776000000)
end
if verb == 'delete' then
  -- Who asks to be forgotten does not want to be kept in the quarantine either, nor among what was refused.
  will('DEL', KEYS[1], KEYS[7])
  for _, kept in ipairs(redis.call('LRANGE', KEYS[8], 0, -1)) do
    local read, message = pcall(cjson.decode, kept)
    if read and message.chat == ARGV[8] then will('LREM', KEYS[8], 1, kept) end
  end
elseif verb ~= 'keep' then
  for _, field in ipairs(damaged) do
    local value = redis.call('HGET', KEYS[1], field)
    if value then
      will('HSET', KEYS[7], field, value)
      will('PEXPIRE', KEYS[7], 7776000000)
      will('HDEL', KEYS[1], field)
    end
  end
  will('HSET', KEYS[1], 'v', (tonumber(version) or 0) + 1, unpack(fields))
  if #removed > 0 then will('HDEL', KEYS[1], unpack(removed)) end
  will('PEXPIRE', KEYS[1], ARGV[7])
end

for _, lane in ipairs({ KEYS[3], KEYS[4] }) do
  local due = take()
  if due == '' then
    will('ZREM', lane, ARGV[8])
  elseif due ~= '=' then
    will('ZADD', lane, due, ARGV[8])
  end
end

local before = #writes
for _ = 1, tonumber(take()) do
  local kind, chat, method, body, tag = take(), take(), take(), take(), take()
  local entry = { 'k', kind, 'c', chat, 'm', method, 'b', body, 't', ARGV[4] }
  if tag ~= '' then
    entry[#entry + 1] = 'g'
    entry[#entry + 1] = tag
  end
  will('XADD', KEYS[2], '*', unpack(entry))
end
local messages = #writes - before

if ARGV[3] ~= '' then
  -- The newest key stays the newest, wherever the clock has jumped to: the oldest are dropped.
  local newest = redis.call('ZRANGE', KEYS[5], -1, -1, 'WITHSCORES')[2]
  will('ZREMRANGEBYRANK', KEYS[5], 0, -ARGV[5])
  will('ZADD', KEYS[5], math.max(tonumber(ARGV[4]), (tonumber(newest) or 0) + 1), ARGV[3])
  will('PEXPIRE', KEYS[5], ARGV[6])
end

local answers, refused = run(writes, false)
if refused then return refused end
local landed = { 'whole' }
for i = 1, messages do landed[i + 1] = answers[before + i] end
return landed
