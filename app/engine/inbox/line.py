"""The inbox as Redis holds it: entries move to a list of this reader's and stay there until SQL
has them. No step can lose one, and whoever takes one up a second time finds that SQL knows it.
"""

from __future__ import annotations

from dataclasses import dataclass

from redis.asyncio import Redis

from app.domain.inbox_entry import MAX_ENTRY_BYTES
from app.seats.bus import scripts
from app.seats.bus.keys import Keys

ALIVE_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class RawEntry:
    """`data` are its first 64 KB, `size` all its bytes, `fingerprint` their SHA-1."""

    data: bytes
    size: int
    fingerprint: str


class Line:
    """One reader's end of the inbox; `mark` is its own, the same after a restart.

    All methods raise redis-py's errors.
    """

    def __init__(self, client: Redis, keys: Keys, mark: str, alive: float = ALIVE_SECONDS) -> None:
        self._client = client
        self._keys = keys
        self._mark = mark
        self._alive = alive

    async def first(self) -> RawEntry | None:
        """The oldest entry this reader has not dealt with; None when there is none."""
        found = await self._client.eval(
            scripts.PEEK, 2, self._keys.inbox, self._keys.taking(self._mark), MAX_ENTRY_BYTES
        )
        if not found:
            return None
        size, fingerprint, data = found
        return RawEntry(bytes(data), int(size), fingerprint.decode())

    async def done(self, entry: RawEntry) -> None:
        """SQL has it: let it go."""
        taking = self._keys.taking(self._mark)
        await self._client.eval(scripts.DONE, 1, taking, entry.fingerprint)

    async def show_life(self) -> None:
        """Say that this reader lives, so that nobody takes its entries up."""
        async with self._client.pipeline(transaction=False) as pipe:
            pipe.set(self._keys.reader(self._mark), b"", px=round(self._alive * 1000))
            pipe.sadd(self._keys.readers, self._mark)
            await pipe.execute()

    async def adopt(self) -> int:
        """Take up what dead readers have left; how many entries."""
        adopted = 0
        for member in await self._client.smembers(self._keys.readers):
            mark = member.decode("utf-8", "replace") if isinstance(member, bytes) else member
            if mark == self._mark:
                continue
            theirs, sign = self._keys.taking(mark), self._keys.reader(mark)
            ours = self._keys.taking(self._mark)
            moved = int(await self._client.eval(scripts.ADOPT, 3, theirs, ours, sign))
            if moved >= 0:
                await self._client.srem(self._keys.readers, mark)
            adopted += max(0, moved)
        return adopted
