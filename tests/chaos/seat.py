"""The real program on a PC whose clock is moved under it."""

from __future__ import annotations

import sys
import threading
import time


def _sleep(seconds: float) -> None:
    threading.Event().wait(seconds)


if __name__ == "__main__":
    # Before the program is imported: libfaketime refuses `clock_nanosleep` with EINVAL once its
    # clock has been moved (measured), which no real clock does.
    time.sleep = _sleep
    from app.__main__ import main

    sys.exit(main())
