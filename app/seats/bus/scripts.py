"""The few steps that must not be torn apart, as Redis runs them (EVAL, Redis 5 and later)."""

from __future__ import annotations

PROGRESS = """
local known = redis.call('HMGET', KEYS[1], 'epoch', 'n')
local epoch, n = tonumber(known[1]), tonumber(known[2])
local mine, at = tonumber(ARGV[1]), tonumber(ARGV[2])
if epoch and n and (epoch > mine or (epoch == mine and n >= at)) then return 0 end
redis.call('PUBLISH', ARGV[3], ARGV[4])
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], unpack(ARGV, 6))
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return 1
"""
"""KEYS: the progress hash. ARGV: epoch, n, channel, message, milliseconds, field, value, …

A seat that lost its lease must not overwrite what its successor says.
"""

PEEK = """
if redis.call('LLEN', KEYS[2]) == 0 then redis.call('RPOPLPUSH', KEYS[1], KEYS[2]) end
local entry = redis.call('LINDEX', KEYS[2], -1)
if not entry then return false end
return {string.len(entry), redis.sha1hex(entry), string.sub(entry, 1, tonumber(ARGV[1]))}
"""
"""KEYS: the inbox, what is being taken. ARGV: how many bytes of an entry to give.

RPOPLPUSH, which Redis calls old, is LMOVE from right to left, and Redis 5 knows it. An entry is
never sent whole: somebody may have pushed 500 MB.
"""

DONE = """
local entry = redis.call('LINDEX', KEYS[1], -1)
if entry and redis.sha1hex(entry) == ARGV[1] then return redis.call('RPOP', KEYS[1]) and 1 end
return 0
"""
"""KEYS: what is being taken. ARGV: the SHA-1 of the entry that SQL has now.

A reader that was frozen may find its list emptied by another one, and a next entry in it.
"""

ADOPT = """
if redis.call('EXISTS', KEYS[3]) == 1 then return -1 end
local moved = 0
while redis.call('RPOPLPUSH', KEYS[1], KEYS[2]) do moved = moved + 1 end
return moved
"""
"""KEYS: a dead reader's list, one's own list, the dead reader's sign of life."""
