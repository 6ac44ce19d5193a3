"""What somebody sees who follows one seat through its feed, as a wall screen does."""

from __future__ import annotations

import contextlib
import json
import threading
import time

import httpx
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from tests.chaos.office import SeatPc
from tests.chaos.watching import Say, Watching

_PAGE = 200
_AGAIN_SECONDS = 0.3


class Screen:
    """Follows one seat: reads the jobs once after each connection, then believes its events."""

    def __init__(self, seat: SeatPc, say: Say) -> None:
        self.seat = seat
        self._say = say
        self.shown: dict[str, str] = {}
        self.events = 0
        self.connections = 0
        self._end = threading.Event()
        self._watching = Watching(f"the screen of {seat.name}", self._follow, say)

    def start(self) -> None:
        """Begin to follow."""
        self._watching.start()

    def stop(self) -> None:
        """Follow no more."""
        self._watching.must_live()
        self._end.set()
        self._watching.must_end()

    def give_up(self) -> None:
        """Follow no more, whatever was seen."""
        self._end.set()

    def _follow(self) -> None:
        while not self._end.is_set():
            # The seat is down, frozen or full by plan: a screen tries again.
            with contextlib.suppress(OSError, WebSocketException, httpx.HTTPError, TimeoutError):
                self._connected()
            self._end.wait(_AGAIN_SECONDS)

    def _connected(self) -> None:
        address = f"{self.seat.feed.replace('http', 'ws', 1)}/feed"
        headers = {"authorization": f"Bearer {self.seat.token}"}
        with connect(
            address, additional_headers=headers, open_timeout=5, close_timeout=1, proxy=None
        ) as line:
            line.send(json.dumps({"event": "subscribe"}))
            # Read after the subscription: what happens from now on comes as an event.
            self.shown = self._read_all(headers)
            self.connections += 1
            self._hear(line)

    def _hear(self, line: ClientConnection) -> None:
        heard_at = time.monotonic()
        while not self._end.is_set():
            try:
                message = json.loads(line.recv(timeout=1))
            except TimeoutError:
                # A heartbeat comes every 15 seconds; a frozen seat sends none.
                if time.monotonic() - heard_at > 20:
                    return
                continue
            heard_at = time.monotonic()
            if message["event"] == "resync":
                return
            self._show(message)

    def _show(self, message: dict[str, object]) -> None:
        data = message.get("data")
        if not isinstance(data, dict):
            return
        job, status = data.get("jobId"), data.get("status")
        if isinstance(job, str) and isinstance(status, str):
            self.events += 1
            self.shown[job] = status

    def _read_all(self, headers: dict[str, str]) -> dict[str, str]:
        found: dict[str, str] = {}
        with httpx.Client(timeout=5, trust_env=False, headers=headers) as client:
            more = True
            while more:
                page = client.get(
                    f"{self.seat.feed}/jobs", params={"limit": _PAGE, "offset": len(found)}
                )
                if page.status_code == httpx.codes.INTERNAL_SERVER_ERROR:
                    self._say(f"the feed of {self.seat.name} stumbled over its jobs: {page.text}")
                page.raise_for_status()
                told = page.json()
                found |= {job["id"]: job["status"] for job in told["data"]}
                more = told["pagination"]["hasMore"] and bool(told["data"])
        return found
