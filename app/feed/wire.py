"""The connections themselves: how many, how long they may be silent, and how they end.

uvicorn's own protocols, with what an open port needs beside: a limit before a request is read, a
limit of time for its head, and an end for a client that reads nothing.
"""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode

from app.feed.rules import FeedLimits

ABORT_SECONDS = 2.0
DROP = "rollcheck.drop"
WRITE_NOW = "rollcheck.write_now"
_HEAD_TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"content-length: 0\r\nconnection: close\r\n\r\n"
)


def text_frame(text: str) -> bytes:
    """A text as a server's frame: unmasked, uncompressed, in one piece."""
    return Frame(Opcode.TEXT, text.encode()).serialize(mask=False, extensions=[])


class LimitedHttp(H11Protocol):
    """Refuses a connection too many, and one that does not say what it wants."""

    limits = FeedLimits()
    _head: asyncio.TimerHandle | None = None
    _is_websocket = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A connection; one too many is ended without a word."""
        super().connection_made(transport)
        if len(self.connections) > self.limits.connections:
            transport.abort()
            return
        self._head = self.loop.call_later(self.limits.head_seconds, self._too_long)

    def connection_lost(self, exc: Exception | None) -> None:
        """Its end."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Bytes; with them the wait for the next head begins, for uvicorn's own ends."""
        super().data_received(data)
        if self._head is None and self._between() and not self.transport.is_closing():
            self._head = self.loop.call_later(self.limits.head_seconds, self._too_long)

    def handle_events(self) -> None:
        """Whatever has come is looked at; a whole head ends the wait for it."""
        super().handle_events()
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop_waiting()

    def handle_websocket_upgrade(self, event: Any) -> None:
        """From here on it is a websocket."""
        self._stop_waiting()
        self._is_websocket = True
        super().handle_websocket_upgrade(event)

    def on_response_complete(self) -> None:
        """Answered; a client that goes on sending all the same is not listened to for ever."""
        super().on_response_complete()
        if self.conn.their_state is h11.SEND_BODY and not self.transport.is_closing():
            # Not at once: closed with unread bytes, the system throws the answer away.
            self._head = self.loop.call_later(ABORT_SECONDS, self.transport.close)

    def _too_long(self) -> None:
        if self._between() and not self.transport.is_closing():
            self.transport.abort()

    def _between(self) -> bool:
        idle = self.cycle is None or self.cycle.response_complete
        return idle and not self._is_websocket

    def _stop_waiting(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None


def http_protocol(limits: FeedLimits) -> type[LimitedHttp]:
    """uvicorn's HTTP protocol with these limits."""
    return type("LimitedHttp", (LimitedHttp,), {"limits": limits})


class DroppableWebsocket(WebSocketsSansIOProtocol):
    """uvicorn's websocket; its scope has `DROP` (end it now, whether the client reads or not)
    and `WRITE_NOW`.
    """

    _abort: asyncio.TimerHandle | None = None

    def handle_connect(self, event: Any) -> None:
        """A handshake."""
        super().handle_connect(event)
        if hasattr(self, "scope"):
            scope: Any = self.scope
            scope[DROP] = self.drop
            scope[WRITE_NOW] = self.write_now

    def data_received(self, data: bytes) -> None:
        """Bytes; a handshake that websockets itself refuses to read gets an end."""
        super().data_received(data)
        if self.conn.handshake_exc is not None and not self.handshake_initiated:
            self.transport.write(_HEAD_TOO_LARGE)
            self.transport.close()

    async def send(self, message: Any) -> None:
        """Send; a handshake that was refused is complete, or uvicorn would call it an error."""
        await super().send(message)
        ends = message["type"] == "websocket.http.response.body"
        if ends and not message.get("more_body", False):
            self.handshake_complete = True

    def connection_lost(self, exc: Exception | None) -> None:
        """Its end."""
        if self._abort is not None:
            self._abort.cancel()
        super().connection_lost(exc)

    def write_now(self, frame: bytes) -> bool:
        """Write a whole frame (see `text_frame`) without waiting; False where it would wait.

        A frame is the same for every client: 200 of them cost one serialization and no task.
        """
        if not self.writable.is_set() or self.close_sent or self.transport.is_closing():
            return False
        if not self.handshake_complete or self.disconnected:
            return False
        self.transport.write(frame)
        return True

    def drop(self, code: int, reason: str) -> None:
        """Say why, and end; a client that does not even read that is cut off."""
        if self.transport.is_closing() or self._abort is not None:
            return
        self._abort = self.loop.call_later(ABORT_SECONDS, self.transport.abort)
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": reason})
        if self.handshake_complete and not self.close_sent:
            self.conn.send_close(code, reason)
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.close_sent = True
        # What waits to be written to a client that reads nothing waits no more.
        self.writable.set()
