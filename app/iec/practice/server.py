"""The simulated IEC's mind: tokens, the limit, the roll, and a record of every request."""

from __future__ import annotations

import asyncio
import re
import secrets
import ssl
import time
from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs

from app.iec.practice.faults import Call, Door, Fault, limit_reply, parse_fault, struck_by
from app.iec.practice.http import Connection
from app.iec.practice.people import HOME_WARD, person_of
from app.iec.practice.replies import (
    SIGN_IN_WRONG,
    UNAUTHORISED,
    Manner,
    Reply,
    Roll,
    Scripted,
    json_reply,
    reply_about,
    scripted_reply,
)

HOUR = 3600.0
_VOTER = re.compile(r"/api/Voters/IDNumber/([0-9]{13})")


@dataclass(frozen=True, slots=True)
class VoterRequest:
    """One request about a person: `at` by the server's clock; status 0 where none was sent."""

    at: float
    wall: datetime
    id_number: str
    status: int


@dataclass(frozen=True, slots=True)
class TokenRequest:
    """One sign-in: `at` by the server's clock; status 0 where none was sent."""

    at: float
    wall: datetime
    user_name: str
    status: int


class PracticeIec:
    """A simulated IEC on 127.0.0.1. `port` 0 takes a free one; `address` is known once started.

    `roll` scripts single people and may be changed while it runs, like `latency_ms` and
    `faults`. `credentials` None takes any user name and password that are not empty. `limit` is
    lookups answered in any 60 minutes by `clock` (seconds), None for none; over it comes 429,
    with `Retry-After` in seconds, as a date with `limit_as_date`.
    """

    def __init__(
        self,
        port: int = 0,
        *,
        latency_ms: float = 0,
        faults: Sequence[Fault | str] = (),
        roll: Roll | None = None,
        credentials: tuple[str, str] | None = None,
        expires_in: float = HOUR,
        limit: int | None = None,
        limit_as_date: bool = False,
        home_ward: int = HOME_WARD,
        clock: Callable[[], float] = time.monotonic,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.latency_ms = latency_ms
        self.faults = [parse_fault(one) if isinstance(one, str) else one for one in faults]
        self.roll: dict[str, Scripted | Sequence[Scripted]] = dict(roll or {})
        self.credentials = credentials
        self.expires_in = expires_in
        self.limit = limit
        self.limit_as_date = limit_as_date
        self.home_ward = home_ward
        self.requests: list[VoterRequest] = []
        self.token_requests: list[TokenRequest] = []
        self._clock = clock
        self._tls = tls
        self._port = port
        self._tokens: dict[str, float] = {}
        self._asked: Counter[str] = Counter()
        self._answered_at: deque[float] = deque()
        self._server: asyncio.Server | None = None
        self._connections: set[Connection] = set()

    @property
    def port(self) -> int:
        """The port it listens on; the same again after `stop` and `start`."""
        return self._port

    @property
    def address(self) -> str:
        """The base address for a client."""
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self._port}"

    async def start(self) -> None:
        """Listen. Raises OSError where the port is taken."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: Connection(self._answer, self._connections),
            "127.0.0.1",
            self._port,
            ssl=self._tls,
            backlog=512,
        )
        self._port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Cut every connection and listen no more; tokens and records are kept."""
        if self._server is None:
            return
        self._server.close()
        for connection in list(self._connections):
            connection.close()
        await self._server.wait_closed()
        self._server = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    def fault(self, text: str) -> Fault:
        """Add a fault while it runs; its `stop` takes it away."""
        fault = parse_fault(text)
        self.faults.append(fault)
        return fault

    def revoke_tokens(self) -> None:
        """Make every token given out worthless, as if all had expired."""
        self._tokens.clear()

    def max_in_any(self, minutes: float = 60) -> int:
        """The most requests about people that fell into any window of so many minutes."""
        window: deque[float] = deque()
        most = 0
        for at in sorted(request.at for request in self.requests):
            window.append(at)
            while window[0] <= at - minutes * 60:
                window.popleft()
            most = max(most, len(window))
        return most

    @property
    def open_connections(self) -> int:
        """How many clients are connected now."""
        return len(self._connections)

    def times_asked(self, id_number: str) -> int:
        """How many requests came about one person."""
        return self._asked[id_number]

    def _answer(
        self, method: str, target: str, authorization: str, body: bytes
    ) -> tuple[Reply, float]:
        latency = self.latency_ms / 1000
        voter = _VOTER.fullmatch(target)
        if voter and method == "GET":
            return self._answer_voter(voter.group(1), authorization), latency
        if target == "/token" and method == "POST":
            return self._answer_token(body), latency
        return json_reply(404, {"Message": "No HTTP resource was found that matches."}), latency

    def _answer_voter(self, id_number: str, authorization: str) -> Reply:
        reply = self._voter_reply(id_number, authorization)
        if reply.revoke:
            self.revoke_tokens()
        self._asked[id_number] += 1
        status = 0 if reply.manner is Manner.SILENT else reply.status
        now = datetime.now(UTC)
        self.requests.append(VoterRequest(self._clock(), now, id_number, status))
        return reply

    def _voter_reply(self, id_number: str, authorization: str) -> Reply:
        if self._tokens.get(authorization.removeprefix("Bearer "), 0.0) <= self._clock():
            return UNAUTHORISED
        over = self._over_limit()
        if over is not None:
            return over
        call = Call(id_number, self._true_reply(id_number), self._asked[id_number])
        return struck_by(self.faults, Door.VOTERS, call)

    def _true_reply(self, id_number: str) -> Reply:
        entry = self.roll.get(id_number)
        if entry is not None:
            return scripted_reply(entry, self._asked[id_number])
        return reply_about(id_number, person_of(id_number, self.home_ward))

    def _over_limit(self) -> Reply | None:
        if self.limit is None:
            return None
        now = self._clock()
        while self._answered_at and self._answered_at[0] <= now - HOUR:
            self._answered_at.popleft()
        if len(self._answered_at) < self.limit:
            self._answered_at.append(now)
            return None
        wait = self._answered_at[0] + HOUR - now if self._answered_at else HOUR
        return limit_reply(int(wait) + 1, as_date=self.limit_as_date)

    def _answer_token(self, body: bytes) -> Reply:
        form = parse_qs(body.decode("latin-1"), keep_blank_values=True)
        user_name, password = (form.get(key, [""])[0] for key in ("username", "password"))
        proper = self._grant(form.get("grant_type", [""])[0], user_name, password)
        reply = struck_by(self.faults, Door.TOKEN, Call("", proper, 0))
        status = 0 if reply.manner is Manner.SILENT else reply.status
        now = datetime.now(UTC)
        self.token_requests.append(TokenRequest(self._clock(), now, user_name, status))
        return reply

    def _grant(self, grant_type: str, user_name: str, password: str) -> Reply:
        known = self.credentials in (None, (user_name, password))
        if grant_type != "password" or not user_name or not password or not known:
            return json_reply(400, SIGN_IN_WRONG)
        token = secrets.token_urlsafe(24)
        self._tokens[token] = self._clock() + self.expires_in
        return json_reply(
            200,
            {
                "access_token": token,
                "token_type": "bearer",  # nosec B105 - the kind of token, not one
                "expires_in": self.expires_in,
            },
        )
