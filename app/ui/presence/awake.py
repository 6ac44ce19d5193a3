"""Keeps the PC awake while a job runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from typing import Protocol, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal

log = logging.getLogger(__name__)

CLOSE_WITHIN = 2.0
T = TypeVar("T")


class AwakeState(StrEnum):
    """How it stands; FAILED while a job runs and the PC may sleep all the same."""

    OFF = "off"
    ON = "on"
    FAILED = "failed"


class Hold(Protocol):
    """What wakepy makes: entered, it keeps the PC awake if `active` says so."""

    active: bool

    def __enter__(self) -> object: ...

    def __exit__(self, *error: object) -> object: ...


def awake_words(state: AwakeState) -> str:
    """What the status bar says; "" for nothing."""
    if state is AwakeState.ON:
        return QCoreApplication.translate("Awake", "PC stays awake")
    if state is AwakeState.FAILED:
        return QCoreApplication.translate("Awake", "Cannot keep this PC awake")
    return ""


def wakepy_hold() -> Hold:
    """Lets the screen go dark, but not the PC to sleep."""
    from wakepy import keep

    return cast("Hold", keep.running(on_fail="pass"))


class _Holder:
    """What the thread does; all of it in one thread, one after the other."""

    def __init__(self, make: Callable[[], Hold]) -> None:
        self._make = make
        self._hold: Hold | None = None

    def take(self) -> bool:
        """Whether the PC stays awake now."""
        if self._hold is None:
            self._hold = self._make()
            self._hold.__enter__()
        return self._hold.active

    def let_go(self) -> None:
        hold, self._hold = self._hold, None
        if hold is not None:
            hold.__exit__(None, None, None)


class Awake(QObject):
    """Follows whether a job runs; never in its way, never fatal.

    The system is asked in a thread of its own: on Linux that is a call over D-Bus, and wakepy
    wants to be entered and left in the same thread.

    Signals:
        changed: the new `AwakeState`.
    """

    changed = Signal(object)

    def __init__(
        self, make: Callable[[], Hold] = wakepy_hold, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.state = AwakeState.OFF
        self._holder = _Holder(make)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="awake")
        self._turn = asyncio.Lock()
        self._wanted = False
        self._told = False
        self._closed = False

    async def follow(self, *, at_work: bool) -> None:
        """Keep the PC awake from now on, or let it sleep; cheap when nothing changes."""
        self._wanted = at_work
        async with self._turn:
            if self._closed:
                return
            # The wish may have changed while the system was asked: only the last one counts.
            if self._wanted and self.state is AwakeState.OFF:
                self._become(await self._take())
            elif not self._wanted and self.state is not AwakeState.OFF:
                await self._let_go()
                self._become(AwakeState.OFF)

    async def aclose(self) -> None:
        """Let the PC sleep, and end the thread; a system that hangs is not waited for."""
        try:
            async with asyncio.timeout(CLOSE_WITHIN):
                await self.follow(at_work=False)
        except TimeoutError:
            log.warning("The system did not answer about sleeping; left behind")
        self._closed = True
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _take(self) -> AwakeState:
        try:
            active = await self._in_thread(self._holder.take)
        except Exception as error:  # noqa: BLE001 - whatever a desktop answers, the job goes on
            self._tell_once(type(error).__name__)
            return AwakeState.FAILED
        if not active:
            self._tell_once("no way that this system offers works")
        return AwakeState.ON if active else AwakeState.FAILED

    async def _let_go(self) -> None:
        try:
            await self._in_thread(self._holder.let_go)
        except Exception as error:  # noqa: BLE001 - it may stay awake; the job is done all the same
            log.warning("This PC was not told that it may sleep: %s", type(error).__name__)

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _tell_once(self, why: str) -> None:
        if not self._told:
            self._told = True
            log.warning("Cannot keep this PC awake: %s", why)

    def _become(self, state: AwakeState) -> None:
        if state is not self.state:
            self.state = state
            self.changed.emit(state)
