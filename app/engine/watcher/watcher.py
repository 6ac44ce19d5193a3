"""The watched folder: looks every few seconds, waits until a list is whole, gives it to intake.

What a look sees is the truth; the system's own word of changes only brings the next look forward.
Looking and reading happen in daemon threads: a dead share holds up neither loop nor exit.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from app.domain.errors import DiskFull, ListAway, OutageError, StoreUnavailable
from app.domain.watch_state import Trouble, WaitingFile, WatchState
from app.domain.watched_file import (
    STABLE_SECONDS,
    Settling,
    Version,
    Waits,
    missed,
    seen,
    waits_for,
)
from app.engine.apart import apart
from app.engine.clock import Clock
from app.engine.watcher.hint import Hint
from app.engine.watcher.reading import Condition, Read, Reader
from app.engine.watcher.scan import Found, Look, Scanner, Stat
from app.engine.watcher.taking import Take, Taker
from app.store.database import Now, utc_now
from app.store.store import Store

SCAN_SECONDS = 3.0
BACK_OFF_SECONDS = 30.0
NO_ANSWER_SECONDS = 30.0
"""A look that takes longer is a share that does not answer."""

SLOW_SECONDS = 10.0
"""A file that takes longer to read is read on beside the next looks."""

READ_AT_ONCE = 4

_WAITS = {
    Condition.CHANGED: Waits.ARRIVING,
    Condition.INCOMPLETE: Waits.INCOMPLETE,
    Condition.UNREADABLE: Waits.UNREADABLE,
}
_TOLD_AFTER_READING = frozenset(
    {Waits.INCOMPLETE, Waits.UNREADABLE, Waits.STORE_AWAY, Waits.DISK_FULL}
)


class Watcher:
    """Watches `folder` for `seat`; results and data folders in it (`never`) are left alone.

    `take` is given each list once for each of its contents, over restarts and over the seats that
    watch the same share. `changed` are called on the loop whenever `state` is another one.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        take: Take,
        *,
        folder: Path,
        seat: str,
        never: Sequence[Path] = (),
        scan_seconds: float = SCAN_SECONDS,
        stable_seconds: float = STABLE_SECONDS,
        now: Now = utc_now,
        stat: Stat = os.stat,
    ) -> None:
        self.state = WatchState(folder)
        self.changed: list[Callable[[], None]] = []
        self._clock = clock
        self._now = now
        self._scan_seconds = scan_seconds
        self._stable_seconds = stable_seconds
        self._pause_seconds = scan_seconds
        self._taker = Taker(store, seat, take)
        self._scanner = Scanner(folder, never, clock.monotonic, stat)
        self._reader = Reader(self._taker.doubles, stat)
        self._wake = asyncio.Event()
        self._hint = Hint(folder, self.look_now)
        self._was_there = False
        self._offline_since: datetime | None = None
        self._trouble: Trouble | None = None
        self._looking: asyncio.Future[Look] | None = None
        self._reading: dict[tuple[str, Version], asyncio.Future[Read]] = {}
        self._settling: dict[str, Settling] = {}
        self._waiting: dict[str, WaitingFile] = {}

    async def run(self) -> None:
        """Watch until cancelled."""
        try:
            while True:
                await self.look()
                await self._clock.wait(self._wake, self._pause_seconds)
                self._wake.clear()
        finally:
            await self._hint.stop()
            for left in (self._looking, *self._reading.values()):
                if left is not None:
                    left.cancel()

    def look_now(self) -> None:
        """Look at once instead of after the wait."""
        self._wake.set()

    async def look(self) -> None:
        """Look through the folder once, and take what is whole."""
        try:
            await self._taker.recall()
        except StoreUnavailable:
            self._trouble = Trouble.STORE_AWAY
            self._tell()
            return
        look = await self._look()
        if look is None or look.trouble is not None:
            await self._lost(look.trouble if look and look.trouble else Trouble.NO_ANSWER)
            return
        self._reached(look)
        ripe = self._judge(look)
        self._tell()
        for found in ripe:
            await self._bring(found, look.began)
            self._tell()

    async def _look(self) -> Look | None:
        """What a look saw; None while it hangs. A second one is not begun beside it."""
        if self._looking is None:
            self._looking = apart(self._scanner.look, "watch-look")
        if not await self._ends(self._looking, NO_ANSWER_SECONDS):
            return None
        looked, self._looking = self._looking.result(), None
        return looked

    async def _lost(self, trouble: Trouble) -> None:
        """The folder cannot be looked at: nothing is known of its files until it is back."""
        self._was_there = self._was_there or self._taker.has_any(self.state.folder)
        if trouble is Trouble.ABSENT and self._was_there:
            trouble = Trouble.OFFLINE
        self._trouble = trouble
        if self._was_there and self._offline_since is None:
            self._offline_since = self._now()
        # A copy the outage broke off would look stable at once.
        self._settling.clear()
        self._waiting.clear()
        self._pause_seconds = min(self._pause_seconds * 2, BACK_OFF_SECONDS)
        self._tell()
        # It may have lost its hold of the folder, and would never say so.
        await self._hint.stop()

    def _reached(self, look: Look) -> None:
        self._was_there = True
        self._offline_since = None
        self._trouble = Trouble.CROWDED if look.crowded else None
        # A look through a slow share should not be followed by the next at once.
        self._pause_seconds = max(self._scan_seconds, look.ended - look.began)
        self._hint.start()

    def _judge(self, look: Look) -> list[Found]:
        """Bring `_settling` and `_waiting` up to date; the files that may be read now."""
        before, self._settling = self._settling, {}
        told, self._waiting = self._waiting, {}
        ripe = []
        for found in look.found:
            version = found.sighting.version
            if self._taker.is_done(found.key, version):
                before.pop(found.key, None)
                continue
            settling = seen(before.pop(found.key, None), version, look.ended)
            self._settling[found.key] = settling
            why = waits_for(settling, found.sighting, look.began, self._stable_seconds)
            if why is None:
                ripe.append(found)
                why = _still(told.get(found.name), found)
            self._note(found, why)
        for key, settling in before.items():
            if gone := missed(settling, look.began):
                self._settling[key] = gone
        self._forget_reading({(found.key, found.sighting.version) for found in ripe})
        return ripe

    async def _bring(self, found: Found, began: float) -> None:
        """Read a stable file and give it to intake, or note why it still waits."""
        old = self._settling[found.key].is_old(began)
        read = await self._read(found, take_cut_off=old)
        if read is None:
            return
        if read.condition is not Condition.READY:
            self._note(found, _WAITS[read.condition])
            return
        self._note(found, Waits.BEING_TAKEN)
        self._tell()
        try:
            await self._taker.offer(found, read.sha256, read.moved_from)
        except DiskFull:
            self._note(found, Waits.DISK_FULL)
        except ListAway:
            self._note(found, Waits.UNREADABLE)
        except OutageError:
            self._note(found, Waits.STORE_AWAY)
        else:
            self._waiting.pop(found.name, None)

    async def _read(self, found: Found, *, take_cut_off: bool) -> Read | None:
        """A file read through; None while it takes longer, or too many others do."""
        at = (found.key, found.sighting.version)
        reading = self._reading.get(at)
        if reading is None:
            if len(self._reading) >= READ_AT_ONCE:
                return None
            work = partial(self._reader.read, found.path, *at, take_cut_off=take_cut_off)
            reading = self._reading[at] = apart(work, "watch-read")
            await self._ends(reading, SLOW_SECONDS)
        if not reading.done():
            return None
        return self._reading.pop(at).result()

    def _forget_reading(self, wanted: set[tuple[str, Version]]) -> None:
        """Results nobody wants any more; one still at it counts among `READ_AT_ONCE`."""
        for at in [at for at, read in self._reading.items() if read.done() and at not in wanted]:
            self._reading.pop(at).cancel()

    def _note(self, found: Found, why: Waits) -> None:
        lock = found.sighting.lock if why is Waits.OPEN_ELSEWHERE else None
        who, program = (lock.owner, lock.program) if lock else ("", "")
        self._waiting[found.name] = WaitingFile(found.name, why, who, program)

    def _tell(self) -> None:
        """Make the new state known, where it is one."""
        told = WatchState(
            self.state.folder,
            self._offline_since,
            self._trouble,
            tuple(one for _, one in sorted(self._waiting.items())),
            tuple(self._taker.refusals),
        )
        if told != self.state:
            self.state = told
            for listener in list(self.changed):
                listener()

    async def _ends(self, work: asyncio.Future[Look] | asyncio.Future[Read], limit: float) -> bool:
        """Wait until work is done, at most so long; whether it is."""
        sleeping = asyncio.ensure_future(self._clock.sleep(limit))
        try:
            await asyncio.wait({work, sleeping}, return_when=asyncio.FIRST_COMPLETED)
            return work.done()
        finally:
            sleeping.cancel()


def _still(told: WaitingFile | None, found: Found) -> Waits:
    """Why a file waits that is about to be read: what reading it told last time holds till then."""
    if told is not None and told.reason in _TOLD_AFTER_READING:
        return told.reason
    return Waits.DOWNLOADING if found.sighting.not_here else Waits.READING
