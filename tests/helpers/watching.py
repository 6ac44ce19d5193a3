"""A watched folder for tests: real files, a real ledger, looks that a test makes one by one."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from app.domain.watched_file import Waits
from app.engine.clock import Clock
from app.engine.watcher.watcher import Watcher
from app.store.store import Store
from tests.helpers.spreadsheets import HEADERS, members, save_xlsx
from tests.helpers.stores import NOON


class StepClock(Clock):
    """Stands still until a test moves it; waits take real time."""

    def __init__(self) -> None:
        self.at = 1000.0

    def monotonic(self) -> float:
        """Seconds since some fixed moment."""
        return self.at


class Intake:
    """Stands where drafts are taken in, and keeps what it was given: name and bytes."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, bytes]] = []
        self.refuse: Exception | None = None

    @property
    def names(self) -> list[str]:
        """The files given, in the order they came."""
        return [name for name, _ in self.taken]

    async def take(self, path: Path) -> str:
        """Take a file in."""
        if self.refuse is not None:
            raise self.refuse
        self.taken.append((path.name, path.read_bytes()))
        return f"j{len(self.taken)}"


class Folder:
    """A watched folder with its watcher; `again` is the same after a restart."""

    def __init__(self, store: Store, path: Path, **given: Any) -> None:
        self.store, self.path, self.given = store, path, given
        self.intake, self.clock = Intake(), StepClock()
        self._watchers: list[Watcher] = []
        self.again()

    def again(self, **given: Any) -> Watcher:
        """The watcher of the next start."""
        usual: dict[str, Any] = {"folder": self.path, "seat": "desk", "now": lambda: NOON}
        usual |= self.given | given
        self.watcher = Watcher(self.store, self.clock, self.intake.take, **usual)
        self._watchers.append(self.watcher)
        return self.watcher

    async def close(self) -> None:
        """End the threads of every start."""
        for watcher in self._watchers:
            await watcher._hint.stop()

    async def look(self, *, after: float = 3) -> list[str]:
        """One look some seconds after the last; the names taken so far."""
        self.clock.at += after
        await self.watcher.look()
        return self.intake.names

    async def settle(self) -> list[str]:
        """As many looks as a file that lies still needs; the names taken so far."""
        await self.look()
        return await self.look()

    @property
    def waiting(self) -> dict[str, Waits]:
        """Why each file waits."""
        return {one.name: one.reason for one in self.watcher.state.waiting}

    def add(self, name: str, people: int = 3) -> Path:
        """A real list of so many people."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return save_xlsx(path, [HEADERS, *members(people)])


def touch(path: Path) -> None:
    """Give a file another time, as a save without a change does."""
    facts = path.stat()
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns + 5_000_000_000))


@asynccontextmanager
async def watching(watcher: Watcher) -> AsyncIterator[asyncio.Task[None]]:
    """A watcher at work by itself."""
    task = asyncio.ensure_future(watcher.run())
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
