"""Work that may hang for ever, kept where it cannot hold up the program's end."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

T = TypeVar("T")


def apart(work: Callable[[], T], name: str) -> asyncio.Future[T]:
    """Run blocking work in a daemon thread of its own; who waits may stop waiting at any time.

    An executor's threads are joined when the program ends: one stuck in a vault or on a dead
    drive would keep it from ending.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def body() -> None:
        try:
            settle = partial(_succeed, future, work())
        except BaseException as error:  # noqa: BLE001 - whoever waits gets it
            settle = partial(_fail, future, error)
        # RuntimeError: nobody waits any more, the loop has ended.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(settle)

    threading.Thread(target=body, name=name, daemon=True).start()
    return future


def _succeed(future: asyncio.Future[T], value: T) -> None:
    if not future.done():
        future.set_result(value)


def _fail(future: asyncio.Future[T], error: BaseException) -> None:
    if not future.done():
        future.set_exception(error)
