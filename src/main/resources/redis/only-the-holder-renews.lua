-- KEYS[1] string  the holder
-- ARGV[1] the caller's name
-- ARGV[2] how much longer the lease lasts, ms; 0 gives it back
-- returns 1 when the caller held it, 0 otherwise

if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[2] == '0' then
  redis.call('DEL', KEYS[1])
else
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return 1
