"""How each fault of the plan is brought about, and how it is ended again."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field

import pymysql

from app.iec.practice.faults import Fault, parse_fault
from app.iec.practice.people import Outcome, person_of
from tests.chaos.office import PATIENCE, ChaosOffice, SeatPc
from tests.chaos.plan import Strike
from tests.helpers.commands import wait_until
from tests.helpers.tcp_proxy import Line, TcpProxy

SLOW_SECONDS = 0.3
# These make up a record where the true reply has none: they strike those only who have one.
_NEED_A_RECORD = (
    *("truncated", "drip", "wrong-id", "registered-text", "no-ward", "contradicting"),
    *("null-fields", "two-answers"),
)
Cure = Callable[[], None]


@dataclass
class Striker:
    """Strikes the office and heals it; `known` are the people that any list may hold."""

    office: ChaosOffice
    known: set[str]
    struck: dict[str, int] = field(default_factory=dict)
    _cures: dict[Strike, Cure] = field(default_factory=dict)

    def strike(self, one: Strike) -> None:
        """Begin one fault. One that found nothing to strike is not counted."""
        begin: Callable[[Strike], Cure | None] = getattr(self, f"_{one.target.name.lower()}")
        cure = begin(one)
        if cure is None:
            return
        self._cures[one] = cure
        name = f"{one.target}: {one.kind}"
        self.struck[name] = self.struck.get(name, 0) + 1

    def heal(self, one: Strike) -> None:
        """End it; what was killed is started again and need not serve yet."""
        self._cures.pop(one, _nothing)()

    def heal_all(self) -> None:
        """End what is on, and wait until every seat serves."""
        for one in list(self._cures):
            self.heal(one)
        for seat in self.office.seats.values():
            wait_until(seat.serves, PATIENCE)

    # ---- A seat ----

    def _seat(self, one: Strike) -> Cure | None:
        seat = self.office.seats[one.seat]
        if one.kind == "frozen":
            seat.signal(signal.SIGSTOP)
            return lambda: seat.signal(signal.SIGCONT)
        if one.kind == "child killed":
            return _nothing if seat.kill_child() else None
        seat.end(signal.SIGKILL if one.kind == "killed" else signal.SIGTERM)
        return seat.start

    def _disk(self, one: Strike) -> Cure:
        seat = self.office.seats[one.seat]
        ballast = seat.disk / "ballast"
        # Opened first and filled to the last byte: what is written now does not fit.
        with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(1 << 20))
        with ballast.open("ab", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(512))
        return lambda: ballast.unlink(missing_ok=True)

    def _clock(self, one: Strike) -> Cure:
        seat = self.office.seats[one.seat]
        _set_clock(seat, one.kind)
        return lambda: _set_clock(seat, "+0")

    def _share(self, one: Strike) -> Cure:
        seat = self.office.seats[one.seat]
        seat.unmount_share()
        return seat.mount_share

    def _database_line(self, one: Strike) -> Cure:
        return self._line(self.office.seats[one.seat].database_line, one.kind)

    def _redis_line(self, one: Strike) -> Cure:
        return self._line(self.office.seats[one.seat].redis_line, one.kind)

    def _line(self, line: TcpProxy, kind: str) -> Cure:
        if kind == "slow":
            line.delay = SLOW_SECONDS
        elif kind == "half-open":
            line.line = Line.SWALLOW
        else:
            line.line = Line.REFUSE
            self.office.lines.reset(line)

        def cure() -> None:
            line.delay, line.line = 0.0, Line.PASS

        return cure

    # ---- What all share ----

    def _database(self, one: Strike) -> Cure:
        server = self.office.mariadb
        if one.kind == "frozen":
            os.kill(server.pid, signal.SIGSTOP)
            return lambda: os.kill(server.pid, signal.SIGCONT)
        if one.kind == "connections cut":
            self._cut_connections()
            return _nothing
        if one.kind == "killed":
            server.kill()
        else:
            server.stop()
        return server.start

    def _cut_connections(self) -> None:
        for (number,) in self.office.mariadb.run(
            "SELECT id FROM information_schema.processlist WHERE user <> 'system user'"
        ):
            with contextlib.suppress(pymysql.err.MySQLError):
                self.office.mariadb.run(f"KILL {number}")

    def _redis(self, one: Strike) -> Cure:
        redis = self.office.redis
        if one.kind == "flushed":
            redis.flush()
            return _nothing
        if one.kind == "frozen":
            redis.freeze()
            return redis.thaw
        redis.stop()
        return redis.start

    def _iec(self, one: Strike) -> Cure:
        iec = self.office.iec
        if one.kind == "tokens worthless":
            iec.revoke_tokens()
            return _nothing
        # "gone": it cuts every connection, at both doors.
        names = ("reset", "token-reset") if one.kind == "gone" else (one.kind,)
        faults = [_fault(name, self.known) for name in names]
        iec.faults.extend(faults)

        def cure() -> None:
            for fault in faults:
                iec.faults.remove(fault)

        return cure


def _fault(text: str, known: set[str]) -> Fault:
    fault = parse_fault(text)
    if fault.name in _NEED_A_RECORD:
        fault.ids = frozenset(one for one in known if person_of(one).outcome is Outcome.HOME)
    return fault


def _set_clock(seat: SeatPc, shift: str) -> None:
    # Replaced at once: the program may read it at any moment.
    new = seat.clock.with_name("clock.new")
    new.write_text(shift)
    new.replace(seat.clock)


def _nothing() -> None:
    return None
