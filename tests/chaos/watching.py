"""A thread that must not end unseen: a witness that is dead sees nothing wrong."""

from __future__ import annotations

import threading
from collections.abc import Callable

END_SECONDS = 20.0
Say = Callable[[str], None]


class Watching:
    """Does `work` in a thread of its own; an error in it, or an end too soon, is said as wrong."""

    def __init__(self, name: str, work: Callable[[], None], say: Say) -> None:
        self._name = name
        self._work = work
        self._say = say
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def must_live(self) -> None:
        """Say so when the thread has begun, and has ended before it was asked to."""
        if self._thread.ident is not None and not self._thread.is_alive():
            self._say(f"{self._name} had ended before it was asked to")

    def must_end(self) -> None:
        """Wait for its end, and say so when it does not come. Ask it to end before."""
        if self._thread.ident is None:
            return
        self._thread.join(END_SECONDS)
        if self._thread.is_alive():
            self._say(f"{self._name} did not end within {END_SECONDS:.0f} s")

    def _run(self) -> None:
        try:
            self._work()
        except Exception as fault:
            self._say(f"{self._name} died of {type(fault).__name__}: {fault}")
