"""The real program with its masks taken off, and httpx's log of addresses on: what it tells then,
a hunt has to find.

`python -m tests.helpers.leaky COMMAND…`; `window` as first word opens the watched window.
"""

from __future__ import annotations

import logging
import sys

from app.domain import masking


def _as_it_is(text: str) -> str:
    return text


# Before anything of the program is imported that takes these by name; in its child too.
masking.mask_numbers = masking.name_numbers = _as_it_is
logging.getLogger("httpx").setLevel(logging.INFO)
logging.getLogger("httpx").setLevel = lambda _level: None  # type: ignore[method-assign]


if __name__ == "__main__":
    if sys.argv[1:2] == ["window"]:
        from tests.e2e.window.driver import main as open_watched

        sys.exit(open_watched(sys.argv[2:]))
    from app.__main__ import main

    sys.exit(main())
