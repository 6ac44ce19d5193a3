"""The simulated IEC as a process of its own: `practice-server`."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from app.domain.errors import UserError
from app.iec.practice.faults import Fault, parse_fault
from app.iec.practice.people import HOME_WARD
from app.iec.practice.server import PracticeIec


def run_practice_server(
    port: int = 0,
    latency_ms: float = 0,
    faults: Sequence[str] = (),
    until_stdin_closes: bool = False,
    *,
    limit: int | None = None,
    home_ward: int = HOME_WARD,
) -> None:
    """Serve until SIGTERM, Ctrl+C or, if asked, the end of standard input.

    Prints one line `{"address": "http://127.0.0.1:PORT"}` on standard output once it listens.
    Raises UserError for an unknown fault or a port that is taken.
    """
    server = PracticeIec(
        port,
        latency_ms=latency_ms,
        faults=_fresh(faults),
        limit=limit,
        home_ward=home_ward,
    )
    asyncio.run(_serve(server, until_stdin_closes))


def _fresh(faults: Sequence[str]) -> list[Fault]:
    return [parse_fault(one) for one in faults]


async def _serve(server: PracticeIec, until_stdin_closes: bool) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop_soon() -> None:
        # From a signal handler or another thread, perhaps after the loop has ended.
        if not loop.is_closed():
            loop.call_soon_threadsafe(stop.set)

    try:
        await server.start()
    except OSError as taken:
        raise UserError(
            f"The practice server cannot use port {server.port} ({taken.strerror}). "
            "Give another with --port, or 0 for a free one"
        ) from None
    with _stop_signals(stop_soon):
        if until_stdin_closes:
            threading.Thread(target=_watch_stdin, args=(stop_soon,), daemon=True).start()
        _announce(server.address)
        await stop.wait()
    await server.stop()


def _announce(address: str) -> None:
    sys.stdout.write(json.dumps({"address": address}) + "\n")
    sys.stdout.flush()


def _watch_stdin(stop: Callable[[], None]) -> None:
    # os.read, not sys.stdin: a thread that waits inside a buffered reader at the end of the
    # process makes the interpreter abort.
    try:
        while os.read(0, 4096):
            pass
    except OSError:
        pass
    stop()


@contextmanager
def _stop_signals(stop: Callable[[], None]) -> Iterator[None]:
    """Let SIGINT, SIGTERM (and Ctrl+Break) end the server in good order."""

    def handle(_number: int, _frame: FrameType | None) -> None:
        stop()

    names = ("SIGINT", "SIGTERM", "SIGBREAK")
    kept = {
        number: signal.signal(number, handle)
        for name in names
        if (number := getattr(signal, name, None)) is not None
    }
    try:
        yield
    finally:
        for number, before in kept.items():
            signal.signal(number, before)
