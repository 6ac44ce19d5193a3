"""The feed of one seat: served for as long as the seat is open, whatever becomes of its port."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.errors import UserError
from app.engine.clock import Clock
from app.feed.rules import FeedRules

if TYPE_CHECKING:
    import socket

    from app.feed.application import Application
    from app.feed.office import FeedOffice
    from app.feed.serving import QuietServer

log = logging.getLogger(__name__)

TRY_AGAIN_SECONDS = 10.0


class Serves(StrEnum):
    """How the feed stands."""

    STARTING = "starting"
    SERVING = "serving"
    NOT_SERVED = "not served"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class FeedStand:
    """How the feed stands: its address, or the sentence that says why there is none."""

    serves: Serves
    address: str = ""
    problem: str = ""


class Feed:
    """Serves one seat's feed. `changed` are called whenever `stand` is another one."""

    def __init__(self, office: FeedOffice, rules: FeedRules, clock: Clock) -> None:
        self.stand = FeedStand(Serves.STARTING)
        self.changed: list[Callable[[], None]] = []
        self.application: Application | None = None
        self._office = office
        self._rules = rules
        self._clock = clock
        self._told = ""

    async def run(self) -> None:
        """Until cancelled. A port in use is told, and tried again: the seat goes on without."""
        # In a thread: reading these libraries would hold the window for half a second.
        await asyncio.to_thread(importlib.import_module, "app.feed.application")
        try:
            while True:
                try:
                    await self._serve()
                except UserError as refused:
                    self._say(str(refused))
                await self._clock.sleep(TRY_AGAIN_SECONDS)
        finally:
            self._stands(FeedStand(Serves.ENDED))

    async def _serve(self) -> None:
        from app.feed import serving
        from app.feed.application import Application

        names = await asyncio.to_thread(serving.names_of, self._rules, self._office.seat)
        place = serving.bound_socket(self._rules)
        with contextlib.closing(place):
            application = Application(self._office, self._rules, self._clock, names)
            server = await asyncio.to_thread(serving.server_for, application.asgi, self._rules)
            self._stands(FeedStand(Serves.SERVING, self._address(place)))
            log.info("the feed is served at %s", self.stand.address)
            self._told = ""
            self.application = application
            await self._carry(application, server, place)

    async def _carry(
        self, application: Application, server: QuietServer, place: socket.socket
    ) -> None:
        """The server and what tells it, until one of them ends or this is cancelled."""
        office, hub = self._office, application.hub
        office.follower.tell = hub.tell
        serve = asyncio.ensure_future(server.serve(sockets=[place]))
        work = [asyncio.ensure_future(office.follower.run())]
        work.append(asyncio.ensure_future(self._end_dead(application)))
        try:
            await asyncio.wait({serve, *work}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.application = None
            office.follower.tell = lambda *_event: None
            for one in work:
                one.cancel()
            server.end()
            await application.aclose()
            results = await asyncio.gather(serve, *work, return_exceptions=True)
        for result in results:
            if isinstance(result, Exception):
                log.error("the feed stumbled and starts again", exc_info=result)
                self._stands(FeedStand(Serves.NOT_SERVED, problem=_STUMBLED))

    async def _end_dead(self, application: Application) -> None:
        while True:
            await application.hub.end_dead_tokens(self._office.tokens.dead)
            await self._clock.sleep(1)

    def _say(self, problem: str) -> None:
        if problem != self._told:
            log.warning("%s", problem)
        self._told = problem
        self._stands(FeedStand(Serves.NOT_SERVED, problem=problem))

    def _stands(self, stand: FeedStand) -> None:
        if stand != self.stand:
            self.stand = stand
            for listener in self.changed:
                listener()

    def _address(self, place: socket.socket) -> str:
        host, port = place.getsockname()[:2]
        name = f"[{host}]" if ":" in host else host
        return f"{'https' if self._rules.has_tls else 'http'}://{name}:{port}"


_STUMBLED = "The feed is not served for a moment: an internal error. The log has more"
