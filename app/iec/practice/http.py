"""HTTP/1.1 on a bare socket: full control over how a reply travels, or fails to."""

from __future__ import annotations

import asyncio
import socket
import struct
import sys
from collections.abc import Callable
from email.utils import formatdate
from functools import lru_cache
from time import time
from typing import cast

import h11

from app.iec.practice.replies import Manner, Reply

MAX_REQUEST_BODY = 64 * 1024

Answerer = Callable[[str, str, str, bytes], tuple[Reply, float]]
"""(method, target, authorization, body) → the reply and the seconds to wait before it."""


class Connection(asyncio.Protocol):
    """One client's connection, kept alive over many requests."""

    def __init__(self, answer: Answerer, everyone: set[Connection]) -> None:
        self._answer = answer
        self._everyone = everyone
        self._http = h11.Connection(h11.SERVER)
        self._transport: asyncio.Transport | None = None
        self._request = _NOTHING_YET
        self._body = b""
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by asyncio."""
        self._transport = cast(asyncio.Transport, transport)
        self._everyone.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by asyncio."""
        self._everyone.discard(self)
        self._transport = None
        if self._timer:
            self._timer.cancel()

    def data_received(self, data: bytes) -> None:
        """Called by asyncio."""
        try:
            self._http.receive_data(data)
            self._pump()
        except h11.RemoteProtocolError:
            self.close()

    def close(self) -> None:
        """Cut the connection."""
        if self._transport:
            self._transport.abort()

    def _pump(self) -> None:
        while True:
            event = self._http.next_event()
            if isinstance(event, h11.Request):
                self._request, self._body = event, b""
            elif isinstance(event, h11.Data):
                self._body += event.data
                if len(self._body) > MAX_REQUEST_BODY:
                    self.close()
            elif isinstance(event, h11.EndOfMessage):
                self._serve()
            else:
                if isinstance(event, h11.ConnectionClosed):
                    self.close()
                return

    def _serve(self) -> None:
        headers = self._request.headers
        authorization = next((v for k, v in headers if k == b"authorization"), b"")
        reply, seconds = self._answer(
            self._request.method.decode("ascii"),
            self._request.target.decode("ascii"),
            authorization.decode("latin-1"),
            self._body,
        )
        if reply.manner is Manner.SILENT:
            return
        seconds += reply.extra_seconds
        if seconds <= 0:
            self._send(reply)
            return
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(seconds, self._send_later, reply)

    def _send_later(self, reply: Reply) -> None:
        self._send(reply)
        self._pump()

    def _send(self, reply: Reply) -> None:
        if self._transport is None:
            return
        head = self._http.send(_head(reply)) or b""
        if reply.manner is not Manner.WHOLE:
            self._send_badly(self._transport, head, reply)
            return
        # A reply to HEAD has no body; h11 holds to that.
        text = b"" if self._request.method == b"HEAD" else reply.body
        body = self._http.send(h11.Data(data=text)) or b"" if text else b""
        self._transport.write(head + body + (self._http.send(h11.EndOfMessage()) or b""))
        if self._http.our_state is h11.DONE and self._http.their_state is h11.DONE:
            self._http.start_next_cycle()
        else:
            self._transport.close()

    def _send_badly(self, transport: asyncio.Transport, head: bytes, reply: Reply) -> None:
        if reply.manner is Manner.DRIP:
            transport.write(head)
            self._drip(reply.body, reply.drip_seconds)
            return
        transport.write(head + reply.body[: len(reply.body) // 2])
        if reply.manner is Manner.TRUNCATED:
            transport.close()
        else:
            _reset(transport)

    def _drip(self, rest: bytes, seconds: float) -> None:
        if self._transport is None or not rest:
            self.close()
            return
        self._transport.write(rest[:1])
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(seconds, self._drip, rest[1:], seconds)


_NOTHING_YET = h11.Request(method="GET", target="/", headers=[("Host", "nowhere")])

# Windows takes two shorts where POSIX takes two ints.
_LINGER_NO_TIME = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


def _reset(transport: asyncio.Transport) -> None:
    """RST instead of FIN: linger on, for no time."""
    raw = transport.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NO_TIME)
    transport.abort()


def _head(reply: Reply) -> h11.Response:
    headers = [
        ("Date", _date(int(time()))),
        ("Content-Type", reply.content_type),
        ("Content-Length", str(len(reply.body))),
        *reply.headers,
    ]
    return h11.Response(status_code=reply.status, headers=headers)


@lru_cache(maxsize=4)
def _date(second: int) -> str:
    return formatdate(second, usegmt=True)
