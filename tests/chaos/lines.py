"""The lines of all seats to what they share, which can be made bad."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable

from tests.helpers.tcp_proxy import TcpProxy


class Lines:
    """The bad lines of all seats, in a loop of their own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._lines: list[TcpProxy] = []

    def before(self, port: int) -> TcpProxy:
        """A new line to this port of loopback."""
        line = TcpProxy(port)
        self._do(line.start())
        self._lines.append(line)
        return line

    def reset(self, line: TcpProxy) -> None:
        """Cut every connection of this line the hard way."""
        self._loop.call_soon_threadsafe(line.reset)

    def close(self) -> None:
        """Cut all lines, and end their loop."""
        for line in self._lines:
            self._do(line.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _do(self, work: Awaitable[None]) -> None:
        async def working() -> None:
            await work

        asyncio.run_coroutine_threadsafe(working(), self._loop).result(20)
