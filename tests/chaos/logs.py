"""What a seat may not have logged, whatever befell it: an error of its own, or a traceback."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Not at a line's beginning only: a seat that was killed, or whose disk was full, leaves half lines.
_ENTRY = re.compile(
    r"(?=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (?:DEBUG|INFO|WARNING|ERROR|CRITICAL) )"
)
_HEAD = re.compile(r"\S+ \S+ (?P<level>[A-Z]+) (?P<logger>[\w.]+): (?P<message>.*)")
_BAD = ("ERROR", "CRITICAL")

# (logger, beginning of the message, what the entry has beside): why a fault of the plan brings it.
RIGHT: dict[tuple[str, str, str], str] = {
    ("uvicorn.error", "Cancel ", "timeout graceful shutdown exceeded"): (
        "a seat is stopped while its database line is cut: what waits for it is let go"
    ),
    ("uvicorn.error", "Exception in ASGI application", "timeout graceful shutdown exceeded"): (
        "the same, where a reply had begun"
    ),
}


def wrong_entries(log: str) -> Iterator[str]:
    """The first line of each entry that no fault explains, with the last line of its traceback."""
    for entry in _ENTRY.split(log):
        head = _HEAD.match(entry)
        if head is None:
            # Half a line before the first whole one.
            if "Traceback" in entry:
                yield _short(entry)
            continue
        if (head["level"] in _BAD or "Traceback (" in entry) and not _is_right(head, entry):
            yield _short(entry)


def _is_right(head: re.Match[str], entry: str) -> bool:
    return any(
        head["logger"] == logger and head["message"].startswith(beginning) and beside in entry
        for logger, beginning, beside in RIGHT
    )


def _short(entry: str) -> str:
    first, *others = entry.strip().splitlines()
    return f"{first[:300]} … {others[-1][:300]}" if others else first[:300]
