"""A bad line before a server: it passes, swallows, delays or resets what goes through it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import StrEnum


class Line(StrEnum):
    """What the line does to bytes in both directions; SWALLOW: a half-open connection."""

    PASS = "pass"
    SWALLOW = "swallow"
    REFUSE = "refuse"


class TcpProxy:
    """Listens on `port` of loopback; `line` and `delay` (seconds) may change at any time.

    A connection that was swallowed stays so when the line passes again, as after a firewall that
    has forgotten it; new ones get through.
    """

    def __init__(self, to_port: int) -> None:
        self.line = Line.PASS
        self.delay = 0.0
        self.port = 0
        self._deaf = b""
        self._to_port = to_port
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._writers: set[asyncio.StreamWriter] = set()

    async def start(self) -> None:
        """Listen from now on."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Listen no more, and cut every connection."""
        if self._server is not None:
            self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for writer in list(self._writers):
            writer.close()

    def reset(self) -> None:
        """Cut every connection the hard way (RST); new ones may come."""
        for writer in list(self._writers):
            sock = writer.get_extra_info("socket")
            with contextlib.suppress(OSError):
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()

    def deaf_to(self, word: bytes) -> None:
        """Swallow all that comes back in a piece with this word; b"" for nothing."""
        self._deaf = word

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._tasks.add(asyncio.current_task())
        self._writers.add(writer)
        try:
            await self._join(reader, writer)
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            self._writers.discard(writer)
            self._tasks.discard(asyncio.current_task())
            writer.close()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.line is Line.REFUSE:
            return
        lost = asyncio.Event()
        there, back = await asyncio.open_connection("127.0.0.1", self._to_port)
        self._writers.add(back)
        ways = [
            asyncio.ensure_future(self._carry(reader, back, lost)),
            asyncio.ensure_future(self._carry(there, writer, lost, back=True)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            self._writers.discard(back)
            back.close()

    async def _carry(
        self,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        lost: asyncio.Event,
        *,
        back: bool = False,
    ) -> None:
        while data := await source.read(1 << 16):
            if self.delay:
                await asyncio.sleep(self.delay)
            if self.line is Line.SWALLOW:
                lost.set()
            deaf = back and self._deaf and self._deaf in data
            if not lost.is_set() and not deaf:
                target.write(data)
                await target.drain()


@asynccontextmanager
async def proxy_before(port: int) -> AsyncIterator[TcpProxy]:
    """A line before the server on this port of loopback."""
    proxy = TcpProxy(port)
    await proxy.start()
    try:
        yield proxy
    finally:
        await proxy.stop()
