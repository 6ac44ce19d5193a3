"""Which errors of a server undo a transaction without a reason of its own, so that it is run again.

1205 lock wait, 1213 deadlock, 1020 record changed (MariaDB with snapshot isolation): undone by the
server. 2006, 2013 and their like: the connection is gone, and with it the transaction.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

T = TypeVar("T")

UNDONE = frozenset({1020, 1205, 1213})
# Also: 1053 shutting down, 1927 killed, 4031 idle too long (MySQL), 0 a closed socket.
LOST = frozenset({0, 1053, 1927, 2006, 2013, 2014, 2055, 4031})
MOST_UNDONE = 10
# An oversized packet is told as a lost connection too (measured): for ever would be a loop.
MOST_LOST = 2


class Repeats:
    """Runs work again that a server undid; waits a little longer each time."""

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        self._sleep = sleep

    def run(self, attempt: Callable[[], T]) -> T:
        """What `attempt` returns. Its last error passes when it was undone too often."""
        undone = lost = 0
        while True:
            try:
                return attempt()
            except DBAPIError as error:
                if is_undone(error) and undone < MOST_UNDONE:
                    undone += 1
                elif is_lost(error) and lost < MOST_LOST:
                    lost += 1
                else:
                    raise
            self._sleep(random.uniform(0, 0.02 * 2 ** min(undone + lost, 5)))  # nosec B311 - a pause


def is_undone(error: DBAPIError) -> bool:
    """Whether the server rolled the transaction back for the sake of another one."""
    return code_of(error) in UNDONE


def is_lost(error: DBAPIError) -> bool:
    """Whether the connection went away; a COMMIT that was under way may have been done."""
    return error.connection_invalidated or code_of(error) in LOST


def code_of(error: DBAPIError) -> int | None:
    """The server's or driver's number of an error; None where there is none."""
    words = getattr(error.orig, "args", ())
    return words[0] if words and isinstance(words[0], int) else None
